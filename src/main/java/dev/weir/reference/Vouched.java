package dev.weir.reference;

import org.jspecify.annotations.Nullable;

/**
 * What a reference topic's record says. State: only add components.
 *
 * @param time the record's timestamp, epoch milliseconds
 * @param actor whose it is; null where it says nothing of that, or nobody asks
 * @param object what it is about; null where it says nothing of that, or nobody asks
 * @param usedBy the event for which it vouched, where it does so once; else null
 * @param claimedBy the event for which it vouched though nobody is known to have sent that, where it does so once; else null
 */
public record Vouched(
        long time,
        @Nullable String actor,
        @Nullable String object,
        @Nullable String usedBy,
        @Nullable String claimedBy) {

    /** One that has vouched for nobody yet. */
    Vouched(long time, @Nullable String actor, @Nullable String object) {
        this(time, actor, object, null, null);
    }

    /** The same, used by an event. */
    Vouched by(String event) {
        return new Vouched(time, actor, object, event, claimedBy);
    }

    /** The same, used by an event that nobody is known to have sent. */
    Vouched claimed(String event) {
        return new Vouched(time, actor, object, usedBy, event);
    }

    /** The same, used as the one before it was. */
    Vouched after(@Nullable Vouched before) {
        return before == null ? this : new Vouched(time, actor, object, before.usedBy, before.claimedBy);
    }
}
