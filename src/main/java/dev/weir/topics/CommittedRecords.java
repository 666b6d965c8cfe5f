package dev.weir.topics;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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
     * Reads every record.
     *
     * @throws IOException when a topic is missing, Kafka stops to answer, or the taker fails
     */
    public void read(Taker taker) throws IOException {
        try {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long lastHeard = System.nanoTime();
            while (!isRead(ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    taker.take(record);
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

    /** Whether everything up to these offsets was read, or compacted or aborted away. */
    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
