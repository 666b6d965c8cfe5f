package dev.weir.reference;

import org.jspecify.annotations.Nullable;

/**
 * What a reference topic's record says. State: only add components.
 *
 * @param time the record's timestamp, epoch milliseconds
 * @param actor whose it is; null where it says nothing of that, or nobody asks
 * @param object what it is about; null where it says nothing of that, or nobody asks
 */
public record Vouched(
        long time, @Nullable String actor, @Nullable String object) {}
