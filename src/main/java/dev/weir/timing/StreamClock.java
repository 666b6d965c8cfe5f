package dev.weir.timing;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.settings.TimeField;

/**
 * The clock of one partition of a topic. Places events on it in the order in which they are read.
 *
 * <p>The clock is the {@linkplain RunningQuantile running 99.9 % quantile} of the event times that were possible, none of them later than
 * its bound: an event from 2099 moves nothing, and those within the skew bring the clock up to the present at most. Else two of a thousand that
 * are dated ahead would make everybody else late.
 */
public final class StreamClock {

    private final long skew;
    private final long disorder;
    private final long lateness;
    private final RunningQuantile quantile = new RunningQuantile();

    public StreamClock(TimeField settings) {
        this.skew = settings.skew().toMillis();
        this.disorder = settings.disorder().toMillis();
        this.lateness = settings.lateness().toMillis();
    }

    /**
     * The event with its timing.
     *
     * @param event as decoded; returned as it is where the stream has no times
     * @param bound the latest moment at which the event can have been sent, epoch milliseconds: the broker's append time,
     *     or the record's own time if it is not ahead of the reading time
     */
    public Event place(Event event, long bound) {
        if (event.timing() == Timing.NONE) {
            return event;
        }
        long ahead = event.time() - bound;
        if (ahead > skew) {
            return event.placed(Timing.FUTURE, ahead);
        }
        long clock = quantile.value();
        quantile.add(Math.min(event.time(), bound));
        if (clock == RunningQuantile.UNKNOWN || event.time() >= clock - disorder) {
            return event;
        }
        long behind = clock - event.time();
        return event.placed(behind > lateness ? Timing.STALE : Timing.LATE, behind);
    }
}
