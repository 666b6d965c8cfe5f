package dev.weir.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.io.RollingDataWriter;
import org.apache.iceberg.util.PropertyUtil;

/** Writes rows into the files of their partitions. Nothing of it can be seen before the files are committed. Not thread-safe. */
final class RowFiles implements Closeable {

    /** A backlog is of many days; each open file keeps what it has not written yet. The one that waited longest is ended first. */
    static final int MOST_OPEN = 16;

    private static final long FILE_BYTES = 512L * 1024 * 1024;

    private final Table table;
    private final FileWriterFactory<Record> writers;
    private final OutputFileFactory names;
    private final PartitionKey key;
    private final InternalRecordWrapper wrapper;
    private final LinkedHashMap<PartitionKey, RollingDataWriter<Record>> open = new LinkedHashMap<>(32, 0.75f, true);
    private final List<DataFile> done = new ArrayList<>();

    /**
     * Opens nothing yet.
     *
     * @param task the number of the subtask
     * @param attempt the number of its attempt; with it and a name of its own no two files have one name
     */
    RowFiles(Table table, int task, int attempt) {
        this.table = table;
        this.writers = new GenericFileWriterFactory.Builder(table)
                .dataFileFormat(FileFormat.PARQUET)
                .build();
        this.names = OutputFileFactory.builderFor(table, task, attempt)
                .operationId(UUID.randomUUID().toString())
                .format(FileFormat.PARQUET)
                .build();
        this.key = new PartitionKey(table.spec(), table.schema());
        this.wrapper = new InternalRecordWrapper(table.schema().asStruct());
    }

    void write(Record row) throws IOException {
        key.partition(wrapper.wrap(row));
        RollingDataWriter<Record> writer = open.get(key);
        if (writer == null) {
            if (open.size() >= MOST_OPEN) {
                Map.Entry<PartitionKey, RollingDataWriter<Record>> longest =
                        open.entrySet().iterator().next();
                open.remove(longest.getKey());
                end(longest.getValue());
            }
            PartitionKey own = key.copy();
            writer = new RollingDataWriter<>(writers, names, table.io(), fileBytes(), table.spec(), own);
            open.put(own, writer);
        }
        writer.write(row);
    }

    private long fileBytes() {
        return PropertyUtil.propertyAsLong(table.properties(), "write.target-file-size-bytes", FILE_BYTES);
    }

    private void end(RollingDataWriter<Record> writer) throws IOException {
        writer.close();
        done.addAll(writer.result().dataFiles());
    }

    /** Ends all files, and gives them away. */
    List<DataFile> complete() throws IOException {
        for (RollingDataWriter<Record> writer : open.values()) {
            end(writer);
        }
        open.clear();
        List<DataFile> files = List.copyOf(done);
        done.clear();
        return files;
    }

    /** Removes what nobody took. */
    @Override
    public void close() throws IOException {
        for (DataFile file : complete()) {
            table.io().deleteFile(file.location());
        }
    }
}
