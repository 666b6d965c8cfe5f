package dev.weir.model;

import java.util.Arrays;

/**
 * Where a value stands among those of honest contributors, as a normal score: 0 is the median, 2.33 what one in a hundred
 * passes. Between the quantiles linear; beyond the outermost the line goes on, since the sample says nothing there.
 *
 * @param quantiles the values at {@link #SHARES}, rising
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares tables.
public record NormalScore(double[] quantiles) {

    /** Shares of contributors at or below each quantile. */
    static final double[] SHARES = {0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99};

    /** The standard normal quantiles of {@link #SHARES}. */
    private static final double[] SCORES = {
        -2.3263, -2.0537, -1.6449, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.6449, 2.0537, 2.3263
    };

    /** No place is believed beyond this. */
    static final double MOST = 6;

    /** Of the distance from the median to the outermost quantile in one step of the score: keeps the slope from zero. */
    private static final double LEAST_SLOPE = 0.5;

    private static final double ROUNDING = 1e-9;

    public NormalScore {
        if (quantiles.length != SHARES.length) {
            throw new IllegalArgumentException(quantiles.length + " quantiles given, " + SHARES.length + " needed");
        }
        for (int i = 1; i < quantiles.length; i++) {
            if (!(quantiles[i] >= quantiles[i - 1])) {
                throw new IllegalArgumentException("quantiles must rise: " + Arrays.toString(quantiles));
            }
        }
    }

    /** From honest contributors' values, of which there must be one; NaN are left out. */
    static NormalScore of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] quantiles = new double[SHARES.length];
        for (int i = 0; i < quantiles.length; i++) {
            double rank = SHARES[i] * (sorted.length - 1);
            int below = (int) rank;
            int above = Math.min(below + 1, sorted.length - 1);
            quantiles[i] = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
        }
        return new NormalScore(quantiles);
    }

    /** The place of a value, -6 to 6; NaN stays NaN. */
    public double place(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        int last = quantiles.length - 1;
        if (value < quantiles[0] - ROUNDING) {
            return Math.max(-MOST, SCORES[0] - (quantiles[0] - value) / slope(0, 2));
        }
        if (value > quantiles[last] + ROUNDING) {
            return Math.min(MOST, SCORES[last] + (value - quantiles[last]) / slope(last - 2, last));
        }
        // A value that many share stands in the middle of its share.
        return (lowest(value) + highest(value)) / 2;
    }

    /** Of a hundred honest contributors how many stand nearer to the middle's other side, 50 to 99. */
    public static int percent(double place) {
        double size = Math.abs(place);
        int i = SCORES.length - 1;
        if (size >= SCORES[i]) {
            return 99;
        }
        while (SCORES[i - 1] > size) {
            i--;
        }
        double part = (size - SCORES[i - 1]) / (SCORES[i] - SCORES[i - 1]);
        return (int) (100 * (SHARES[i - 1] + part * (SHARES[i] - SHARES[i - 1])));
    }

    private double lowest(double value) {
        int i = 0;
        while (quantiles[i] < value - ROUNDING) {
            i++;
        }
        return i == 0 || quantiles[i] <= value + ROUNDING ? SCORES[i] : between(i - 1, value);
    }

    private double highest(double value) {
        int i = quantiles.length - 1;
        while (quantiles[i] > value + ROUNDING) {
            i--;
        }
        return i == quantiles.length - 1 || quantiles[i] >= value - ROUNDING ? SCORES[i] : between(i, value);
    }

    private double between(int i, double value) {
        double part = (value - quantiles[i]) / (quantiles[i + 1] - quantiles[i]);
        return SCORES[i] + part * (SCORES[i + 1] - SCORES[i]);
    }

    /** Of the value in one step of the score. */
    private double slope(int from, int to) {
        int middle = quantiles.length / 2;
        double outer = (quantiles[to] - quantiles[from]) / (SCORES[to] - SCORES[from]);
        double half = from == 0 ? quantiles[middle] - quantiles[0] : quantiles[to] - quantiles[middle];
        return Math.max(ROUNDING, Math.max(outer, LEAST_SLOPE * half / SCORES[quantiles.length - 1]));
    }
}
