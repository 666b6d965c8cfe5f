package dev.weir.timing;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.settings.TimeField;

/**
 * The clock of a file, whose events are read in the order of their own times, so that none is ever late.
 *
 * <p>Nothing outside the events says when they were written, so only a hole that no history explains is held against
 * them: an event is ahead when it leaves behind it a hole of more than a year that is also longer than everything before
 * it. The longest honest hole in the data at hand is 58 days (MovieLens latest-small, 22 years long). {@value #AGREEING}
 * events in a row beyond the hole are believed: then it was the file that paused.
 */
public final class FileClock {

    private static final long YEAR = 365L * 24 * 3600 * 1000;

    /** So few events say nothing about what times the file holds. */
    private static final int TOO_FEW = 8;

    private static final int AGREEING = 100;

    private final long skew;
    private long first;
    private long last;
    private long seen;
    private int strays;

    public FileClock(TimeField settings) {
        this.skew = settings.skew().toMillis();
    }

    /** The event with its timing; events must come in the order of their times. */
    public Event place(Event event) {
        if (event.timing() == Timing.NONE) {
            return event;
        }
        if (seen == 0) {
            first = event.time();
        }
        long ahead = event.time() - last;
        boolean stray = seen >= TOO_FEW && ahead > Math.max(skew, Math.max(YEAR, last - first));
        if (stray && ++strays < AGREEING) {
            return event.placed(Timing.FUTURE, ahead);
        }
        strays = 0;
        seen++;
        last = event.time();
        return event;
    }
}
