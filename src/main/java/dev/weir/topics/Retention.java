package dev.weir.topics;

import dev.weir.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long a topic keeps a record.
 *
 * @param topic which
 * @param policy {@code cleanup.policy}
 * @param retention {@code retention.ms}, or null: for ever
 * @param segment {@code segment.ms}: a record leaves with the last one of its file, which takes records for so long
 */
public record Retention(
        PlannedTopic topic, String policy, @Nullable Duration retention, Duration segment) {

    /**
     * Asks for every topic that a deployment reads or writes but the models', which name nobody.
     *
     * @throws ClusterException when a topic is missing, or Kafka does not answer or refuses
     */
    public static List<Retention> of(Settings settings) {
        Cluster cluster = Cluster.of(settings);
        List<PlannedTopic> topics = TopicPlan.of(settings).topics().stream()
                .filter(topic -> topic.use() != PlannedTopic.Use.MODELS)
                .toList();
        try (Admin admin = cluster.admin()) {
            Map<ConfigResource, Config> configs = cluster.get(admin.describeConfigs(
                            topics.stream().map(Retention::resource).toList())
                    .all());
            List<Retention> retentions = new ArrayList<>(topics.size());
            for (PlannedTopic topic : topics) {
                retentions.add(of(topic, Objects.requireNonNull(configs.get(resource(topic)), topic.name())));
            }
            return retentions;
        }
    }

    private static ConfigResource resource(PlannedTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static Retention of(PlannedTopic topic, Config config) {
        String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
        long millis = Long.parseLong(value(config, TopicConfig.RETENTION_MS_CONFIG));
        boolean isKept = millis < 0 || !policy.contains(TopicConfig.CLEANUP_POLICY_DELETE);
        return new Retention(
                topic,
                policy,
                isKept ? null : Duration.ofMillis(millis),
                Duration.ofMillis(Long.parseLong(value(config, TopicConfig.SEGMENT_MS_CONFIG))));
    }

    private static String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null ? "" : Objects.requireNonNullElse(entry.value(), "");
    }

    /** Whether only the latest record of each key stays in the end, so that a tombstone removes the others. */
    public boolean isCompacted() {
        return policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    /** When a record of then is gone at the latest, or null: retention never removes it. */
    public @Nullable Instant gone(Instant last) {
        return retention == null ? null : last.plus(segment).plus(retention);
    }
}
