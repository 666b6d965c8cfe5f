package dev.weir.collect;

import dev.weir.event.Origin;
import dev.weir.replay.Progress;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.topics.CommittedRecords;
import dev.weir.training.Input;
import dev.weir.training.Order;
import dev.weir.training.Supply;
import dev.weir.training.TrainingException;
import dev.weir.training.TrainingSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a running deployment let through and took back, by its topics, as the source of training sets. */
public final class TopicSupply implements Supply, AutoCloseable {

    private final Settings settings;
    private final Progress progress;
    private final CommittedRecords training;
    private final CommittedRecords ledger;
    private final Map<String, TrainingLine> lines = new HashMap<>();
    private final Map<TopicPartition, Long> trainingEnds;
    private final Map<TopicPartition, Long> ledgerEnds;
    private final List<Input> trainingInputs;
    private final List<Input> ledgerInputs;

    /**
     * Fixes what is read.
     *
     * @param client Kafka's client properties, with bootstrap.servers
     * @throws IOException when a topic is missing, or Kafka does not answer
     */
    public TopicSupply(Settings settings, Properties client, Progress progress) throws IOException {
        this.settings = settings;
        this.progress = progress;
        List<StreamSettings> streams = settings.streamList();
        for (int i = 0; i < streams.size(); i++) {
            String topic = settings.trainingTopic(settings.streamNames().get(i));
            lines.put(topic, new TrainingLine(i, streams.get(i), settings));
        }
        this.training = new CommittedRecords(client, List.copyOf(lines.keySet()));
        this.ledger = new CommittedRecords(client, List.of(settings.retractionsTopic()));
        try {
            // The ledger's ends last: a row that is read has every retraction that was there when it was.
            this.trainingEnds = training.ends(CommittedRecords.End.COMMITTED);
            this.ledgerEnds = ledger.ends(CommittedRecords.End.COMMITTED);
            this.trainingInputs = inputs(training.spans(trainingEnds));
            this.ledgerInputs = inputs(ledger.spans(ledgerEnds));
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
        sayWhatIsGone(
                ledger,
                ledgerEnds,
                ledgerInputs,
                "not all of the ledger is there",
                "What only they took back counts as let through");
        read(
                ledger,
                ledgerEnds,
                ledgerInputs,
                "ledger",
                record -> taker.take(record.value(), record.topic(), record.partition(), record.offset()));
    }

    @Override
    public void readContributions(TrainingSet set) throws IOException {
        sayWhatIsGone(
                training,
                trainingEnds,
                trainingInputs,
                "not everything that went to training is there",
                "The set has what is left: `from` of the inputs in its manifest says from where on");
        read(training, trainingEnds, trainingInputs, "reading", record -> {
            TrainingLine.Made line =
                    Objects.requireNonNull(lines.get(record.topic())).of(record);
            if (line == null) {
                set.unreadable();
            } else {
                set.add(line.bytes(), line.arrival());
            }
        });
    }

    @Override
    public List<Input> inputs() {
        List<Input> all = new ArrayList<>(trainingInputs);
        all.addAll(ledgerInputs);
        return all;
    }

    @Override
    public void close() {
        training.close();
        ledger.close();
    }

    /** Takes a record. */
    private interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    private void read(
            CommittedRecords records, Map<TopicPartition, Long> ends, List<Input> inputs, String title, Taker taker)
            throws IOException {
        progress.begin(
                title,
                inputs.stream().mapToLong(input -> input.to() - input.from()).sum());
        long[] count = {0};
        try {
            records.read(ends, CommittedRecords.PATIENCE, record -> {
                take(taker, record);
                progress.at(++count[0], count[0]);
            });
        } finally {
            progress.end();
        }
    }

    /** Allowed, since privacy may ask for it: and a set of fewer rows, or of rows that were taken back, looks like any other. */
    private void sayWhatIsGone(
            CommittedRecords records,
            Map<TopicPartition, Long> ends,
            List<Input> inputs,
            String what,
            String consequence)
            throws IOException {
        List<String> shortened = inputs.stream()
                .filter(input -> input.from() > 0)
                .map(Input::name)
                .distinct()
                .toList();
        if (shortened.isEmpty()) {
            return;
        }
        Instant before = records.removedBefore(ends);
        // Of a partition that lost all that it had nobody knows how new that was.
        String when = before.equals(Instant.MIN) || before.equals(Instant.MAX) ? "" : " of before " + before;
        progress.say(what + ": " + String.join(", ", shortened) + " lost records" + when
                + " to retention or a deletion. " + consequence);
    }

    private static void take(Taker taker, ConsumerRecord<byte[], byte[]> record) throws IOException {
        try {
            taker.take(record);
        } catch (TrainingException e) {
            throw new TrainingException(
                    Origin.text(record.topic(), record.partition(), record.offset()) + ": " + e.getMessage(), e);
        }
    }

    private static List<Input> inputs(List<CommittedRecords.Span> spans) {
        return spans.stream()
                .map(span -> new Input(span.topic(), span.partition(), span.from(), span.to(), null))
                .toList();
    }
}
