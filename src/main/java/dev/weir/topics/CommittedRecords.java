package dev.weir.topics;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to where they end now, committed records only, without a group: nothing is committed. */
public final class CommittedRecords implements AutoCloseable {

    /** A broker that gives nothing for so long is not coming back. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private Map<TopicPartition, Long> ends = Map.of();

    /**
     * What there is to read of a partition.
     *
     * @param from the first offset
     * @param to the offset behind the last one
     */
    public record Span(String topic, int partition, long from, long to) {}

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
        this.topics = List.copyOf(topics);
        Properties own = new Properties();
        own.putAll(client);
        own.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        own.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        own.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Fixes what is read: what comes from now on is not.
     *
     * @return what it is, by topic and partition
     * @throws IOException when a topic is missing, or Kafka does not answer
     */
    public List<Span> fix() throws IOException {
        try {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            return partitions.stream()
                    .map(each -> new Span(
                            each.topic(),
                            each.partition(),
                            beginnings.getOrDefault(each, 0L),
                            ends.getOrDefault(each, 0L)))
                    .sorted(Comparator.comparing(Span::topic).thenComparing(Span::partition))
                    .toList();
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads every record, up to where {@link #fix} found the ends, or now if it was not asked.
     *
     * @throws IOException when a topic is missing, Kafka stops to answer, or the taker fails
     */
    public void read(Taker taker) throws IOException {
        if (consumer.assignment().isEmpty()) {
            fix();
        }
        try {
            consumer.seekToBeginning(consumer.assignment());
            long lastHeard = System.nanoTime();
            while (!isRead()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.offset() < end(record)) {
                        taker.take(record);
                    }
                    lastHeard = System.nanoTime();
                }
                if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                    throw new IOException("Kafka gave no record for " + PATIENCE.toSeconds()
                            + " s before the end of its topics; look at the brokers and try again");
                }
            }
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    private long end(ConsumerRecord<byte[], byte[]> record) {
        return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() throws IOException {
        Set<String> existing = consumer.listTopics().keySet();
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            if (!existing.contains(topic)) {
                throw new IOException(
                        "topic " + topic + " is missing or may not be read; `weir topics check` says which"
                                + " topics the settings need");
            }
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    /** Whether everything up to the ends was read, or compacted or aborted away. */
    private boolean isRead() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
