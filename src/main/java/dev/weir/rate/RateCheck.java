package dev.weir.rate;

import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.settings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Judges the pace of one contributor against the community's. A pure function over {@link RateWindows}.
 *
 * <p>In shadow it decides and counts as if it were enforced, so that shadow foretells what enforcing would do.
 */
public final class RateCheck {

    private RateCheck() {}

    /**
     * What became of one event.
     *
     * @param after the windows to store; the same object as before where nothing was counted
     * @param finding what was noticed, or null for an ordinary pace
     */
    public record Result(RateWindows after, @Nullable Finding finding) {}

    /**
     * Judges one event.
     *
     * <p>Abstains where the check is off, the actor is a placeholder, or the event has no usable time: {@code time: order},
     * or one that the time check holds.
     *
     * @param before the actor's windows in the event's stream; never changed
     */
    public static Result assess(RateWindows before, Event event, RateLimits limits) {
        if (limits.mode() == Mode.OFF || event.identity() == Event.Identity.ANONYMOUS) {
            return new Result(before, null);
        }
        return switch (event.timing()) {
            case ON_TIME -> judge(onTime(before, event.time()), limits);
            case LATE -> judge(Tally.atArrival(before, event.time() + event.offBy()), limits);
            case STALE, FUTURE, NONE -> new Result(before, null);
        };
    }

    /** On time for its partition's clock, but a week behind the same actor elsewhere: late for this actor. */
    private static Tally onTime(RateWindows before, long time) {
        return Tally.tooOld(before, time) ? Tally.atArrival(before, before.newest()) : Tally.atEventTime(before, time);
    }

    private static Result judge(Tally tally, RateLimits limits) {
        boolean noticed = false;
        boolean held = false;
        for (int ring = tally.first(); ring < tally.end(); ring++) {
            int count = tally.count(ring) + 1;
            if (count >= limits.noticeAt(ring) && tally.reaches(ring)) {
                noticed = true;
                held |= count >= limits.holdAt(ring);
            }
        }
        if (!noticed) {
            return new Result(tally.admit(), null);
        }
        RateWindows after = held ? tally.hold() : tally.admit();
        return new Result(after, held ? RateFinding.held(tally, limits) : RateFinding.noticed(tally, limits));
    }
}
