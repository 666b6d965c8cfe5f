package dev.weir.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import dev.weir.topics.PlannedTopic.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every topic that a deployment reads or writes.
 *
 * @param topics inputs first, in the order of the streams' names, then the topics that they refer to, then the outputs of each stream, then audit,
 *     retractions, standings, alerts, samples, decisions, models and policies
 * @param recordBytes the largest record that Weir writes: the least {@code max.message.bytes} of an output topic
 */
public record TopicPlan(List<PlannedTopic> topics, int recordBytes) {

    /** The partitions of the audit topic: one a hash chain, fixed for ever. */
    public static final int AUDIT_PARTITIONS = 16;

    /** The partitions of the topics whose key is a contributor. */
    private static final int ACTOR_PARTITIONS = 16;

    /** {@code retention.ms} and {@code retention.bytes} of a topic that nothing is removed from. */
    static final String FOR_EVER = "-1";

    /** How long held events and dead letters can be looked at. */
    public static final Duration REVIEW = Duration.ofDays(30);

    /** How long it can be proved what was read and written: a year and a day. */
    public static final Duration PROOF = Duration.ofDays(366);

    public TopicPlan {
        topics = List.copyOf(topics);
    }

    /**
     * The topics of a deployment.
     *
     * @throws IllegalArgumentException when a stream has no input topic
     */
    public static TopicPlan of(Settings settings) {
        int bytes = settings.limits().outputBytes();
        List<PlannedTopic> topics = new ArrayList<>();
        settings.streams().forEach((stream, its) -> topics.add(input(stream, its)));
        topics.addAll(references(settings));
        for (String stream : settings.streamNames()) {
            topics.addAll(outputs(settings, stream, bytes));
        }
        topics.add(new PlannedTopic(settings.auditTopic(), Use.AUDIT, "", AUDIT_PARTITIONS, kept(PROOF, bytes)));
        topics.add(new PlannedTopic(
                settings.retractionsTopic(), Use.RETRACTIONS, "", ACTOR_PARTITIONS, keptForEver(bytes)));
        topics.add(new PlannedTopic(settings.standingsTopic(), Use.STANDINGS, "", ACTOR_PARTITIONS, compacted(bytes)));
        topics.add(new PlannedTopic(settings.alertsTopic(), Use.ALERTS, "", 1, kept(REVIEW, bytes)));
        topics.add(new PlannedTopic(settings.samplesTopic(), Use.SAMPLES, "", ACTOR_PARTITIONS, latest(bytes)));
        topics.add(new PlannedTopic(
                settings.decisionsTopic(),
                Use.DECISIONS,
                "",
                ACTOR_PARTITIONS,
                appended(settings.limits().decisionBytes())));
        topics.add(new PlannedTopic(settings.modelsTopic(), Use.MODELS, "", 1, keptForEver(bytes)));
        topics.add(new PlannedTopic(settings.policiesTopic(), Use.POLICIES, "", 1, appended(bytes)));
        return new TopicPlan(topics, bytes);
    }

    /** The topics that the job reads. */
    public List<PlannedTopic> inputs() {
        return topics.stream().filter(topic -> topic.use() == Use.INPUT).toList();
    }

    /** The topics that the job writes: what the sink must list. */
    public List<PlannedTopic> outputs() {
        return topics.stream().filter(topic -> !topic.use().read()).toList();
    }

    /** An input topic that is made here has the broker's clock, unless the settings accept the producers'. */
    private static PlannedTopic input(String stream, StreamSettings settings) {
        String topic = settings.topic();
        if (topic == null) {
            throw new IllegalArgumentException(
                    "streams." + stream + ".topic is missing, and needed to run on Kafka: name the input topic");
        }
        Map<String, String> config = settings.fields().time().trust() == TimeField.Trust.BROKER
                ? Map.of(MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampCheck.APPEND_TIME)
                : Map.of();
        return new PlannedTopic(topic, Use.INPUT, stream, PlannedTopic.AS_INPUT, config);
    }

    /** Made by nobody here: each of them once, under the first stream that refers to it. */
    private static Collection<PlannedTopic> references(Settings settings) {
        Map<String, PlannedTopic> topics = new LinkedHashMap<>();
        settings.streams().forEach((stream, its) -> {
            if (its.reference() != null) {
                String topic = its.reference().topic();
                topics.putIfAbsent(
                        topic,
                        new PlannedTopic(
                                topic,
                                Use.REFERENCE,
                                stream,
                                PlannedTopic.AS_INPUT,
                                Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT)));
            }
        });
        return topics.values();
    }

    /** How long training records stay is the user's: their topic is made with the brokers' own retention. */
    private static List<PlannedTopic> outputs(Settings settings, String stream, int bytes) {
        return List.of(
                output(settings.trainingTopic(stream), Use.TRAINING, stream, sized(bytes)),
                output(settings.quarantineTopic(stream), Use.QUARANTINE, stream, kept(REVIEW, bytes)),
                output(settings.deadLetterTopic(stream), Use.DEAD_LETTERS, stream, kept(REVIEW, bytes)));
    }

    private static PlannedTopic output(String name, Use use, String stream, Map<String, String> config) {
        return new PlannedTopic(name, use, stream, PlannedTopic.AS_INPUT, config);
    }

    private static Map<String, String> sized(int bytes) {
        return Map.of(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
    }

    /** For so long, however large it becomes: brokers may have a bound of their own for topics that name none. */
    private static Map<String, String> kept(String retention, int bytes) {
        Map<String, String> config = new TreeMap<>(sized(bytes));
        config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
        config.put(RETENTION_MS_CONFIG, retention);
        config.put(RETENTION_BYTES_CONFIG, FOR_EVER);
        return config;
    }

    private static Map<String, String> kept(Duration retention, int bytes) {
        return kept(Long.toString(retention.toMillis()), bytes);
    }

    /** A ledger from which entries vanish says something else than was written. */
    private static Map<String, String> keptForEver(int bytes) {
        return kept(FOR_EVER, bytes);
    }

    /** A decision expires, and a policy holds, by the time at which it arrived, which must not be its sender's own claim. */
    private static Map<String, String> appended(int bytes) {
        Map<String, String> config = new TreeMap<>(keptForEver(bytes));
        config.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampCheck.APPEND_TIME);
        return config;
    }

    /** The latest of each contributor who was there within the time of review. */
    private static Map<String, String> latest(int bytes) {
        Map<String, String> config = new TreeMap<>(kept(REVIEW, bytes));
        config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT + ',' + CLEANUP_POLICY_DELETE);
        return config;
    }

    private static Map<String, String> compacted(int bytes) {
        Map<String, String> config = new TreeMap<>(sized(bytes));
        config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
        return config;
    }
}
