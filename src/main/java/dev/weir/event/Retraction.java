package dev.weir.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the append-only ledger: takes admitted events or their labels back, brings them back in, or says what the label of one
 * is. It needs no list of
 * events: who builds a training set applies it to whatever it covers, early or late. It covers what one contributor sent, what
 * one source said, what one key signed, or a single event.
 *
 * @param id unique, the same when the same cause is seen again
 * @param op what it does
 * @param what what is taken back: events whole, or their labels alone
 * @param actor whose events, or null: anybody's
 * @param source the source (for labels: who said them), or null: any. RELABEL: who says it
 * @param origin the one event that it is about, as text, or null: all that the rest covers
 * @param streams names of the streams; empty means all
 * @param since events from this event time on, epoch milliseconds; {@link Long#MIN_VALUE} is the beginning
 * @param objects only events about these objects; empty means about any
 * @param reverses the id of the retraction that a REINSTATE undoes, else null
 * @param reason one sentence
 * @param campaign the campaign it follows from, or null
 * @param time event time of its cause, epoch milliseconds
 * @param key the id of the key that signed the events, or null: any or none. With it {@code since} is the arrival, which no holder of
 *     the key chooses
 * @param until an erasure: only what arrived before, epoch milliseconds; {@link #NO_END} for all others. {@code actor} is then a
 *     pseudonym, and nothing reverses it
 * @param label RELABEL: what the event is, else null
 */
public record Retraction(
        String id,
        Op op,
        What what,
        @Nullable Entity actor,
        @Nullable String source,
        @Nullable String origin,
        List<String> streams,
        long since,
        List<String> objects,
        @Nullable String reverses,
        String reason,
        @Nullable String campaign,
        long time,
        @Nullable String key,
        long until,
        @Nullable String label) {

    /** Of what is no erasure. */
    public static final long NO_END = Long.MAX_VALUE;

    /** How the reason of an erasure begins. */
    public static final String ERASED = "ERASED";

    /** Labels of reviewers have a source that begins so; behind it stands the name. */
    public static final String REVIEWER = "reviewer:";

    /** The entries of the ledger. */
    public enum Op {
        /** Takes back. */
        RETRACT,
        /** Brings back what a RETRACT took; or takes back what a RELABEL said. */
        REINSTATE,
        /** A reviewer says what the label of an event is. */
        RELABEL
    }

    /** What is taken back. */
    public enum What {
        /** The event, and its label with it. */
        EVENT,
        /** The label alone: the event stays, unlabelled. */
        LABEL
    }

    public Retraction {
        if (actor == null && source == null && origin == null && key == null) {
            throw new IllegalArgumentException(
                    "retraction " + id + " names no actor, source, origin or key: it covers all");
        }
        if (until != NO_END && (actor == null || op != Op.RETRACT)) {
            throw new IllegalArgumentException("erasure " + id + " is no retraction of a contributor");
        }
        if ((op == Op.RELABEL) != (label != null)) {
            throw new IllegalArgumentException("retraction " + id + ": a label is given for relabel, and absent else");
        }
        if (op == Op.RELABEL && (what != What.LABEL || origin == null || source == null)) {
            throw new IllegalArgumentException("retraction " + id + " says a label of no event, or nobody says it");
        }
        streams = List.copyOf(streams);
        objects = List.copyOf(objects);
    }

    /**
     * Takes back for good what somebody sent who is erased.
     *
     * @param pseudonym of whom
     * @param until only what arrived before, epoch milliseconds
     * @param by who decided
     */
    public static Retraction ofErased(String id, Entity pseudonym, long until, String by, long time) {
        return new Retraction(
                id,
                Op.RETRACT,
                What.EVENT,
                pseudonym,
                null,
                null,
                List.of(),
                Long.MIN_VALUE,
                List.of(),
                null,
                ERASED + " by " + by,
                null,
                time,
                null,
                until,
                null);
    }

    /** Whether the person is erased whose events it takes back: nothing brings them back. */
    public boolean isErasure() {
        return until != NO_END;
    }

    /** One that says no label. */
    public Retraction(
            String id,
            Op op,
            What what,
            @Nullable Entity actor,
            @Nullable String source,
            @Nullable String origin,
            List<String> streams,
            long since,
            List<String> objects,
            @Nullable String reverses,
            String reason,
            @Nullable String campaign,
            long time,
            @Nullable String key) {
        this(
                id, op, what, actor, source, origin, streams, since, objects, reverses, reason, campaign, time, key,
                NO_END, null);
    }

    /** Whoever signed. */
    public Retraction(
            String id,
            Op op,
            What what,
            @Nullable Entity actor,
            @Nullable String source,
            @Nullable String origin,
            List<String> streams,
            long since,
            List<String> objects,
            @Nullable String reverses,
            String reason,
            @Nullable String campaign,
            long time) {
        this(
                id, op, what, actor, source, origin, streams, since, objects, reverses, reason, campaign, time, null,
                NO_END, null);
    }

    /** Takes back what one key signed and what arrived from a time on, on these streams or all. */
    public static Retraction ofKey(String id, String key, List<String> streams, long since, String reason, long time) {
        return new Retraction(
                id,
                Op.RETRACT,
                What.EVENT,
                null,
                null,
                null,
                streams,
                since,
                List.of(),
                null,
                reason,
                null,
                time,
                key,
                NO_END,
                null);
    }

    /** Of whole events of one contributor. */
    public Retraction(
            String id,
            Op op,
            Entity actor,
            List<String> streams,
            long since,
            List<String> objects,
            @Nullable String reverses,
            String reason,
            @Nullable String campaign,
            long time) {
        this(id, op, What.EVENT, actor, null, null, streams, since, objects, reverses, reason, campaign, time);
    }

    /** Takes one event back, or its label. */
    public static Retraction ofOne(String id, What what, String stream, String origin, String reason, long time) {
        return new Retraction(id, what, null, null, origin, stream, Long.MIN_VALUE, reason, time);
    }

    /** A reviewer says what the label of one event is, at this time. */
    public static Retraction relabel(
            String id, String stream, String origin, String label, String reviewer, String reason, long time) {
        return new Retraction(
                id,
                Op.RELABEL,
                What.LABEL,
                null,
                REVIEWER + reviewer,
                origin,
                List.of(stream),
                Long.MIN_VALUE,
                List.of(),
                null,
                reason,
                null,
                time,
                null,
                NO_END,
                label);
    }

    /** Takes the labels back that one contributor's events have, or that one source gave, from a time on. */
    public static Retraction ofLabels(
            String id,
            @Nullable Entity actor,
            @Nullable String source,
            String stream,
            long since,
            String reason,
            long time) {
        return new Retraction(id, What.LABEL, actor, source, null, stream, since, reason, time);
    }

    private Retraction(
            String id,
            What what,
            @Nullable Entity actor,
            @Nullable String source,
            @Nullable String origin,
            String stream,
            long since,
            String reason,
            long time) {
        this(id, Op.RETRACT, what, actor, source, origin, List.of(stream), since, List.of(), null, reason, null, time);
    }

    /** Brings back what this one took, or takes back what it said, at a later time; an erasure is for good. */
    public Retraction reversed(String newId, String newReason, long newTime) {
        if (isErasure()) {
            throw new IllegalStateException("erasure " + id + " cannot be reversed");
        }
        return new Retraction(
                newId,
                Op.REINSTATE,
                what,
                actor,
                source,
                origin,
                streams,
                since,
                objects,
                id,
                newReason,
                campaign,
                newTime,
                key,
                NO_END,
                null);
    }

    /** Whom or what it is about: the key of its record, so that a later entry about the same comes later. */
    public String subject() {
        if (origin != null) {
            return origin;
        }
        if (key != null) {
            return "key " + key;
        }
        return actor == null ? "source " + Objects.requireNonNull(source) : actor.text();
    }
}
