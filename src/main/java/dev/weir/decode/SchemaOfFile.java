package dev.weir.decode;

import org.apache.avro.Schema;

/** The schema that stands in the head of a file of records; these are written without a frame. */
record SchemaOfFile(Schema schema) implements WriterSchemas {

    @Override
    public Schema of(byte[] value) {
        return schema;
    }

    @Override
    public int frame() {
        return 0;
    }
}
