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
        String reason) {

    /** The reason where nothing is known of somebody any more. */
    private static final String ERASED = "ERASED";

    /** Nothing is known of somebody any more: takes away what stands there under the name. */
    public static StandingChange erased(Entity actor, long time) {
        return new StandingChange(actor, Standing.CLEAR, Long.MIN_VALUE, time, null, ERASED);
    }

    /** Whether it takes away what stands there. */
    public boolean isErasure() {
        return reason.equals(ERASED);
    }
}
