package dev.weir.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

/**
 * Searches the training, quarantine, dead-letter, standings and retractions topics of a deployment, from their beginning to
 * where they end now, committed records only.
 */
public final class TopicSearch implements AutoCloseable {

    /** A broker that gives nothing for so long is not coming back. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, TopicLine> lines = new HashMap<>();
    private final List<String> topics = new ArrayList<>();

    /**
     * Opens a consumer without a group: nothing is committed.
     *
     * @param settings a deployment's settings
     * @param client Kafka's client properties, with bootstrap.servers
     */
    public TopicSearch(Settings settings, Properties client) {
        List<StreamSettings> streams = settings.streamList();
        for (int i = 0; i < streams.size(); i++) {
            String name = settings.streamNames().get(i);
            TopicLine line = new TopicLine(i, name, streams.get(i), settings.limits());
            for (String topic : List.of(
                    settings.trainingTopic(name), settings.quarantineTopic(name), settings.deadLetterTopic(name))) {
                topics.add(topic);
                lines.put(topic, line);
            }
        }
        topics.add(settings.standingsTopic());
        topics.add(settings.retractionsTopic());
        Properties own = new Properties();
        own.putAll(client);
        own.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        own.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        own.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads every record and gathers what was asked.
     *
     * @throws IOException when a topic is missing, or Kafka stops to answer
     */
    public Story search(Question question) throws IOException {
        try {
            Story story = new Story(question);
            List<TopicPartition> partitions = partitions();
            topics.forEach(story::searching);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long lastHeard = System.nanoTime();
            while (!isRead(ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    story.looked();
                    story.consider(line(record));
                    lastHeard = System.nanoTime();
                }
                if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                    throw new IOException("Kafka gave no record for " + PATIENCE.toSeconds()
                            + " s before the end of its topics; look at the brokers and try again");
                }
            }
            return story;
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** What is no event's record is JSON as it stands; a tombstone says nothing. */
    private JsonNode line(ConsumerRecord<byte[], byte[]> record) throws IOException {
        TopicLine line = lines.get(record.topic());
        if (line != null) {
            return line.of(record);
        }
        return record.value() == null ? JSON.getNodeFactory().missingNode() : JSON.readTree(record.value());
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
