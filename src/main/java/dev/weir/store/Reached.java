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

    /**
     * The entry of a snapshot's summary that says it, and the property of the table that says it too: for where somebody deleted rows and had the
     * snapshots expire that still have them.
     */
    static final String SUMMARY = "weir.positions";

    private Reached() {}

    /** How far the table is as of its current snapshot. */
    static Positions of(Table table) throws IOException {
        Optional<Positions> said = said(SnapshotUtil.currentAncestors(table));
        if (said.isPresent()) {
            return said.get(); // First: it goes back with a table that is rolled back.
        }
        String text = table.properties().get(SUMMARY);
        return text == null ? counted(table) : Positions.of(text);
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

    /** Where all snapshots that said it have expired, of a table as 0.1.0 wrote it: by the rows, of which three columns are read. */
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
