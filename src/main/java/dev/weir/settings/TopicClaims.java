package dev.weir.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every topic of a deployment has one use: reading an output, or two streams in one topic, would mix what was kept apart. */
final class TopicClaims {

    private static final Set<String> COMPONENTS = Set.of("prefix", "streams", "kafka");

    private static final String REFERENCE = "a reference topic";

    private final Map<String, String> uses = new HashMap<>();
    private final Checks checks;

    private TopicClaims(Checks checks) {
        this.checks = checks;
    }

    static void check(Checks checks, String prefix, Map<String, StreamSettings> streams, TopicNames topics) {
        TopicClaims claims = new TopicClaims(checks);
        for (String name : streams.keySet()) {
            claims.output("training", topics.training(), prefix, name);
            claims.output("quarantine", topics.quarantine(), prefix, name);
            claims.output("deadLetters", topics.deadLetters(), prefix, name);
        }
        claims.shared("audit", topics.audit(), prefix);
        claims.shared("retractions", topics.retractions(), prefix);
        claims.shared("standings", topics.standings(), prefix);
        claims.shared("alerts", topics.alerts(), prefix);
        claims.shared("samples", topics.samples(), prefix);
        claims.shared("decisions", topics.decisions(), prefix);
        claims.shared("models", topics.models(), prefix);
        claims.shared("policies", topics.policies(), prefix);
        streams.forEach((name, stream) -> {
            if (stream.topic() != null) {
                claims.claim(stream.topic(), "the input of stream " + name, List.of("streams", name, "topic"));
            }
        });
        streams.forEach((name, stream) -> {
            if (stream.reference() != null) {
                claims.reference(stream.reference().topic(), name);
            }
        });
    }

    private void output(String key, String template, String prefix, String stream) {
        claim(
                TopicNames.fill(template, prefix, stream),
                "the " + key + " topic of stream " + stream,
                List.of("kafka", "topics", key));
    }

    private void shared(String key, String template, String prefix) {
        claim(TopicNames.fill(template, prefix, ""), "the " + key + " topic", List.of("kafka", "topics", key));
    }

    /** Several streams may refer to one topic. */
    private void reference(String topic, String stream) {
        if (!REFERENCE.equals(uses.get(topic))) {
            claim(topic, REFERENCE, List.of("streams", stream, "reference", "topic"));
        }
    }

    private void claim(String topic, String use, List<String> path) {
        boolean legal = topic.matches("[A-Za-z0-9._-]{1,249}") && !topic.matches("\\.\\.?");
        checks.that(
                legal, path, COMPONENTS, "'" + topic + "' is no topic name; allowed: 1 to 249 of a-z A-Z 0-9 . _ -");
        String other = uses.putIfAbsent(topic, use);
        checks.that(
                other == null,
                path,
                COMPONENTS,
                "topic '" + topic + "' would be " + other + " and " + use + "; each needs a topic of its own");
    }
}
