package dev.weir.store;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** The tables as a reader sees them. */
record Warehouse(Settings settings) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    List<Record> rows(Target target) throws IOException {
        try (StoreTables tables = StoreTables.of(settings);
                CloseableIterable<Record> rows =
                        IcebergGenerics.read(tables.table(target)).build()) {
            List<Record> all = new ArrayList<>();
            rows.forEach(all::add);
            return all;
        }
    }

    List<String> origins() throws IOException {
        return rows(Target.ADMITTED).stream()
                .map(row -> (String) row.getField("origin"))
                .toList();
    }

    /** Waits until there are so many rows, or more. */
    void await(int rows) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (rows(Target.ADMITTED).size() < rows) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + rows(Target.ADMITTED).size() + " of " + rows + " rows came");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** The id of the present state of the table of admitted events. */
    long snapshot() {
        try (StoreTables tables = StoreTables.of(settings)) {
            return tables.table(Target.ADMITTED).currentSnapshot().snapshotId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What somebody does to a table beside the job. */
    interface Act {
        void on(Table table) throws IOException;
    }

    void act(Target target, Act act) throws IOException {
        try (StoreTables tables = StoreTables.of(settings)) {
            act.on(tables.table(target));
        }
    }
}
