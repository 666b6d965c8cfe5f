package dev.weir.backtest;

import dev.weir.decode.Decoder;
import dev.weir.event.Origin;
import dev.weir.intake.RecordDecoder;
import dev.weir.replay.Progress;
import dev.weir.replay.ReplayException;
import dev.weir.replay.ReplayInput;
import dev.weir.replay.Summary;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.topics.CommittedRecords;
import dev.weir.training.Order;
import dev.weir.training.Sha256;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What came in by the input topics within a time, in the order in which it was written: the records' own times. The range is fixed once,
 * so that both policies judge the same. Where these times are the producers' own, one that is wrong says nothing of the records behind it: there all are read, and those of the
 * time are taken.
 */
public final class TopicRange implements ReplayInput, AutoCloseable {

    private final CommittedRecords records;
    private final List<CommittedRecords.Span> spans;
    private final List<String> topics;
    private final Instant removedBefore;
    private final long since;
    private final long until;
    private long lastArrival = Long.MIN_VALUE;

    /**
     * Fixes the range.
     *
     * @param settings fit for Kafka
     * @param client Kafka's client properties, with bootstrap.servers
     * @param since records that are not older
     * @param until records that are older, or null: up to now
     * @throws IOException when a topic is missing, or Kafka does not answer
     */
    public TopicRange(Settings settings, Properties client, Instant since, @Nullable Instant until) throws IOException {
        topics = settings.streamList().stream()
                .map(StreamSettings::topic)
                .map(topic -> Objects.requireNonNull(topic, "topic"))
                .toList();
        this.since = since.toEpochMilli();
        this.until = until == null ? Long.MAX_VALUE : until.toEpochMilli();
        records = new CommittedRecords(client, topics);
        try {
            Map<TopicPartition, Long> ends = records.ends(CommittedRecords.End.COMMITTED);
            removedBefore = records.removedBefore(ends);
            Map<TopicPartition, Long> starts = records.since(since, ends);
            Map<TopicPartition, Long> stops = new HashMap<>(until == null ? ends : records.since(until, ends));
            stops.replaceAll(
                    (partition, stop) -> isInOrder(settings.streamList().get(topics.indexOf(partition.topic())))
                            ? stop
                            : ends.getOrDefault(partition, stop));
            spans = records.spans(stops).stream()
                    .map(span -> new CommittedRecords.Span(
                            span.topic(),
                            span.partition(),
                            starts.getOrDefault(new TopicPartition(span.topic(), span.partition()), 0L),
                            span.to()))
                    .toList();
        } catch (IOException | RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** Whether the broker's clock stamps the records of a stream: a start checks that it does where nobody accepts the producers'. */
    private static boolean isInOrder(StreamSettings stream) {
        return stream.fields().time().trust() == TimeField.Trust.BROKER
                && stream.fields().time().place() != TimeField.Place.ORDER;
    }

    /** @throws ReplayException when nothing was written in that time */
    @Override
    public void check(Settings settings) {
        if (spans.stream().noneMatch(span -> span.from() < span.to())) {
            throw nothing();
        }
    }

    private ReplayException nothing() {
        return new ReplayException("nothing was written to " + String.join(", ", topics)
                + " in that time; give a longer one (--since, --until, --over)");
    }

    @Override
    public List<Summary.Input> read(Settings settings, ExternalSort sort, Progress progress) throws IOException {
        Map<TopicPartition, Partition> partitions = new HashMap<>();
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (CommittedRecords.Span span : spans) {
            TopicPartition partition = new TopicPartition(span.topic(), span.partition());
            partitions.put(partition, new Partition(span, partitions.size()));
            if (span.from() < span.to()) {
                starts.put(partition, span.from());
                ends.put(partition, span.to());
            }
        }
        boolean isFirstTime = lastArrival == Long.MIN_VALUE;
        Instant missing = missingBefore();
        if (isFirstTime && missing != null) {
            progress.say("not all of that time may be there: " + String.join(", ", topics) + " lost records of before "
                    + missing + " to retention or a deletion. What is left is judged");
        }
        progress.begin("reading", records());
        RecordDecoder decoder = new RecordDecoder(settings);
        long[] count = {0};
        records.read(starts, ends, CommittedRecords.PATIENCE, record -> {
            if (record.timestamp() < since || record.timestamp() >= until) {
                return;
            }
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Objects.requireNonNull(partitions.get(partition)).add(record, decoder, sort);
            lastArrival = Math.max(lastArrival, record.timestamp());
            progress.at(++count[0], count[0]);
        });
        if (count[0] == 0) {
            throw nothing();
        }
        List<Summary.Input> read = new ArrayList<>();
        for (CommittedRecords.Span span : spans) {
            Partition partition =
                    Objects.requireNonNull(partitions.get(new TopicPartition(span.topic(), span.partition())));
            read.add(partition.input(settings.streamNames().get(topics.indexOf(span.topic()))));
        }
        return read;
    }

    @Override
    public @Nullable Long lastArrival() {
        return lastArrival == Long.MIN_VALUE ? null : lastArrival;
    }

    @Override
    public @Nullable Instant missingBefore() {
        return removedBefore.isAfter(Instant.ofEpochMilli(since)) ? removedBefore : null;
    }

    /** How many records it has, gaps in the numbering counted with them. */
    public long records() {
        return spans.stream().mapToLong(span -> span.to() - span.from()).sum();
    }

    @Override
    public List<String> places() {
        return spans.stream().map(TopicRange::place).toList();
    }

    @Override
    public Order order() {
        return Order.ofTopics(topics);
    }

    @Override
    public @Nullable Decoder decoder(Settings settings, String source) {
        int stream = topics.indexOf(source);
        return stream < 0 ? null : Decoder.of(stream, settings.streamList().get(stream), settings.limits(), List.of());
    }

    @Override
    public void close() {
        records.close();
    }

    private static String place(CommittedRecords.Span span) {
        return new Origin(span.topic(), span.partition(), 0, Origin.NO_ARRIVAL).place();
    }

    /** One partition while it is read. */
    private static final class Partition {
        private final CommittedRecords.Span span;
        private final int number;
        private final Sha256 digest = new Sha256();
        private long count;
        private long bytes;

        private Partition(CommittedRecords.Span span, int number) {
            this.span = span;
            this.number = number;
        }

        private void add(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder, ExternalSort sort)
                throws IOException {
            // Not the clock of this machine: the same range gives the same verdicts whenever it is read.
            Passage passage = decoder.decode(record, record.timestamp());
            sort.add(new SortRecord(record.timestamp(), number, record.offset(), PassageSerializer.bytes(passage)));
            count++;
            byte[] value = record.value();
            if (value != null) {
                bytes += value.length;
                digest.update(value, 0, value.length);
            }
        }

        private Summary.Input input(String stream) {
            return new Summary.Input(
                    place(span),
                    stream,
                    count,
                    bytes,
                    HexFormat.of().formatHex(digest.digest()),
                    span.from(),
                    span.to());
        }
    }
}
