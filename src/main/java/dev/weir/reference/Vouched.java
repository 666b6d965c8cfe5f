package dev.weir.reference;

import org.jspecify.annotations.Nullable;

/**
 * What a reference topic's record says. State: only add components.
 *
 * @param time the record's timestamp, epoch milliseconds
 * @param actor whose it is; null where it says nothing of that, or nobody asks
 * @param object what it is about; null where it says nothing of that, or nobody asks
 * @param usedBy the event for which it vouched, where it does so once; else null
 */
public record Vouched(
        long time,
        @Nullable String actor,
        @Nullable String object,
        @Nullable String usedBy) {

    /** One that has vouched for nobody yet. */
    Vouched(long time, @Nullable String actor, @Nullable String object) {
        this(time, actor, object, null);
    }

    /** The same, used by an event, or by none. */
    Vouched by(@Nullable String event) {
        return new Vouched(time, actor, object, event);
    }
}
