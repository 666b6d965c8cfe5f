package dev.weir.store;

import dev.weir.collect.TrainingLine;
import dev.weir.replay.Progress;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.training.Input;
import dev.weir.training.Order;
import dev.weir.training.Supply;
import dev.weir.training.TrainingException;
import dev.weir.training.TrainingSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What the tables hold, as the source of training sets: the records of the topics as far as the store has read them, and the rows of a
 * set from the topics.
 */
public final class TableSupply implements Supply, AutoCloseable {

    private final Settings settings;
    private final Progress progress;
    private final StoreTables tables;
    private final State admitted;
    private final State ledger;
    private final Map<String, Reader> readers = new HashMap<>();
    private final Map<Partition, Long> firsts = new HashMap<>();

    private record Reader(AdmittedReader rows, TrainingLine lines) {}

    private record Partition(String topic, int number) {}

    /**
     * Fixes what is read.
     *
     * @throws IOException when the catalog does not answer
     * @throws IllegalArgumentException when the settings do not say where the tables are, or there are none
     */
    public TableSupply(Settings settings, Progress progress) throws IOException {
        this.settings = settings;
        this.progress = progress;
        List<StreamSettings> streams = settings.streamList();
        for (int i = 0; i < streams.size(); i++) {
            StreamSettings stream = streams.get(i);
            readers.put(
                    settings.streamNames().get(i),
                    new Reader(
                            new AdmittedReader(
                                    i, List.copyOf(stream.fields().features().keySet())),
                            new TrainingLine(i, stream, settings)));
        }
        this.tables = StoreTables.of(settings);
        try {
            // The ledger last: a commit appends it first, so that no row is read without a retraction that was stored
            // with it.
            this.admitted = State.of(tables.existing(Target.ADMITTED));
            this.ledger = State.of(tables.existing(Target.RETRACTIONS));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Order order() {
        return Order.of(settings);
    }

    @Override
    public void readLedger(EntryTaker taker) throws IOException {
        read(ledger, Expressions.alwaysTrue(), "ledger", row -> {
            if (!(row.getField(LedgerRows.ENTRY) instanceof String entry)) {
                throw AdmittedReader.isOlder();
            }
            taker.take(
                    entry.getBytes(StandardCharsets.UTF_8),
                    (String) row.getField(Columns.TOPIC),
                    (int) row.getField(Columns.PARTITION),
                    (long) row.getField(Columns.OFFSET));
        });
    }

    /** Of the streams of the settings, as from topics. */
    @Override
    public void readContributions(TrainingSet set) throws IOException {
        read(admitted, Expressions.in("stream", readers.keySet().toArray()), "reading", row -> {
            Reader reader = Objects.requireNonNull(readers.get((String) row.getField("stream")));
            TrainingLine.Made line = reader.lines().of(reader.rows().of(row), AdmittedReader.released(row));
            if (line == null) {
                set.unreadable();
            } else {
                set.add(line.bytes(), line.arrival());
            }
        });
    }

    /** What was read of the topics: of each partition from the first row to where the table is. Known when both were read. */
    @Override
    public List<Input> inputs() {
        List<Input> all = new ArrayList<>();
        settings.streamNames().forEach(stream -> all.addAll(inputs(admitted, settings.trainingTopic(stream))));
        all.addAll(inputs(ledger, settings.retractionsTopic()));
        return all;
    }

    private List<Input> inputs(State state, String topic) {
        List<Input> inputs = new ArrayList<>();
        state.reached()
                .partitions(topic)
                .forEach((partition, to) -> inputs.add(new Input(
                        topic, partition, firsts.getOrDefault(new Partition(topic, partition), to), to, null)));
        return inputs;
    }

    @Override
    public void close() throws IOException {
        tables.close();
    }

    /** Takes a row. */
    private interface Taker {
        void take(Record row) throws IOException;
    }

    private void read(State state, Expression which, String title, Taker taker) throws IOException {
        progress.begin(title, state.rows());
        long count = 0;
        try (CloseableIterable<Record> rows = state.read(which)) {
            for (Record row : rows) {
                firsts.merge(
                        new Partition((String) row.getField(Columns.TOPIC), (int) row.getField(Columns.PARTITION)),
                        (long) row.getField(Columns.OFFSET),
                        Math::min);
                take(taker, row);
                progress.at(++count, count);
            }
        } finally {
            progress.end();
        }
    }

    private static void take(Taker taker, Record row) throws IOException {
        try {
            taker.take(row);
        } catch (TrainingException e) {
            throw new TrainingException(AdmittedReader.place(row) + ": " + e.getMessage(), e);
        }
    }
}
