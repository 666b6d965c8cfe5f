package dev.weir.replay;

import dev.weir.decode.AvroFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of one file in their order. */
interface Records {

    /** The next one, or null at the end. */
    @Nullable
    Line next() throws IOException;

    /** Those of an Avro file, numbered from 1. */
    static Records of(AvroFile file) {
        return new Records() {
            private long number;

            @Override
            public @Nullable Line next() throws IOException {
                byte[] record = file.next();
                return record == null ? null : Line.of(++number, record, Line.End.LF);
            }
        };
    }
}
