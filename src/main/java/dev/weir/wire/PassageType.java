package dev.weir.wire;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how a {@link Passage} travels. */
public final class PassageType extends TypeInformation<Passage> {

    public static final PassageType INSTANCE = new PassageType();

    private static final long serialVersionUID = 1L;

    private PassageType() {}

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<Passage> getTypeClass() {
        return Passage.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Passage> createSerializer(SerializerConfig config) {
        return PassageSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "Passage";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PassageType;
    }

    @Override
    public int hashCode() {
        return PassageType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof PassageType;
    }
}
