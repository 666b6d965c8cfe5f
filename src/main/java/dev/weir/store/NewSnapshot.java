package dev.weir.store;

import dev.weir.manifest.InTable;
import dev.weir.manifest.SetFile;
import dev.weir.training.RowWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * A training set on its way into its table: rows, then {@link #finish}, {@link #stage}, {@link #commit}. Nothing of it can be seen before the
 * last, which is one step for the snapshot and its tag. Not thread-safe.
 */
public final class NewSnapshot implements RowWriter, Closeable {

    private final Table table;
    private final String name;
    private final String tag;
    private final SetRows rows;
    private final RowFiles files;
    private List<DataFile> written = List.of();
    private @Nullable Transaction staged;

    NewSnapshot(Table table, String name, String tag) {
        this.table = table;
        this.name = name;
        this.tag = tag;
        this.rows = new SetRows(table.schema());
        this.files = new RowFiles(table, 0, 0);
    }

    @Override
    public void row(byte[] line) throws IOException {
        files.write(rows.row(line));
    }

    /** Ends the rows. Files are read again for their digests: what is there counts, not what was sent. */
    public List<SetFile> finish() throws IOException {
        written = files.complete();
        List<SetFile> set = new ArrayList<>();
        for (DataFile file : written) {
            set.add(new SetFile(
                    SnapshotFiles.name(file),
                    file.fileSizeInBytes(),
                    file.recordCount(),
                    Objects.requireNonNull(SnapshotFiles.sha256(table, file))));
        }
        return set;
    }

    /** Prepares the snapshot, and says what will name it. */
    public InTable stage() {
        Transaction transaction = table.newTransaction();
        OverwriteFiles only = transaction.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
        written.forEach(only::addFile);
        only.commit();
        long id = transaction.table().currentSnapshot().snapshotId();
        transaction.manageSnapshots().createTag(tag, id).commit();
        staged = transaction;
        return new InTable(name, id, tag);
    }

    /** Lets readers see it. */
    public void commit() {
        try {
            Objects.requireNonNull(staged).commitTransaction();
            written = List.of();
        } catch (CommitStateUnknownException e) {
            written = List.of(); // It may have been: then they are read.
            throw e;
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        files.close();
        written.forEach(file -> table.io().deleteFile(file.location()));
    }
}
