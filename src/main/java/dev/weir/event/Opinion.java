package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * What one contributor thinks of one object: all that is asked of an event where many contributors are compared.
 *
 * @param stream the stream's number
 * @param actor who
 * @param object of what
 * @param value in the stream's own unit, finite
 * @param time event time, epoch milliseconds
 */
public record Opinion(int stream, Entity actor, Entity object, double value, long time) {

    /** The opinion in an event; null where it has no value or object, is from nobody in particular or has an impossible time. */
    public static @Nullable Opinion of(Event event) {
        if (!event.hasValue()
                || event.object() == null
                || event.identity() != Event.Identity.KNOWN
                || event.timing() == Timing.FUTURE
                || event.timing() == Timing.STALE) {
            return null;
        }
        return new Opinion(event.stream(), event.actor(), event.object(), event.value(), event.time());
    }

    /** The same, where its stream has another number. */
    public Opinion numbered(int newStream) {
        return new Opinion(newStream, actor, object, value, time);
    }
}
