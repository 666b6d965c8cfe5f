package dev.weir.actor;

import dev.weir.provenance.IdRing;
import dev.weir.rate.RateWindows;

/**
 * What is remembered of one contributor on one stream. State: only add components.
 *
 * @param windows how much it sent lately
 * @param ids which event ids it used lately
 * @param lastSeen its latest event time, epoch milliseconds
 */
public record ActorMemory(RateWindows windows, IdRing ids, long lastSeen) {

    /** Nothing is remembered. */
    public static ActorMemory empty() {
        return new ActorMemory(RateWindows.empty(), IdRing.empty(), Long.MIN_VALUE);
    }
}
