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
        awaitThat(() -> rows(Target.ADMITTED).size() >= rows);
    }

    /** Something that is true of the tables, or will be. */
    interface Hope {
        boolean isTrue() throws IOException;
    }

    /** Waits until it is true. */
    void awaitThat(Hope hope) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!hope.isTrue()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "it did not come, with " + rows(Target.ADMITTED).size() + " rows in the table");
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
