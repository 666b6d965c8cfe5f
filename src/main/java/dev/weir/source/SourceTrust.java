package dev.weir.source;

import dev.weir.event.SourceStanding;

/**
 * How far a source is trusted: which share of its contributors' visits nothing was held of, as the mean of a beta distribution whose
 * evidence halves in four weeks of event time. An hour weighs at most one, however many come in it, so that neither a burst sinks a source nor
 * volume raises it: against the prior alone one hour moves trust by less than a twenty-fifth, after weeks by less than a
 * hundredth of that of a source with ten visits an hour.
 *
 * @param good weight of hours, as of {@code hour}
 * @param bad the same of what was held
 * @param hour the newest hour, since 1970
 */
record SourceTrust(double good, double bad, long hour) {

    /** Nobody knows it. */
    static final SourceTrust NEW = new SourceTrust(0, 0, Long.MIN_VALUE);

    /** Contributors at which an hour says half of what it can. */
    private static final double HALF_AN_HOUR = 20;

    private static final double HALF_LIFE_HOURS = 28 * 24;

    /** With one more hour; one that comes late counts as of the newest. */
    SourceTrust next(int visits, int held, long newHour) {
        if (visits == 0) {
            return this;
        }
        long later = Math.max(hour, newHour);
        double kept = hour == Long.MIN_VALUE ? 0 : Math.pow(0.5, (later - hour) / HALF_LIFE_HOURS);
        double weight = visits / (visits + HALF_AN_HOUR);
        double share = Math.min(1, (double) held / visits);
        return new SourceTrust(good * kept + weight * (1 - share), bad * kept + weight * share, later);
    }

    /** 0 to 1. */
    double mean() {
        return SourceStanding.mean(good, bad);
    }

    /** How far its events are trusted at most; 1 where nothing is said. */
    double cap() {
        return SourceStanding.cap(good, bad);
    }
}
