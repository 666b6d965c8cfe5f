package dev.weir.label;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How wrong rightly labelled rows of one class look. No label is asked: whatever rows of the reference are called, the models say with
 * which probability each is of the class, and count it for so much. Where classes cannot be told apart many rows of a class look
 * wrong, the tail is long, and nobody is held.
 *
 * @param logits of the class, rising
 * @param shares of the class with at most this logit, rising to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares tails.
record HonestTail(double[] logits, double[] shares) {

    /** Of a row, beyond the lowest: keeps the surprisal finite. */
    private static final double UNSEEN = 0.02;

    static HonestTail of(double[][] logits, int c) {
        double[] sorted =
                Arrays.stream(logits).mapToDouble(row -> row[c]).sorted().toArray();
        double[] shares = new double[sorted.length];
        double sum = UNSEEN;
        for (int i = 0; i < sorted.length; i++) {
            sum += Logistic.sigmoid(sorted[i]);
            shares[i] = sum;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return new HonestTail(sorted, shares);
    }

    /** -ln of the share that looks at least as wrong, in nats. */
    double surprisal(double logit) {
        int low = 0;
        int high = logits.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (logits[middle] <= logit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        double share = low > 0 ? shares[low - 1] : shares[0] * UNSEEN / (UNSEEN + Logistic.sigmoid(logits[0]));
        return -Math.log(share);
    }

    /**
     * How well a class is told from the others without a row's own label: the probability that a row called so has a higher logit than one
     * that is not, 0.5 by chance (the area under the ROC curve); NaN where there is only one kind.
     */
    static double separation(double[][] logits, int[] classes, int c) {
        int[] order = IntStream.range(0, classes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(r -> logits[r][c]))
                .mapToInt(Integer::intValue)
                .toArray();
        long below = 0;
        long pairs = 0;
        long others = 0;
        for (int row : order) {
            if (classes[row] == c) {
                below += others;
                pairs++;
            } else {
                others++;
            }
        }
        return pairs == 0 || others == 0 ? Double.NaN : below / ((double) pairs * others);
    }
}
