package dev.weir.store;

import dev.weir.manifest.InTable;
import dev.weir.manifest.SetFiles;
import dev.weir.training.Rows;
import dev.weir.training.Sha256;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** The files of a training set that is a snapshot, by the last part of their locations, which no two have in common. */
final class SnapshotFiles implements SetFiles {

    private static final String LOCAL = "file:";

    private final Table table;
    private final InTable place;
    private final Map<String, DataFile> files = new LinkedHashMap<>();
    private long deletes;

    private SnapshotFiles(Table table, InTable place) {
        this.table = table;
        this.place = place;
    }

    /** Reads what the snapshot has; of one that is gone, nothing. */
    static SnapshotFiles of(Table table, InTable place) throws IOException {
        SnapshotFiles found = new SnapshotFiles(table, place);
        if (table.snapshot(place.snapshot()) != null) {
            try (CloseableIterable<FileScanTask> tasks =
                    table.newScan().useSnapshot(place.snapshot()).planFiles()) {
                for (FileScanTask task : tasks) {
                    found.files.put(name(task.file()), task.file());
                    found.deletes += task.deletes().size();
                }
            }
        }
        return found;
    }

    /** How a manifest calls a file. */
    static String name(DataFile file) {
        String location = file.location();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /**
     * The digest of a file, or null: it is gone. On this machine it is read without Hadoop, which keeps sums of its own beside its files and
     * hands out nothing that does not fit them.
     */
    static @Nullable String sha256(Table table, DataFile file) throws IOException {
        if (file.location().startsWith(LOCAL)) {
            Path local = Path.of(file.location().substring(LOCAL.length()));
            return Files.isRegularFile(local) ? Sha256.of(local) : null;
        }
        InputFile stored = table.io().newInputFile(file.location());
        if (!stored.exists()) {
            return null;
        }
        try (InputStream in = stored.newStream()) {
            return Sha256.of(in);
        }
    }

    @Override
    public List<String> problems(Set<String> names) {
        List<String> problems = new ArrayList<>();
        if (table.snapshot(place.snapshot()) == null) {
            problems.add(place + " is gone: somebody dropped its tag, and old snapshots were forgotten");
        }
        SnapshotRef tag = table.refs().get(place.tag());
        if (tag == null) {
            problems.add("table " + place.name() + " has no tag '" + place.tag() + "': it was dropped");
        } else if (tag.snapshotId() != place.snapshot()) {
            problems.add(
                    "the tag '" + place.tag() + "' of table " + place.name() + " is of snapshot " + tag.snapshotId()
                            + ", and the manifest of " + place.snapshot() + ": who reads by the tag reads another set");
        }
        files.forEach((name, file) -> {
            if (!names.contains(name)) {
                problems.add(file.location() + " is not of the set: the manifest does not name it");
            }
        });
        if (deletes > 0) {
            problems.add(place + " has files that delete rows; a set has none");
        }
        return problems;
    }

    @Override
    public String place(String name) {
        DataFile file = files.get(name);
        return file == null ? name + " of " + place : file.location();
    }

    @Override
    public @Nullable String sha256(String name) throws IOException {
        DataFile file = files.get(name);
        return file == null ? null : sha256(table, file);
    }

    @Override
    public void read(String name, Rows.Taker taker) throws IOException {
        DataFile file = files.get(name);
        if (file == null) {
            throw new TrainingException(place(name) + " is missing");
        }
        Schema schema = table.schema();
        try (CloseableIterable<Record> rows = Parquet.read(table.io().newInputFile(file.location()))
                .project(schema)
                .createReaderFunc(stored -> GenericParquetReaders.buildReader(schema, stored))
                .build()) {
            for (Record row : rows) {
                taker.take(SetRows.line(row));
            }
        }
    }
}
