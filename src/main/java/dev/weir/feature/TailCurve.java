package dev.weir.feature;

import java.util.Arrays;

/**
 * How rare a score is among the reference's: counted up to the highest tenth, an exponential tail with the mean excess of that
 * tenth beyond (Pickands 1975, with shape 0).
 */
final class TailCurve {

    private static final double BODY = 0.9;
    private static final double LEAST = 1e-6;

    private final double[] sorted;
    private final double start;
    private final double excess;

    TailCurve(double[] scores) {
        sorted = scores.clone();
        Arrays.sort(sorted);
        start = Axis.quantile(sorted, BODY);
        excess = Math.max(
                LEAST,
                Arrays.stream(sorted)
                        .filter(score -> score > start)
                        .map(score -> score - start)
                        .average()
                        .orElse(0));
    }

    /** -ln of the share of scores at or above this one, in nats. */
    double nats(double score) {
        if (score > start) {
            return -Math.log(1 - BODY) + (score - start) / excess;
        }
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -Math.log((sorted.length - low + 1.0) / (sorted.length + 1.0));
    }
}
