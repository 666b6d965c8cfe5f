package dev.weir.decode;

import dev.weir.settings.AvroSettings;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.avro.Schema;

/** Tells by which schema an Avro record was written: a file's, or the one that the record names. */
interface WriterSchemas {

    /**
     * The schema of a record.
     *
     * @param value the whole value, at least one byte
     * @throws Refusal when the record names no schema, or one that does not exist
     * @throws IllegalStateException when the schemas are out of reach: no fault of the record
     */
    Schema of(byte[] value) throws Refusal;

    /** How many bytes stand before the record itself. */
    int frame();

    /** Those that the settings name. */
    static WriterSchemas of(AvroSettings avro) {
        return avro.schema() != null
                ? new SchemaInFile(Path.of(avro.schema()))
                : new SchemaRegistry(
                        Objects.requireNonNull(avro.registry(), "avro.registry"),
                        avro.resolvedLogin(),
                        System::currentTimeMillis);
    }
}
