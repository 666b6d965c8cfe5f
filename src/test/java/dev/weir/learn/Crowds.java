package dev.weir.learn;

import dev.weir.event.Kind;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.model.RateWindow;
import dev.weir.rate.RateLimits;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Contributors for the learner's tests: evenly drawn from the shipped baseline, so that nothing is left to chance. */
final class Crowds {

    static final CheckPolicies.Rate POLICY = PolicyFile.defaults().on("ratings").rate();
    static final RateBaselines SHIPPED = RateBaselines.shipped();
    static final Trainer TRAINER =
            new Trainer(SHIPPED, Clock.fixed(Instant.parse("2026-01-31T00:00:00Z"), ZoneOffset.UTC));

    private Crowds() {}

    /** Each of {@code size} contributors at its own place of the community, {@code factor} times as fast as that place. */
    static List<int[]> honest(int size, double factor) {
        RateBaseline baseline = SHIPPED.of(Kind.RATING);
        List<int[]> peaks = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            double oneIn = (size + 1.0) / i;
            int[] each = new int[RateWindow.values().length];
            for (RateWindow window : RateWindow.values()) {
                each[window.ordinal()] = (int) Math.round(factor * (baseline.beyond(window, oneIn) - 1));
            }
            peaks.add(each);
        }
        return peaks;
    }

    /** As fast as can be without being held, in every window. */
    static int[] justUnderTheLimits(List<RateModel> history) {
        RateLimits limits = limits(history);
        int[] peaks = new int[RateWindow.values().length];
        for (RateWindow window : RateWindow.values()) {
            peaks[window.ordinal()] = limits.hold(window) - 1;
        }
        return peaks;
    }

    /** The limits in force. */
    static RateLimits limits(List<RateModel> history) {
        RateBaselines last =
                history.isEmpty() ? SHIPPED : history.get(history.size() - 1).baselines();
        return RateLimits.of(last.of(Kind.RATING), POLICY.resolved(Kind.RATING));
    }
}
