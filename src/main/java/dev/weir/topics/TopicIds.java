package dev.weir.topics;

import dev.weir.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Which topics the job reads. Kafka gives each topic that is made an id of its own: one that is made anew under its name has another. */
public final class TopicIds {

    private TopicIds() {}

    /**
     * The ids of the topics that are there, by name.
     *
     * @throws ClusterException when Kafka does not answer or refuses
     */
    public static Map<String, String> read(Settings settings) {
        Cluster cluster = Cluster.of(settings);
        List<String> names = TopicPlan.of(settings).topics().stream()
                .filter(topic -> topic.use().read())
                .map(PlannedTopic::name)
                .toList();
        try (Admin admin = cluster.admin()) {
            Map<String, String> ids = new HashMap<>();
            admin.describeTopics(names).topicNameValues().forEach((name, answer) -> {
                TopicDescription topic = cluster.ofTopic(answer);
                // The source says which is not there, and waits for it.
                if (topic != null) {
                    ids.put(name, topic.topicId().toString());
                }
            });
            return ids;
        }
    }
}
