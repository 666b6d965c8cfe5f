package dev.weir.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.output.OutputReader;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Searches the training, quarantine, dead-letter, standings and retractions topics of a deployment, from their beginning to
 * where they end now, committed records only.
 */
public final class TopicSearch implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommittedRecords records;
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
        records = new CommittedRecords(client, topics);
    }

    /**
     * Reads every record and gathers what was asked.
     *
     * @throws IOException when a topic is missing, or Kafka stops to answer
     */
    public Story search(Question question) throws IOException {
        Story story = new Story(question);
        topics.forEach(story::searching);
        records.read(record -> {
            story.looked();
            if (!OutputReader.isMarker(record)) {
                story.consider(line(record));
            }
        });
        return story;
    }

    @Override
    public void close() {
        records.close();
    }

    /** What is no event's record is JSON as it stands; a tombstone says nothing. */
    private JsonNode line(ConsumerRecord<byte[], byte[]> record) throws IOException {
        TopicLine line = lines.get(record.topic());
        if (line != null) {
            return line.of(record);
        }
        return record.value() == null ? JSON.getNodeFactory().missingNode() : JSON.readTree(record.value());
    }
}
