package dev.weir.store;

import java.io.IOException;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * A table as it was at one moment, whatever is appended meanwhile.
 *
 * @param snapshot null where nothing was ever appended
 * @param reached how far it was
 */
record State(Table table, @Nullable Snapshot snapshot, Positions reached) {

    static State of(Table table) throws IOException {
        return new State(table, table.currentSnapshot(), Reached.of(table));
    }

    /** How many rows it has. */
    long rows() {
        return snapshot == null ? 0 : Long.parseLong(snapshot.summary().getOrDefault("total-records", "0"));
    }

    /** Its rows for which the expression holds, one at a time. */
    CloseableIterable<Record> read(Expression which) {
        return snapshot == null
                ? CloseableIterable.empty()
                : IcebergGenerics.read(table)
                        .useSnapshot(snapshot.snapshotId())
                        .where(which)
                        .build();
    }
}
