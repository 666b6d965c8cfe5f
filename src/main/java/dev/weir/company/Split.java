package dev.weir.company;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the company of all contributors falls into two.
 *
 * @param cut scores above it are the smaller class
 * @param usual mean of the scores below
 * @param spread their standard deviation, above 0
 * @param unit standard deviation of all scores
 */
record Split(double cut, double usual, double spread, double unit) {

    /**
     * The surprisal of a score, by how far it is beyond the usual: honest contributors of the Amazon reviews (those of
     * even rank by name; orders 0 to 4) reach 1.9, 2.4, 3.0 and 4.0 spreads with 5.6, 3.5, 2.3 and 0.9 in a hundred.
     */
    private static final double NATS_A_SPREAD = 0.83;

    private static final double NATS_AT_USUAL = 1.3;

    private static final double DIGITS = 100;

    /** In nats. Beyond, fewer than 15 of these 1,500 contributors are left. */
    static final double MOST_NATS = 4.7;

    /**
     * With fewer, chance makes two classes of one: of samples drawn from a normal, exponential, uniform or
     * Student's t distribution with 3 degrees, 0, 0.3, 3.0 and 1.3 in a hundred pass for two at this size, up to 6.3 at 100.
     */
    static final int LEAST_SCORES = 300;

    /**
     * The density at the cut, of the lower of the two peaks beside it: 1 without a valley. Amazon without its spammers
     * stays above 0.94; with them it is at 0.8 after 15,000 and at 0.5 after 50,000 reviews.
     */
    static final double DEEPEST_FLAT = 0.8;

    /**
     * How much the classes must differ in their own values, in pooled standard deviations: a large effect (Cohen, Statistical
     * Power Analysis for the Behavioral Sciences, 2nd edition, 1988, section 2.2). Clean MovieLens latest-small stays
     * below 0.7, Amazon above 1.2.
     */
    static final double LARGE_EFFECT = 0.8;

    /**
     * Where scores fall into two, or null where nothing says that they do: there are too few, they have one peak, or the
     * larger half would be the odd one, or those who keep odd company are not odd themselves.
     *
     * @param scores of contributors who share enough
     * @param leanings their own, in the same order
     */
    static @Nullable Split of(double[] scores, double[] leanings) {
        if (scores.length < LEAST_SCORES) {
            return null;
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int below = otsu(sorted);
        if (below < 0 || 2 * below < sorted.length) {
            return null;
        }
        double cut = (sorted[below - 1] + sorted[below]) / 2;
        Moments usual = Moments.of(sorted, 0, below);
        double unit = Moments.of(sorted, 0, sorted.length).deviation();
        if (!(usual.deviation() > 0)
                || effect(scores, leanings, cut) < LARGE_EFFECT
                || Density.valley(sorted, cut, unit) > DEEPEST_FLAT) {
            return null;
        }
        return new Split(cut, usual.mean(), usual.deviation(), unit);
    }

    /** How far a score is beyond the usual, in spreads, to two digits: sums that were added in another order say the same. */
    double beyond(double score) {
        return Math.rint((score - usual) / spread * DIGITS) / DIGITS;
    }

    /** -ln P(an honest contributor keeps such company), in nats, to as many digits. */
    double surprisal(double score) {
        double nats = Math.rint((NATS_AT_USUAL + NATS_A_SPREAD * beyond(score)) * DIGITS) / DIGITS;
        return Math.max(0, Math.min(MOST_NATS, nats));
    }

    /**
     * How many scores are below the cut that leaves the least variance within the two classes (Otsu, "A threshold selection
     * method from gray-level histograms", IEEE Transactions on Systems, Man, and Cybernetics 9(1), 1979); -1 where all are
     * equal.
     */
    private static int otsu(double[] sorted) {
        double all = 0;
        for (double score : sorted) {
            all += score;
        }
        double sum = 0;
        double best = 0;
        int below = -1;
        for (int i = 1; i < sorted.length; i++) {
            sum += sorted[i - 1];
            if (sorted[i] > sorted[i - 1]) {
                double apart = (all - sum) / (sorted.length - i) - sum / i;
                double between = (double) i * (sorted.length - i) * apart * apart;
                if (between > best) {
                    best = between;
                    below = i;
                }
            }
        }
        return below;
    }

    /** The difference of the classes' own leanings in pooled standard deviations. */
    private static double effect(double[] scores, double[] leanings, double cut) {
        double[] low = new double[scores.length];
        double[] high = new double[scores.length];
        int lows = 0;
        int highs = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > cut) {
                high[highs++] = leanings[i];
            } else {
                low[lows++] = leanings[i];
            }
        }
        Moments under = Moments.of(low, 0, lows);
        Moments over = Moments.of(high, 0, highs);
        double within = (lows * under.variance() + highs * over.variance()) / scores.length;
        return (over.mean() - under.mean()) / Math.sqrt(Math.max(within, Double.MIN_NORMAL));
    }
}
