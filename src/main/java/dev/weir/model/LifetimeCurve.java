package dev.weir.model;

import java.util.Arrays;

/**
 * How far honest contributors ever go on a score: the largest that each had in its life. It answers for all features, all
 * looks and what binds them at once: whatever they are, the chance that the next contributor of the same community ever goes
 * as far is the share that did (the conformal p-value of Vovk, Gammerman and Shafer, 2005).
 *
 * @param scores rising
 * @param surprisals -ln of the share of contributors that ever reached each score, in nats, rising
 * @param tail nats for each unit of score beyond the last: one through the mean excess of the farthest twentieth
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares curves.
public record LifetimeCurve(double[] scores, double[] surprisals, double tail) {

    private static final double[] SHARES = {1, 0.5, 0.25, 0.1, 0.05, 0.03, 0.02, 0.015, 0.01, 0.007, 0.005, 0.003};
    private static final double TAIL_SHARE = 0.05;

    public LifetimeCurve {
        if (scores.length < 2 || scores.length != surprisals.length || !(tail > 0)) {
            throw new IllegalArgumentException("a curve needs as many surprisals as scores, and a tail above 0");
        }
        for (int i = 1; i < scores.length; i++) {
            if (!(scores[i] > scores[i - 1] && surprisals[i] >= surprisals[i - 1])) {
                throw new IllegalArgumentException("scores and surprisals must rise");
            }
        }
    }

    /** From the largest score of each contributor; there must be 20 or more, and two different ones. */
    static LifetimeCurve of(double[] largest) {
        double[] sorted = Arrays.stream(largest).sorted().toArray();
        int n = sorted.length;
        double[] scores = new double[SHARES.length + 1];
        double[] surprisals = new double[SHARES.length + 1];
        int points = 0;
        for (double share : SHARES) {
            points = add(scores, surprisals, points, sorted[n - Math.max(1, (int) Math.round(share * n))], sorted);
        }
        points = add(scores, surprisals, points, sorted[n - 1], sorted);
        int k = Math.max(1, (int) (TAIL_SHARE * n));
        double floor = sorted[n - k - 1];
        double excess = 0;
        for (int i = n - k; i < n; i++) {
            excess += sorted[i] - floor;
        }
        return new LifetimeCurve(
                Arrays.copyOf(scores, points), Arrays.copyOf(surprisals, points), k / Math.max(1e-3, excess));
    }

    private static int add(double[] scores, double[] surprisals, int points, double score, double[] sorted) {
        if (points > 0 && score <= scores[points - 1]) {
            return points;
        }
        int reached = 0;
        while (reached < sorted.length && sorted[sorted.length - 1 - reached] >= score) {
            reached++;
        }
        scores[points] = score;
        surprisals[points] = -StrictMath.log((1.0 + reached) / (1 + sorted.length));
        return points + 1;
    }

    /** -ln P(an honest contributor ever reaches the score), in nats, 0 or more; rises with the score. */
    public double surprisal(double score) {
        int last = scores.length - 1;
        if (score <= scores[0]) {
            return 0;
        }
        if (score >= scores[last]) {
            return surprisals[last] + tail * (score - scores[last]);
        }
        int i = last;
        while (scores[i - 1] > score) {
            i--;
        }
        double part = (score - scores[i - 1]) / (scores[i] - scores[i - 1]);
        return surprisals[i - 1] + part * (surprisals[i] - surprisals[i - 1]);
    }
}
