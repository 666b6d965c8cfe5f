package dev.weir.object;

import dev.weir.chance.Tail;
import dev.weir.event.Alarm;
import dev.weir.object.BurstTest.Burst;
import org.jspecify.annotations.Nullable;

/**
 * Did many come at once, where nobody says what they think? That is what a release looks like too, so it is evidence only
 * together with another object's: honest crowds of two releases are never nearly the same people.
 */
final class GatheringTest {

    private static final int LEAST = 4;

    /**
     * In nats. A link of two gatherings needs 22 of each; both MovieLens sets without their values raise a few dozen
     * gatherings of 12 in a month.
     */
    private static final double LEAST_PRESENCE = 12;

    private static final double LEAST_EXCESS = 2;

    private GatheringTest() {}

    /**
     * The span with most presence that ends with the newest event of {@code crowd}, or null; its unanimity is 0.
     *
     * @param part the actions that are counted; the newest event's is one of them
     */
    static @Nullable Burst strongest(Crowd crowd, Part part, Site site, double announced) {
        Ring last = crowd.last();
        int newest = last.size() - 1;
        long ofPart = part.in(crowd.byClass());
        long now = last.time(newest);
        double most = LEAST_PRESENCE;
        Burst best = null;
        int span = 0;
        for (int i = newest; i >= 0 && now - last.time(i) <= Alarm.HORIZON; i--) {
            if (!part.has(last.valueClass(i))) {
                continue;
            }
            span++;
            double shape = 0.5 + ofPart - span;
            double mean = announced * site.expected(shape, last.activity(i));
            if (span < LEAST || span < LEAST_EXCESS * mean) {
                continue;
            }
            double presence = Tail.negativeBinomial(span, shape, mean);
            if (presence >= most) {
                most = presence;
                best = new Burst(i, presence, 0, span, mean);
            }
        }
        return best;
    }
}
