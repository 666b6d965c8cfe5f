package dev.weir.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One decoded contribution. Immutable: operators reuse objects, so nothing may change after it was handed on.
 *
 * @param stream the place of its stream in the deployment's sorted list of streams, from 0
 * @param origin where it stands; its identity
 * @param eventId the producer's own id, or null where the stream has none
 * @param actor who contributes
 * @param identity whether the actor id stands for one contributor
 * @param object what it is about, or null where the stream names none
 * @param value rating, amount or measurement in the stream's own unit; NaN where there is none
 * @param action what was done (play, like, purchase), or null
 * @param time when it happened by its own account, epoch milliseconds; the reading order for {@link Timing#NONE}
 * @param timing how {@code time} relates to the stream's clock
 * @param offBy how far {@code time} is off the clock, in milliseconds: ahead for FUTURE, behind for LATE and STALE, else 0
 * @param payload the producer's bytes
 * @param details what else it carries: source, attributes, features, label
 */
public record Event(
        int stream,
        Origin origin,
        @Nullable String eventId,
        Entity actor,
        Identity identity,
        @Nullable Entity object,
        double value,
        @Nullable String action,
        long time,
        Timing timing,
        long offBy,
        Payload payload,
        Details details) {

    /** Whether an actor id stands for one contributor. */
    public enum Identity {
        /** One contributor with a memory. */
        KNOWN,
        /** A placeholder (guest, 0): judged one by one, never excluded as one actor. */
        ANONYMOUS
    }

    public Event {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(details, "details");
    }

    /** Without details. */
    public Event(
            int stream,
            Origin origin,
            @Nullable String eventId,
            Entity actor,
            Identity identity,
            @Nullable Entity object,
            double value,
            @Nullable String action,
            long time,
            Timing timing,
            long offBy,
            Payload payload) {
        this(
                stream,
                origin,
                eventId,
                actor,
                identity,
                object,
                value,
                action,
                time,
                timing,
                offBy,
                payload,
                Details.NONE);
    }

    /** Whether the event carries a value. */
    public boolean hasValue() {
        return !Double.isNaN(value);
    }

    /** The same event, of the stream with another number. */
    public Event numbered(int number) {
        return new Event(
                number, origin, eventId, actor, identity, object, value, action, time, timing, offBy, payload, details);
    }

    /** The same event as it was when it was held. */
    public Event heldAt(long arrival, long eventTime) {
        Origin then = new Origin(origin.source(), origin.partition(), origin.position(), arrival);
        return new Event(
                stream,
                then,
                eventId,
                actor,
                identity,
                object,
                value,
                action,
                eventTime,
                Timing.ON_TIME,
                0,
                payload,
                details);
    }

    /** The same event with other details. */
    public Event detailed(Details newDetails) {
        return new Event(
                stream,
                origin,
                eventId,
                actor,
                identity,
                object,
                value,
                action,
                time,
                timing,
                offBy,
                payload,
                newDetails);
    }

    /** The same event, placed on its stream's clock. */
    public Event placed(Timing newTiming, long newOffBy) {
        return new Event(
                stream, origin, eventId, actor, identity, object, value, action, time, newTiming, newOffBy, payload,
                details);
    }
}
