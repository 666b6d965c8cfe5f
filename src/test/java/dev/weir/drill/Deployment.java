package dev.weir.drill;

import dev.weir.drill.Receipts.Outcome;
import dev.weir.settings.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings file of one gateway.
 *
 * @param prefix the prefix of its topics and transactions
 * @param transactionTimeout as {@code kafka.transactionTimeout}
 * @param recordBytes as {@code limits.recordBytes}
 * @param deadLetters as {@code kafka.topics.deadLetters}
 * @param streams the streams' settings by name, each a block of YAML
 * @param parallelism as {@code job.parallelism}
 * @param reviewers the text of the reviewers' file; empty for none
 */
record Deployment(
        String prefix,
        String transactionTimeout,
        int recordBytes,
        String deadLetters,
        Map<String, String> streams,
        int parallelism,
        String reviewers) {

    /** A gateway that takes decisions from nobody. */
    Deployment(
            String prefix,
            String transactionTimeout,
            int recordBytes,
            String deadLetters,
            Map<String, String> streams,
            int parallelism) {
        this(prefix, transactionTimeout, recordBytes, deadLetters, streams, parallelism, "");
    }

    /** Where dead letters go by default. */
    static final String OWN_DEAD_LETTERS = "{prefix}.dead-letters.{stream}";

    /** Subtasks of a gateway that is not to be rescaled. */
    static final int SUBTASKS = 2;

    private static final String RATING = """
            topic: %s
            kind: rating
            format: json
            fields:
              actor: {type: %s, at: [/user/id], placeholders: [guest]}
              object: /movie
              value: /stars
              eventId: /id
              time: {at: /ts, unit: ms, trust: %s}
            scale: {min: 0.5, max: 5, step: 0.5}
            """;

    private static final String PLAY = """
            topic: %s
            kind: feedback
            format: csv
            fields:
              actor: {type: %s, at: [user]}
              object: item
              action: action
              eventId: id
              time: {at: ts, unit: ms, trust: producer}
            rows: {columns: [user, item, action, ts, id]}
            """;

    /** A gateway for the two topics of {@link Community}. */
    static Deployment community(String prefix) {
        return new Deployment(
                prefix,
                "15m",
                Community.RECORD_BYTES,
                OWN_DEAD_LETTERS,
                Map.of("ratings", ratings(Community.RATINGS, "user", "producer"), "plays", plays(Community.PLAYS)),
                SUBTASKS);
    }

    /**
     * A stream of ratings as JSON.
     *
     * @param topic the input topic
     * @param actorType the type of its actors, so that two streams share none
     * @param trust as {@code time.trust}
     */
    static String ratings(String topic, String actorType, String trust) {
        return RATING.formatted(topic, actorType, trust);
    }

    private static String plays(String topic) {
        return PLAY.formatted(topic, "user");
    }

    List<String> streamNames() {
        return List.copyOf(new TreeMap<>(streams).keySet());
    }

    /** The same gateway with its dead letters elsewhere. */
    Deployment withDeadLetters(String template) {
        return new Deployment(prefix, transactionTimeout, recordBytes, template, streams, parallelism, reviewers);
    }

    /** The same gateway with so many subtasks. */
    Deployment withParallelism(int subtasks) {
        return new Deployment(prefix, transactionTimeout, recordBytes, deadLetters, streams, subtasks, reviewers);
    }

    /** The same gateway with reviewers, a YAML line each. */
    Deployment withReviewers(String list) {
        return new Deployment(
                prefix, transactionTimeout, recordBytes, deadLetters, streams, parallelism, "reviewers:\n" + list);
    }

    /** The name of the audit topic. */
    String auditTopic() {
        return prefix + ".audit";
    }

    /** The other output topics, and what comes out there. */
    Map<String, Outcome> outputs() {
        Map<String, Outcome> outputs = new TreeMap<>();
        for (String stream : streamNames()) {
            outputs.put(prefix + ".training." + stream, Outcome.ADMITTED);
            outputs.put(prefix + ".quarantine." + stream, Outcome.HELD);
            outputs.put(TopicNames.fill(deadLetters, prefix, stream), Outcome.DEAD);
        }
        return outputs;
    }

    /**
     * Writes {@code weir.yaml} and a policy beside it; returns the former. The policy enforces every check but profile and behavior:
     * these compare a choice with the latest choices of its subtask, which no two runs of live streams have alike.
     */
    Path write(Path folder, String bootstrap) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("prefix: ").append(prefix).append("\npolicy: policy.yaml\nkafka:\n  bootstrap: ");
        yaml.append(bootstrap)
                .append("\n  startFrom: earliest\n  transactionTimeout: ")
                .append(transactionTimeout)
                .append("\n  topics: {deadLetters: '")
                .append(deadLetters)
                .append("'}");
        yaml.append("\njob: {parallelism: ")
                .append(parallelism)
                .append(", checkpointInterval: 1s}\nlimits: {recordBytes: ")
                .append(recordBytes);
        yaml.append("}\n").append(reviewers.isEmpty() ? "" : "review: {reviewers: reviewers.yaml}\n");
        yaml.append("streams:\n");
        streams.forEach(
                (name, block) -> yaml.append("  ").append(name).append(":\n").append(block.indent(4)));
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("policy.yaml"),
                    "name: drill\nversion: 1\nchecks: {profile: {mode: off}, behavior: {mode: off}}\n");
            Files.writeString(folder.resolve("reviewers.yaml"), reviewers);
            return Files.writeString(folder.resolve("weir.yaml"), yaml.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
