package dev.weir.store;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.actions.RewriteDataFilesCommitManager;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/**
 * Writes small files of a partition together into large ones, and forgets old snapshots. It may run beside the job: it takes files away that it
 * has read and adds others, the job only adds.
 */
public final class Compaction {

    /** So many groups of files are one commit: not one for each day of years, nor all lost with one failure. */
    private static final int GROUPS = 32;

    /** So many small files of a partition are worth it, where nobody says another number. */
    static final int LEAST_FILES = 5;

    private Compaction() {}

    /**
     * What it did to a table.
     *
     * @param table its name
     * @param taken how many files were read
     * @param made how many there are instead
     */
    public record Outcome(String table, int taken, int made) {}

    /**
     * Compacts both tables.
     *
     * @param leastFiles so many small files of a partition are worth it
     * @throws IOException when a file cannot be read or written; what does not go with it is compacted all the same
     */
    public static List<Outcome> run(Settings settings, int leastFiles) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Failures failures = new Failures();
        try (StoreTables tables = StoreTables.of(settings)) {
            for (Target target : Target.values()) {
                outcomes.add(compact(tables.table(target), leastFiles, failures));
            }
        }
        failures.end();
        return outcomes;
    }

    /** What could not be compacted: one file that is gone or damaged must not keep years of others as they are. */
    private static final class Failures {
        private int count;
        private @Nullable Exception first;

        private void add(Exception failure) {
            count++;
            first = first == null ? failure : first;
        }

        private void end() throws IOException {
            if (first != null) {
                throw new IOException(
                        count + (count == 1 ? " group" : " groups")
                                + " of files cannot be compacted and stay as they are, the others are done: " + first
                                + "; look whether the file is in the warehouse and whole",
                        first);
            }
        }
    }

    private static Outcome compact(Table table, int leastFiles, Failures failures) throws IOException {
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            return new Outcome(table.name(), 0, 0);
        }
        BinPackRewriteFilePlanner planner = new BinPackRewriteFilePlanner(table);
        planner.init(Map.of("min-input-files", Integer.toString(leastFiles)));
        // Its snapshots do not say how far the table is: the job may have gone on meanwhile, and what it said last
        // holds.
        RewriteDataFilesCommitManager commits = new RewriteDataFilesCommitManager(table, snapshot.snapshotId());
        Set<RewriteFileGroup> done = new HashSet<>();
        int taken = 0;
        int made = 0;
        try (CloseableIterable<RewriteFileGroup> groups = planner.plan().groups()) {
            for (RewriteFileGroup group : groups) {
                try {
                    rewrite(table, group);
                } catch (IOException | RuntimeException e) {
                    failures.add(e);
                    continue;
                }
                done.add(group);
                taken += group.inputFileNum();
                made += group.addedFiles().size();
                if (done.size() == GROUPS) {
                    commits.commitOrClean(done);
                    done = new HashSet<>();
                }
            }
        }
        if (!done.isEmpty()) {
            commits.commitOrClean(done);
        }
        table.refresh();
        table.expireSnapshots().commit();
        return new Outcome(table.name(), taken, made);
    }

    private static void rewrite(Table table, RewriteFileGroup group) throws IOException {
        try (RowFiles files = new RowFiles(table, 0, 0)) {
            for (FileScanTask task : group.fileScanTasks()) {
                try (CloseableIterable<Record> rows = rows(table, task)) {
                    for (Record row : rows) {
                        files.write(row);
                    }
                }
            }
            group.setOutputFiles(new HashSet<>(files.complete()));
        }
    }

    /** The rows of a file, without those that somebody deleted. */
    private static CloseableIterable<Record> rows(Table table, FileScanTask task) {
        GenericDeleteFilter deletes = new GenericDeleteFilter(table.io(), task, table.schema(), table.schema());
        Schema read = deletes.requiredSchema();
        return deletes.filter(Parquet.read(table.io().newInputFile(task.file().location()))
                .project(read)
                .createReaderFunc(file -> GenericParquetReaders.buildReader(read, file))
                .build());
    }
}
