package dev.weir.object;

import dev.weir.chance.Tail;
import dev.weir.event.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * Is a crowd both too many and too much of one mind? Walks back from the newest event over all spans that begin on the
 * class. Presence alone is a release, unanimity alone a run of luck; presence is capped by unanimity.
 */
final class BurstTest {

    private static final int LEAST = 4;

    /** Friends give fours and fives to what they chose together: a side asks for more than a circle of nine. */
    static final int LEAST_OF_SIDE = 10;

    /** And for more than a dozen, where it is evidence against those who were there, together with another object's. */
    static final int LEAST_OF_LINKED_SIDE = 16;

    private static final double PRIOR = 6;
    private static final double HISTORY_WEIGHT = 0.5;
    private static final double LEAST_EACH = 3;
    private static final double LEAST_SUM = 9;
    private static final double LEAST_EXCESS = 2;
    private static final double LEAST_LIFT = 1.3;

    private BurstTest() {}

    /**
     * The strongest span.
     *
     * @param from place of its first event in the ring
     * @param presence nats
     * @param unanimity nats
     * @param inClass events of the class in it
     * @param usual how many of the class would be usual among so many
     */
    record Burst(int from, double presence, double unanimity, int inClass, double usual) {
        double score() {
            return Alarm.score(presence, unanimity);
        }

        /** How unusual the crowd is by itself, in nats: the mean of both tails, presence counting no more than unanimity. */
        double surprisal() {
            return score() / 2;
        }
    }

    /** The strongest span that ends with the newest event of {@code crowd}, or null. */
    static @Nullable Burst strongest(Crowd crowd, Part part, Site site, double announced) {
        Ring last = crowd.last();
        int newest = last.size() - 1;
        long ofClass = part.in(crowd.byClass());
        int least = part.isSide() ? LEAST_OF_SIDE : LEAST;
        if (ofClass < least) {
            return null;
        }
        double usual = site.share(part);
        long total = crowd.total();
        long now = last.time(newest);
        Burst best = null;
        int inClass = 0;
        for (int i = newest; i >= 0 && now - last.time(i) <= Alarm.HORIZON; i--) {
            if (!part.has(last.valueClass(i))) {
                continue;
            }
            inClass++;
            int span = newest - i + 1;
            if (inClass < least) {
                continue;
            }
            long earlier = total - span;
            long earlierOfClass = ofClass - inClass;
            double shape = 0.5 + earlier;
            double mean = announced * site.expected(shape, last.activity(i));
            if (span < LEAST_EXCESS * mean) {
                continue;
            }
            double alpha = PRIOR * usual + HISTORY_WEIGHT * earlierOfClass;
            double beta = PRIOR * (1 - usual) + HISTORY_WEIGHT * (earlier - earlierOfClass);
            if (inClass * (alpha + beta) < LEAST_LIFT * span * alpha) {
                continue;
            }
            double presence = Tail.negativeBinomial(span, shape, mean);
            if (presence < LEAST_EACH) {
                continue;
            }
            double unanimity = Tail.betaBinomial(inClass, span, alpha, beta);
            if (unanimity < LEAST_EACH || presence + unanimity < LEAST_SUM) {
                continue;
            }
            Burst burst = new Burst(i, presence, unanimity, inClass, span * alpha / (alpha + beta));
            if (best == null || burst.score() > best.score()) {
                best = burst;
            }
        }
        return best;
    }
}
