package dev.weir.learn;

import dev.weir.model.GateMeasure;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateScale;
import dev.weir.model.RateWindow;
import dev.weir.rate.RateLimits;
import dev.weir.settings.CheckPolicies;
import java.util.Collection;
import java.util.List;

/** Decides whether a new model may be published, by what it would change. */
final class Gate {

    /**
     * How far any window may be from the frozen reference, as a factor. The two film sites that ship, and the samples that
     * the job takes of them, lie between 0.74 and 1.18 of both together: no community like them is half as far again, and an
     * attacker who gets there has gained half.
     */
    static final double MOST_DRIFT = 1.5;

    /**
     * The share of the sampled contributors that the new limits would hold. Seven windows at one in 1,500 are one in 200; twice
     * that is a model that calls honest people a flood.
     */
    static final double MOST_HELD = 0.01;

    /**
     * The share of the sampled contributors of whom the new model says what the last one said. A step of a tenth in every window
     * changes the word on 16 of the film sites' 1,553 users at most; three times as many are another community.
     */
    static final double LEAST_AGREEMENT = 0.97;

    static final String DRIFT = "drift";
    static final String HELD = "held";
    static final String AGREEMENT = "agreement";

    private Gate() {}

    /**
     * What is measured of a new model.
     *
     * @param scale the new model's, of the frozen reference
     * @param last what the job judges by now
     * @param next what it would judge by
     * @param policy how the rate check acts on the stream
     * @param peaks the sampled contributors', one or more
     */
    static List<GateMeasure> measures(
            List<Double> scale,
            RateBaseline last,
            RateBaseline next,
            CheckPolicies.Rate policy,
            Collection<int[]> peaks) {
        RateLimits before = RateLimits.of(last, policy.resolved(last.kind()));
        RateLimits after = RateLimits.of(next, policy.resolved(next.kind()));
        int held = 0;
        int agreed = 0;
        for (int[] each : peaks) {
            Word word = Word.on(each, after);
            held += word == Word.HELD ? 1 : 0;
            agreed += word == Word.on(each, before) ? 1 : 0;
        }
        double contributors = peaks.size();
        return List.of(
                new GateMeasure(DRIFT, RateScale.farthest(scale), 1, MOST_DRIFT),
                new GateMeasure(HELD, held / contributors, 0, MOST_HELD),
                new GateMeasure(AGREEMENT, agreed / contributors, LEAST_AGREEMENT, 1));
    }

    /** What is said of a contributor at its fastest. */
    private enum Word {
        NOTHING,
        NOTICED,
        HELD;

        static Word on(int[] peaks, RateLimits limits) {
            Word word = NOTHING;
            for (RateWindow window : RateWindow.values()) {
                int peak = peaks[window.ordinal()];
                if (peak >= limits.hold(window)) {
                    return HELD;
                }
                if (peak >= limits.notice(window)) {
                    word = NOTICED;
                }
            }
            return word;
        }
    }
}
