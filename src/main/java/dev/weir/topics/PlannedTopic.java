package dev.weir.topics;

import java.util.Locale;
import java.util.Map;

/**
 * One topic of a deployment, as it should be.
 *
 * @param name its name
 * @param use what it is for
 * @param stream the stream it belongs to; empty for a topic of all streams
 * @param partitions how many; {@link #AS_INPUT}: as many as the stream's input topic
 * @param config what it is made with; what is not named stays as the brokers have it by default
 */
public record PlannedTopic(String name, Use use, String stream, int partitions, Map<String, String> config) {

    /** As many partitions as the input topic of the same stream. */
    public static final int AS_INPUT = 0;

    public PlannedTopic {
        config = Map.copyOf(config);
    }

    /** What it is, for people: {@code quarantine of ratings}. */
    public String title() {
        return stream.isEmpty() ? use.word() : use.word() + " of " + stream;
    }

    /** What a topic is for. */
    public enum Use {
        INPUT,
        /** A topic of others in which must stand what events refer to. */
        REFERENCE,
        TRAINING,
        QUARANTINE,
        DEAD_LETTERS,
        AUDIT,
        RETRACTIONS,
        STANDINGS,
        ALERTS,
        SAMPLES,
        DECISIONS,
        MODELS,
        POLICIES;

        /** Whether the job only reads it. */
        public boolean read() {
            return this == INPUT || this == REFERENCE || this == DECISIONS || this == MODELS || this == POLICIES;
        }

        /** The word for people: {@code dead letters}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
