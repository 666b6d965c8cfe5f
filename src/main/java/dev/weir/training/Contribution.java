package dev.weir.training;

import dev.weir.event.Label;
import org.jspecify.annotations.Nullable;

/**
 * What a line of {@code admitted.jsonl} or {@code released.jsonl} says that the training set depends on.
 *
 * @param origin its identity
 * @param eventId the producer's own id, or null
 * @param stream the name of its stream
 * @param actor {@code type:id}
 * @param object the id of what it is about, without its type; empty where there is none
 * @param source who collected it, or null
 * @param time when it happened, epoch milliseconds; for a stream without times the reading order
 * @param since from when on it counts: its time, or that of its release
 * @param trust at its first verdict, 0 to 1
 * @param label what it says of itself or, with {@code of}, of another event; or null
 * @param policy the policy that judged it, or null
 * @param models the models that judged it, or null
 * @param cut in the line, where the fields about its label begin or would begin, in bytes
 * @param resume in the line, where they end
 * @param signedBy the id of the key that signed it, or null
 * @param arrival when it arrived, epoch milliseconds; 0 where that is not known
 */
record Contribution(
        String origin,
        @Nullable String eventId,
        String stream,
        String actor,
        String object,
        @Nullable String source,
        long time,
        long since,
        double trust,
        @Nullable Label label,
        @Nullable String policy,
        @Nullable String models,
        int cut,
        int resume,
        @Nullable String signedBy,
        long arrival) {

    /** The same, which arrived then, epoch milliseconds: a line says so of signed records only. */
    Contribution arrived(long when) {
        return new Contribution(
                origin, eventId, stream, actor, object, source, time, since, trust, label, policy, models, cut, resume,
                signedBy, when);
    }

    /** Who speaks for the label: its own source, else who collected the record; null where neither is known. */
    @Nullable
    String labeller() {
        return label != null && label.source() != null ? label.source() : source;
    }
}
