package dev.weir.decode;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** One schema, in a file beside, for every record of a stream; the records are written without a frame. */
final class SchemaInFile implements WriterSchemas {

    private final Schema schema;

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException when it cannot be read or is no Avro schema
     */
    SchemaInFile(Path file) {
        try {
            schema = new Schema.Parser().parse(file.toFile());
        } catch (IOException | AvroRuntimeException e) {
            throw new IllegalArgumentException(
                    "avro.schema: " + file + " is no Avro schema that can be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Schema of(byte[] value) {
        return schema;
    }

    @Override
    public int frame() {
        return 0;
    }
}
