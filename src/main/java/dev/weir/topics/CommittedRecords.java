package dev.weir.topics;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from their beginning to where they end now, committed records only, without a group: nothing is committed. What
 * retention removes while it is to be read is an error: Kafka's own answer to it is to go on at the end, as if all had been read.
 */
public final class CommittedRecords implements AutoCloseable {

    /** A broker that gives nothing for so long is not coming back. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Properties client;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;

    /**
     * What there is to read of a partition.
     *
     * @param from the first offset
     * @param to the offset behind the last one
     */
    public record Span(String topic, int partition, long from, long to) {}

    /** Which end of a topic. */
    public enum End {
        /** Behind what is committed by now. */
        COMMITTED,
        /** Behind what is written by now, in transactions that may still be open. */
        WRITTEN
    }

    /** Takes one record. */
    public interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    /**
     * Opens a consumer.
     *
     * @param client Kafka's client properties, with bootstrap.servers
     */
    public CommittedRecords(Properties client, List<String> topics) {
        this.client = client;
        this.topics = List.copyOf(topics);
        consumer = consumer(client, "read_committed");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Properties client, String isolation) {
        Properties own = Cluster.readingCommitted(client);
        own.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        own.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        own.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads every record that is committed now.
     *
     * @throws IOException when a topic is missing, Kafka stops to answer, or the taker fails
     */
    public void read(Taker taker) throws IOException {
        read(ends(End.COMMITTED), PATIENCE, taker);
    }

    /**
     * Where the topics end now.
     *
     * @throws IOException when a topic is missing, or Kafka stops to answer
     */
    public Map<TopicPartition, Long> ends(End end) throws IOException {
        try {
            List<TopicPartition> partitions = TopicPartitions.of(consumer, topics);
            if (end == End.COMMITTED) {
                return ends(consumer, partitions);
            }
            try (KafkaConsumer<byte[], byte[]> other = consumer(client, "read_uncommitted")) {
                return ends(other, partitions);
            }
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * What there is to read before these ends, by topic and partition.
     *
     * @throws IOException when Kafka does not answer
     */
    public List<Span> spans(Map<TopicPartition, Long> ends) throws IOException {
        try {
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ends.keySet());
            return ends.entrySet().stream()
                    .map(end -> new Span(
                            end.getKey().topic(),
                            end.getKey().partition(),
                            beginnings.getOrDefault(end.getKey(), 0L),
                            end.getValue()))
                    .sorted(Comparator.comparing(Span::topic).thenComparing(Span::partition))
                    .toList();
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads every committed record before these ends. Where transactions are open before them, it waits for their end.
     *
     * @param ends as {@link #ends} gave them
     * @param patience for how long Kafka may give no record
     * @throws IOException when Kafka gives none for longer, a record that was to be read is gone, or the taker fails
     */
    public void read(Map<TopicPartition, Long> ends, Duration patience, Taker taker) throws IOException {
        read(Map.of(), ends, patience, taker);
    }

    /**
     * The same from these offsets on.
     *
     * @param starts where to begin; a partition that is not named is read from its beginning
     */
    public void read(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, Duration patience, Taker taker)
            throws IOException {
        try {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            starts.forEach(consumer::seek);
            long lastHeard = System.nanoTime();
            while (!isRead(ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.offset()
                            < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                        taker.take(record);
                    }
                    // Behind it: how long a taker takes is not Kafka's.
                    lastHeard = System.nanoTime();
                }
                if (System.nanoTime() - lastHeard > patience.toNanos()) {
                    throw new IOException("Kafka gave no record for " + patience.toSeconds() + " s before the end of "
                            + String.join(", ", topics) + "; a transaction is open there (`weir transactions list`"
                            + " shows a gateway's) or the brokers do not answer: try again when that has ended");
                }
            }
        } catch (OffsetOutOfRangeException e) {
            throw new IOException(
                    "what was to be read is no longer there, by partition and offset: " + e.offsetOutOfRangePartitions()
                            + "; the topic's retention (retention.ms, retention.bytes) or a deletion removed it meanwhile:"
                            + " read again what is left, or give the topic a longer retention",
                    e);
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The offset of the first record of each partition that is not older than a time, or else the partition's end.
     *
     * @param ends as {@link #ends} gave them
     * @throws IOException when Kafka does not answer
     */
    public Map<TopicPartition, Long> since(Instant time, Map<TopicPartition, Long> ends) throws IOException {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, time.toEpochMilli()));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            consumer.offsetsForTimes(times).forEach((partition, found) -> {
                long end = ends.getOrDefault(partition, 0L);
                offsets.put(partition, found == null ? end : Math.min(found.offset(), end));
            });
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
        return offsets;
    }

    /**
     * Up to when records may be missing, because retention or a deletion removed them: the latest time at which one of the partitions from which any
     * was removed begins now. {@link Instant#MIN} where none was, and {@link Instant#MAX} where nothing is left. A partition of which nothing is left
     * says nothing where others have records: it may be one to which nobody writes.
     *
     * @param ends as {@link #ends} gave them
     * @throws IOException when Kafka does not answer
     */
    public Instant removedBefore(Map<TopicPartition, Long> ends) throws IOException {
        Map<TopicPartition, Long> times = new HashMap<>();
        boolean isEmpty = true;
        for (Span span : spans(ends)) {
            isEmpty &= span.from() >= span.to();
            if (span.from() > 0) {
                times.put(new TopicPartition(span.topic(), span.partition()), 0L);
            }
        }
        if (times.isEmpty()) {
            return Instant.MIN;
        }
        try {
            return consumer.offsetsForTimes(times).values().stream()
                    .filter(Objects::nonNull)
                    .map(first -> Instant.ofEpochMilli(first.timestamp()))
                    .max(Comparator.naturalOrder())
                    .orElse(isEmpty ? Instant.MAX : Instant.MIN);
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    /** Kafka's client warns of answers about partitions that it was not given. */
    private static Map<TopicPartition, Long> ends(
            KafkaConsumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        reader.assign(partitions);
        return reader.endOffsets(partitions);
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Whether everything up to these offsets was read, or compacted or aborted away. */
    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
