package dev.weir.store;

import java.io.IOException;
import org.apache.iceberg.data.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Makes rows of what was read. */
interface Rows {

    /** The row, or null: nobody can say what the record is. */
    @Nullable
    GenericRecord row(Taken taken) throws IOException;
}
