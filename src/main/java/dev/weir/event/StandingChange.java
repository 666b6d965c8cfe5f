package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * A contributor's new standing.
 *
 * @param actor whose
 * @param standing from now on
 * @param since from which event time on it speaks, epoch milliseconds; {@link Long#MIN_VALUE} is the beginning
 * @param time event time of what brought it about, epoch milliseconds
 * @param campaign the campaign, or null
 * @param reason one sentence
 */
public record StandingChange(
        Entity actor,
        Standing standing,
        long since,
        long time,
        @Nullable String campaign,
        String reason) {}
