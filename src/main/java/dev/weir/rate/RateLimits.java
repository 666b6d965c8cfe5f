package dev.weir.rate;

import dev.weir.model.RateBaseline;
import dev.weir.model.RateWindow;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import java.io.Serializable;

/**
 * A baseline and a policy, worked out once into whole numbers, so that judging an ordinary event compares counts and does
 * nothing else. Immutable; make one for each stream when a policy or a baseline arrives.
 *
 * <p>The limit of a window is the smallest count that at most one in {@code holdOneIn} honest contributors ever reach, and
 * at least the next shorter window's limit plus what half of the contributors reach in this window. Without that room, a
 * person whose flood was just cut short would be held for its next ordinary events, until the longer window too has
 * forgotten what was admitted of the flood.
 */
public final class RateLimits implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RateBaseline baseline;
    private final Mode mode;
    private final int[] notice = new int[Ring.RINGS];
    private final int[] hold = new int[Ring.RINGS];
    private final int[] median = new int[Ring.RINGS];

    private RateLimits(RateBaseline baseline, Mode mode) {
        this.baseline = baseline;
        this.mode = mode;
    }

    /** The limits of a stream of the baseline's kind under {@code policy}. */
    public static RateLimits of(RateBaseline baseline, CheckPolicies.Rate policy) {
        RateLimits limits = new RateLimits(baseline, policy.on(baseline.kind()));
        int shorter = 0;
        for (int ring = 0; ring < Ring.EVENT_RINGS; ring++) {
            RateWindow window = Ring.window(ring);
            int median = baseline.median(window);
            int beyond = baseline.beyond(window, policy.holdOneIn());
            int limit = ring == 0 ? beyond : Math.max(beyond, shorter + median);
            limits.set(ring, median, baseline.beyond(window, policy.noticeOneIn()), limit);
            shorter = limit;
        }
        for (int ring = Ring.EVENT_RINGS; ring < Ring.RINGS; ring++) {
            int same = Ring.window(ring).ordinal();
            limits.set(ring, limits.median[same], limits.notice[same], limits.hold[same]);
        }
        return limits;
    }

    private void set(int ring, int medianCount, int noticeCount, int holdCount) {
        median[ring] = medianCount;
        notice[ring] = noticeCount;
        hold[ring] = holdCount;
    }

    /** The smallest count in {@code window} that is held. */
    public int hold(RateWindow window) {
        return hold[window.ordinal()];
    }

    /** The smallest count in {@code window} that lowers trust; at most {@link #hold}. */
    public int notice(RateWindow window) {
        return notice[window.ordinal()];
    }

    /** What the check may do. */
    public Mode mode() {
        return mode;
    }

    RateBaseline baseline() {
        return baseline;
    }

    int holdAt(int ring) {
        return hold[ring];
    }

    int medianAt(int ring) {
        return median[ring];
    }

    int noticeAt(int ring) {
        return notice[ring];
    }
}
