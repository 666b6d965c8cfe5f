package dev.weir.alerts;

import java.time.Duration;

/**
 * How long to wait before the next try: twice as long each time.
 *
 * @param first before the second try
 * @param longest never longer, but where the receiver asks for it
 */
public record Pauses(Duration first, Duration longest) {

    /** A receiver that restarts is met again within seconds, one that is down for days costs a try a minute. */
    public static final Pauses USUAL = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Who asks for more would keep alerts from people. */
    static final Duration MOST = Duration.ofHours(1);

    public Pauses {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses from " + first + " to " + longest
                    + " cannot be kept; the first must be longer than nothing, the longest as long at least");
        }
    }

    /**
     * The pause after a try that failed.
     *
     * @param tries how many failed, 1 or more
     * @param atLeast what the receiver asks for
     */
    Duration after(int tries, Duration atLeast) {
        Duration own = first;
        for (int doubled = 1; doubled < tries && own.compareTo(longest) < 0; doubled++) {
            own = own.multipliedBy(2);
        }
        Duration bounded = own.compareTo(longest) > 0 ? longest : own;
        Duration asked = atLeast.compareTo(MOST) > 0 ? MOST : atLeast;
        return asked.compareTo(bounded) > 0 ? asked : bounded;
    }
}
