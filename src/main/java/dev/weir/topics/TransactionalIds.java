package dev.weir.topics;

import dev.weir.settings.Settings;

/**
 * The transactional ids of one deployment: they begin with its prefix and a colon. The colon is part of it, because Flink
 * and this package tell ids by their beginning, and {@code weir} must never touch those of {@code weir-staging}.
 *
 * @param prefix what they begin with, delimiter included
 */
public record TransactionalIds(String prefix) {

    /** The ids of the deployment that these settings describe. */
    public static TransactionalIds of(Settings settings) {
        return new TransactionalIds(settings.transactionalIdPrefix());
    }

    /**
     * The id of one act of a reviewer. It does not begin with the prefix of the gateway's own ids, which the gateway aborts when
     * it starts; a slash cannot stand in a prefix either, so rights by prefix ({@code weir/review/}) are exact too.
     */
    public static String ofReview(Settings settings, String act) {
        return settings.prefix() + "/review/" + act;
    }

    /** The id of whoever sends a stream's dead letters again: one for each stream, so that the last to begin stops the others. */
    public static String ofRedrive(Settings settings, String stream) {
        return settings.prefix() + "/redrive/" + stream;
    }

    /** Whether an id belongs to the deployment. */
    public boolean contains(String id) {
        return id.startsWith(prefix);
    }

    /** The id with which the rights and limits are tried out. */
    String probe() {
        return prefix + "topics-check";
    }
}
