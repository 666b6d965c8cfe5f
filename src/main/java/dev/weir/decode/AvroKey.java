package dev.weir.decode;

import dev.weir.event.DeadReason;
import dev.weir.settings.AvroSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads the id that an Avro key is: a text, a whole number, or a record whose only field is one. Not thread-safe. */
public final class AvroKey {

    private final WriterSchemas schemas;

    /** @throws IllegalArgumentException when a file of the settings is no schema */
    public AvroKey(AvroSettings avro) {
        schemas = WriterSchemas.of(avro);
    }

    /**
     * The id.
     *
     * @throws IllegalArgumentException when these bytes are none, saying why
     * @throws IllegalStateException when the schemas are out of reach: no fault of the key
     */
    public String id(byte[] key) {
        try {
            if (key.length == 0) {
                throw refusal("it has no bytes");
            }
            Schema schema = schemas.of(key);
            int from = schemas.frame();
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(key, from, key.length - from, null);
            String id = value(only(schema), in, key.length);
            if (!in.isEnd()) {
                throw refusal("bytes follow after what its schema tells of");
            }
            return id;
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.error(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not what its schema tells of: " + e.getMessage(), e);
        }
    }

    private static Schema only(Schema schema) {
        boolean isWrapped =
                schema.getType() == Schema.Type.RECORD && schema.getFields().size() == 1;
        return isWrapped ? schema.getFields().get(0).schema() : schema;
    }

    private static String value(Schema schema, BinaryDecoder in, int bytes) throws IOException, Refusal {
        return switch (schema.getType()) {
            case UNION -> value(AvroFields.branch(schema, in), in, bytes);
            case STRING -> text(in, bytes);
            case INT -> Integer.toString(in.readInt());
            case LONG -> Long.toString(in.readLong());
            default ->
                throw refusal("its schema is of type " + schema.getType().getName()
                        + "; an id is a string, an int, a long, or a record whose only field is one");
        };
    }

    private static String text(BinaryDecoder in, int bytes) throws IOException, Refusal {
        long length = in.readLong();
        if (length < 0 || length > bytes) {
            throw refusal("its text says that it has " + length + " bytes, and the key has " + bytes);
        }
        byte[] utf8 = new byte[(int) length];
        in.readFixed(utf8);
        if (Utf8.firstInvalid(utf8) != Utf8.VALID) {
            throw refusal("its text is not valid UTF-8");
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static Refusal refusal(String why) {
        return new Refusal(DeadReason.NOT_AVRO, why);
    }
}
