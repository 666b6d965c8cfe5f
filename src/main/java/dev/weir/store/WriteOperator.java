package dev.weir.store;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;

/**
 * Writes rows to files, and hands the files on before each barrier. What a table already has when the task starts is not written again: a
 * savepoint that is older than the table makes the source read it once more.
 */
final class WriteOperator extends AbstractStreamOperator<byte[]>
        implements OneInputStreamOperator<Taken, byte[]>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    private final Settings settings;
    private transient StoreTables tables;
    private transient Map<Target, Part> parts = new EnumMap<>(Target.class);

    WriteOperator(Settings settings) {
        this.settings = settings;
    }

    /** What is written of one table. */
    private static final class Part {
        private final PartitionSpec spec;
        private final Positions held;
        private final Rows rows;
        private final RowFiles files;
        private Positions seen = new Positions();
        private long unreadable;

        private Part(Table table, Rows rows, RowFiles files) throws IOException {
            this.spec = table.spec();
            this.held = Reached.of(table);
            this.rows = rows;
            this.files = files;
        }

        private void take(Taken taken) throws IOException {
            if (taken.offset() < held.next(taken.topic(), taken.partition())) {
                return;
            }
            GenericRecord row = rows.row(taken);
            if (row == null) {
                unreadable++;
            } else {
                files.write(row);
            }
            seen.pass(taken.topic(), taken.partition(), taken.offset());
        }

        private Batch complete(Target target) throws IOException {
            List<String> json = new ArrayList<>();
            for (DataFile file : files.complete()) {
                json.add(ContentFileParser.toJson(file, spec));
            }
            Batch batch = new Batch(target, 0, new Positions(), seen, json, unreadable);
            seen = new Positions();
            unreadable = 0;
            return batch;
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int attempt = getRuntimeContext().getTaskInfo().getAttemptNumber();
        tables = StoreTables.of(settings);
        parts = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            Table table = tables.table(target);
            parts.put(target, new Part(table, target.rows(table.schema()), new RowFiles(table, task, attempt)));
        }
    }

    @Override
    public void processElement(StreamRecord<Taken> element) throws IOException {
        Taken taken = element.getValue();
        Objects.requireNonNull(parts.get(taken.table())).take(taken);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws IOException {
        handOn();
    }

    @Override
    public void endInput() throws IOException {
        handOn();
    }

    private void handOn() throws IOException {
        for (Map.Entry<Target, Part> part : parts.entrySet()) {
            Batch batch = part.getValue().complete(part.getKey());
            if (!batch.isEmpty()) {
                output.collect(new StreamRecord<>(batch.bytes()));
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (Part part : parts.values()) {
            part.files.close();
        }
        if (tables != null) {
            tables.close();
        }
        super.close();
    }
}
