package dev.weir.label;

import java.util.Arrays;

/**
 * Brings features to one size: 0 is the median, 1 and -1 are where 16 % of the rows are beyond, and nothing is farther than
 * {@link #MOST}. So no row, however far out, pulls a model more than five ordinary ones.
 *
 * <p>Amounts and counts run over orders of magnitude: a feature that is hardly ever negative is put through ln(1 + x) first. Where
 * more than two thirds of the rows have one value, as in one-hot features, the standard deviation is the size. A feature that never changes,
 * and a value that is absent or not finite, is 0: it says nothing.
 *
 * @param logarithmic whether the feature goes through sign(x) ln(1 + |x|)
 * @param middle its median, after that
 * @param perUnit one divided by its size; 0 where it never changes
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares scales.
record FeatureScale(boolean[] logarithmic, double[] middle, double[] perUnit) {

    static final double MOST = 5;

    /** Of the values; a few negative ones, which an attacker could send, do not change the scale of all others. */
    private static final double HARDLY_EVER = 0.05;

    private static final double LOWER = 0.16;
    private static final double UPPER = 0.84;

    /** Measures rows, of which there must be one, all with as many features. */
    static FeatureScale of(double[][] rows) {
        int width = rows[0].length;
        FeatureScale scale = new FeatureScale(new boolean[width], new double[width], new double[width]);
        double[] values = new double[rows.length];
        for (int f = 0; f < width; f++) {
            int count = 0;
            int negative = 0;
            for (double[] row : rows) {
                if (Double.isFinite(row[f])) {
                    values[count++] = row[f];
                    negative += row[f] < 0 ? 1 : 0;
                }
            }
            scale.measure(f, values, count, negative <= HARDLY_EVER * count);
        }
        return scale;
    }

    private void measure(int f, double[] values, int count, boolean logarithm) {
        logarithmic[f] = logarithm;
        if (count == 0) {
            return;
        }
        if (logarithm) {
            for (int i = 0; i < count; i++) {
                values[i] = logarithm(values[i]);
            }
        }
        Arrays.sort(values, 0, count);
        middle[f] = quantile(values, count, 0.5);
        double size = (quantile(values, count, UPPER) - quantile(values, count, LOWER)) / 2;
        if (!(size > 0)) {
            size = deviation(values, count);
        }
        perUnit[f] = size > 0 && Double.isFinite(1 / size) ? 1 / size : 0;
    }

    int width() {
        return middle.length;
    }

    /** The features on this scale, each -5 to 5. */
    double[] place(double[] features) {
        double[] placed = new double[middle.length];
        for (int f = 0; f < placed.length; f++) {
            double value = features[f];
            if (Double.isFinite(value) && perUnit[f] > 0) {
                double at = ((logarithmic[f] ? logarithm(value) : value) - middle[f]) * perUnit[f];
                placed[f] = Math.max(-MOST, Math.min(MOST, at));
            }
        }
        return placed;
    }

    private static double logarithm(double value) {
        return Math.copySign(Math.log1p(Math.abs(value)), value);
    }

    private static double quantile(double[] sorted, int count, double share) {
        double rank = share * (count - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, count - 1);
        double part = rank - below;
        double step = sorted[above] - sorted[below];
        return Double.isFinite(step) ? sorted[below] + part * step : (1 - part) * sorted[below] + part * sorted[above];
    }

    private static double deviation(double[] values, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += values[i] / count;
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean) / count;
        }
        return Math.sqrt(squares);
    }
}
