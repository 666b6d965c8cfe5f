package dev.weir.rate;

import dev.weir.model.RateBaseline;
import dev.weir.model.RateWindow;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import java.io.Serializable;

/**
 * A baseline and a policy, worked out once into whole numbers, so that judging an ordinary event compares counts and does
 * nothing else. Immutable; make one for each stream when a policy or a baseline arrives.
 */
public final class RateLimits implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RateBaseline baseline;
    private final Mode mode;
    private final int[] notice = new int[Ring.RINGS];
    private final int[] hold = new int[Ring.RINGS];

    private RateLimits(RateBaseline baseline, Mode mode) {
        this.baseline = baseline;
        this.mode = mode;
    }

    /** The limits of a stream of the baseline's kind under {@code policy}. */
    public static RateLimits of(RateBaseline baseline, CheckPolicies.Rate policy) {
        RateLimits limits = new RateLimits(baseline, policy.on(baseline.kind()));
        for (int ring = 0; ring < Ring.RINGS; ring++) {
            limits.notice[ring] = baseline.reachedBy(Ring.window(ring), 1 / policy.noticeOneIn());
            limits.hold[ring] = baseline.reachedBy(Ring.window(ring), 1 / policy.holdOneIn());
        }
        return limits;
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

    int noticeAt(int ring) {
        return notice[ring];
    }
}
