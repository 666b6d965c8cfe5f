package dev.weir.store;

import java.io.IOException;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/** How far a table is, by what it says itself. */
final class Reached {

    /** The entry of a snapshot's summary that says it. */
    static final String SUMMARY = "weir.positions";

    private Reached() {}

    /** How far the table is as of its current snapshot. */
    static Positions of(Table table) throws IOException {
        Optional<Positions> said = said(SnapshotUtil.currentAncestors(table));
        return said.isPresent() ? said.get() : counted(table);
    }

    /** What the newest of these snapshots that says it says. Those of a compaction or a deletion by somebody else say nothing. */
    static Optional<Positions> said(Iterable<Snapshot> newestFirst) {
        for (Snapshot snapshot : newestFirst) {
            String text = snapshot.summary().get(SUMMARY);
            if (text != null) {
                return Optional.of(Positions.of(text));
            }
        }
        return Optional.empty();
    }

    /** Where all snapshots that said it have expired: by the rows, of which three columns are read. */
    private static Positions counted(Table table) throws IOException {
        Positions reached = new Positions();
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table)
                .select(Columns.TOPIC, Columns.PARTITION, Columns.OFFSET)
                .build()) {
            for (Record row : rows) {
                reached.pass((String) row.getField(Columns.TOPIC), (Integer) row.getField(Columns.PARTITION), (Long)
                        row.getField(Columns.OFFSET));
            }
        }
        return reached;
    }
}
