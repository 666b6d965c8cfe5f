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
 * @param policy by which policy, as stamped on verdicts; null where a reviewer decided, or nobody is accused
 */
public record StandingChange(
        Entity actor,
        Standing standing,
        long since,
        long time,
        @Nullable String campaign,
        String reason,
        @Nullable String policy) {

    /** The reason where nothing is known of somebody any more. */
    private static final String ERASED = "ERASED";

    /** One that no policy brought about. */
    public StandingChange(
            Entity actor, Standing standing, long since, long time, @Nullable String campaign, String reason) {
        this(actor, standing, since, time, campaign, reason, null);
    }

    /**
     * The same as brought about by a policy, where it accuses.
     *
     * @param id as stamped on verdicts, {@code name@version}
     */
    public StandingChange by(String id) {
        return standing.accuses() ? new StandingChange(actor, standing, since, time, campaign, reason, id) : this;
    }

    /** Nothing is known of somebody any more: takes away what stands there under the name. */
    public static StandingChange erased(Entity actor, long time) {
        return new StandingChange(actor, Standing.CLEAR, Long.MIN_VALUE, time, null, ERASED);
    }

    /** Whether it takes away what stands there. */
    public boolean isErasure() {
        return reason.equals(ERASED);
    }
}
