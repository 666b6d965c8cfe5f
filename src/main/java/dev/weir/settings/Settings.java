package dev.weir.settings;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The whole of {@code weir.yaml}. */
public record Settings(
        @Knob(
                doc = "Begins the name of every output topic, transactional id and consumer group of this deployment.",
                fallback = "weir",
                allowed = "1 to 60 of a-z A-Z 0-9 . _ -",
                why = "Two deployments on one cluster need two prefixes.")
        String prefix,

        @Knob(
                doc = "The input streams by name. The names end the names of the output topics.",
                allowed = "at least one; names of 1 to 60 of a-z A-Z 0-9 . _ -")
        Map<String, StreamSettings> streams,

        @Knob(doc = "How Kafka is reached, read and written.", fallback = "{}")
        KafkaSettings kafka,

        @Knob(doc = "How the job runs on Flink.", fallback = "{}")
        JobSettings job,

        @Knob(doc = "What is too large, too deep or too long to be judged.", fallback = "{}")
        LimitSettings limits,

        @Knob(
                doc = "Who may decide about held events, how long they wait, and what becomes of them then.",
                fallback = "{}")
        ReviewSettings review,

        @Knob(doc = "How the audit is sealed.", fallback = "{}")
        AuditSettings audit,

        @Knob(
                doc =
                        "The policy file; a relative path starts at the folder of the settings file. Left out, `run` judges every"
                                + " stream in shadow and says so; `replay` and `demo` enforce the default policy.")
        @Nullable
        String policy,

        @Knob(
                doc =
                        "A file with the rates of honest contributors in your community; a relative path starts at the folder"
                                + " of the settings file. Left out, the baselines that ship with Weir are used.")
        @Nullable
        String baselines,

        @Knob(doc = "Who may sign events, where streams ask for signatures.", fallback = "{}")
        ProvenanceSettings provenance,

        @Knob(doc = "Where `weir store` keeps what went to training.", fallback = "{}")
        StoreSettings store,

        @Knob(doc = "What is kept from whom, and how somebody who was erased is named.", fallback = "{}")
        PrivacySettings privacy,

        @Knob(doc = "Who is told of alerts besides those who read their topic.", fallback = "{}")
        AlertSettings alerts,

        @Knob(doc = "With what `weir drift` compares what is admitted.", fallback = "{}")
        DriftSettings drift)
        implements Serializable {

    public Settings {
        streams = Collections.unmodifiableMap(new TreeMap<>(streams));
        Checks checks = new Checks()
                .name("prefix", prefix)
                .that(!streams.isEmpty(), "streams", "has no stream; give at least one");
        for (Map.Entry<String, StreamSettings> stream : streams.entrySet()) {
            checks.that(
                    stream.getValue().signatures() == Signatures.IGNORED || provenance.keys() != null,
                    List.of("streams", stream.getKey(), "signatures"),
                    Set.of("provenance"),
                    "asks for signatures, but provenance.keys names no registry of keys; give it, or set signatures: ignored");
        }
        for (String name : streams.keySet()) {
            checks.name(List.of("streams", name), name);
        }
        privacy.mask().check(checks, streams);
        for (Map.Entry<String, StreamSettings> stream : streams.entrySet()) {
            LabelField label = stream.getValue().fields().label();
            String labelled = label == null ? null : label.stream();
            if (labelled != null) {
                labels(checks, List.of("streams", stream.getKey(), "fields", "label", "stream"), labelled, streams);
                timed(checks, stream.getKey(), labelled, streams);
            }
        }
        if (checks.hold()) {
            TopicClaims.check(checks, prefix, streams, kafka.topics());
        }
        checks.done();
    }

    private static void labels(Checks checks, List<String> path, String labelled, Map<String, StreamSettings> streams) {
        StreamSettings stream = streams.get(labelled);
        checks.that(
                stream != null,
                path,
                Set.of("streams"),
                "there is no stream '" + labelled + "'; " + Scalars.meant(Spelling.nearest(labelled, streams.keySet()))
                        + "allowed: " + String.join(", ", streams.keySet()));
        checks.that(
                stream == null || stream.fields().eventId() != null,
                path,
                Set.of("streams"),
                "the events of '" + labelled + "' have no ids that a label could name; give its fields.eventId");
    }

    /** A label is joined to its event by their times. */
    private static void timed(Checks checks, String labels, String labelled, Map<String, StreamSettings> streams) {
        for (String name : List.of(labels, labelled)) {
            StreamSettings stream = streams.get(name);
            checks.that(
                    stream == null || stream.fields().time().place() != TimeField.Place.ORDER,
                    List.of("streams", labels, "fields", "label", "stream"),
                    Set.of("streams"),
                    "labels are joined to events by their times, but '" + name
                            + "' has none (time: order); name the field that holds its time");
        }
    }

    /** The streams' names, sorted: a stream's place here is its number everywhere inside the job. */
    public List<String> streamNames() {
        return List.copyOf(streams.keySet());
    }

    /** The streams in the order of {@link #streamNames}. */
    public List<StreamSettings> streamList() {
        return List.copyOf(streams.values());
    }

    /** Begins every transactional id; the colon cannot stand in a prefix, so no deployment's begins with another's. */
    public String transactionalIdPrefix() {
        return prefix + ':';
    }

    /** The consumer group of the gateway. */
    public String consumerGroup() {
        return prefix + ".gateway";
    }

    /** The consumer group of {@code weir alerts forward}. */
    public String alertsGroup() {
        return prefix + ".alerts";
    }

    public String trainingTopic(String stream) {
        return TopicNames.fill(kafka.topics().training(), prefix, stream);
    }

    public String quarantineTopic(String stream) {
        return TopicNames.fill(kafka.topics().quarantine(), prefix, stream);
    }

    public String deadLetterTopic(String stream) {
        return TopicNames.fill(kafka.topics().deadLetters(), prefix, stream);
    }

    /** The one topic for the audit: accounts, answers and what else was decided. */
    public String auditTopic() {
        return TopicNames.fill(kafka.topics().audit(), prefix, "");
    }

    /** The one topic for retractions. */
    public String retractionsTopic() {
        return TopicNames.fill(kafka.topics().retractions(), prefix, "");
    }

    /** The one topic for standings. */
    public String standingsTopic() {
        return TopicNames.fill(kafka.topics().standings(), prefix, "");
    }

    /** The one topic for alerts. */
    public String alertsTopic() {
        return TopicNames.fill(kafka.topics().alerts(), prefix, "");
    }

    /** The one topic for reviewers' decisions. */
    public String decisionsTopic() {
        return TopicNames.fill(kafka.topics().decisions(), prefix, "");
    }

    /** The one topic for samples. */
    public String samplesTopic() {
        return TopicNames.fill(kafka.topics().samples(), prefix, "");
    }

    /** The one topic for models. */
    public String modelsTopic() {
        return TopicNames.fill(kafka.topics().models(), prefix, "");
    }

    /** The one topic for policies. */
    public String policiesTopic() {
        return TopicNames.fill(kafka.topics().policies(), prefix, "");
    }
}
