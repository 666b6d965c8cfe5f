package dev.weir.feature;

import java.util.Arrays;

/**
 * How far a row is from the middle of the reference, given how its features go together: Mahalanobis distance with centre and
 * covariance of the 90 % nearest rows, reweighted once (a concentration step as in Rousseeuw and Van Driessen, "A fast
 * algorithm for the minimum covariance determinant estimator", Technometrics 41, 1999).
 */
final class Ellipsoid {

    private static final double KEPT = 0.9;

    /** No single value moves the first covariance further than this. */
    private static final double CLIP = 4;

    /** Towards independence: keeps directions in which the reference hardly varies from deciding alone. */
    private static final double SHRINKAGE = 0.003;

    private static final double LEAST_VARIANCE = 1e-2;

    private final double[] centre;

    /** The inverse of the covariance's lower Cholesky factor, row by row. */
    private final double[][] whitening;

    /** By feature 1 / root of the precision's diagonal: its spread where the others are known. */
    private final double[] deviations;

    private final int rows;

    private Ellipsoid(double[] centre, double[][] whitening, int rows) {
        this.centre = centre;
        this.whitening = whitening;
        this.rows = rows;
        deviations = new double[centre.length];
        for (double[] row : whitening) {
            for (int i = 0; i < centre.length; i++) {
                deviations[i] += row[i] * row[i];
            }
        }
        for (int i = 0; i < centre.length; i++) {
            deviations[i] = 1 / Math.sqrt(deviations[i]);
        }
    }

    /** Fits places without NaN. */
    static Ellipsoid fit(double[][] places) {
        double[][] clipped = Arrays.stream(places)
                .map(place -> Arrays.stream(place)
                        .map(z -> Math.max(-CLIP, Math.min(CLIP, z)))
                        .toArray())
                .toArray(double[][]::new);
        Ellipsoid first = of(clipped);
        double[] sorted =
                Arrays.stream(clipped).mapToDouble(first::distance).sorted().toArray();
        double limit = Axis.quantile(sorted, KEPT);
        return of(Arrays.stream(clipped)
                .filter(place -> first.distance(place) <= limit)
                .toArray(double[][]::new));
    }

    /** Squared distance, of a row that was not among those fitted. */
    double distance(double[] place) {
        double total = 0;
        for (int i = 0; i < centre.length; i++) {
            double[] row = whitening[i];
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += row[j] * (place[j] - centre[j]);
            }
            total += sum * sum;
        }
        return total;
    }

    /**
     * The squared distance. Leaves in {@code work} what {@link #residual} asks for; {@code off} is overwritten.
     */
    double distance(double[] place, double[] off, double[] work) {
        int width = centre.length;
        for (int i = 0; i < width; i++) {
            off[i] = place[i] - centre[i];
            work[i] = 0;
        }
        double total = 0;
        for (int i = 0; i < width; i++) {
            double[] row = whitening[i];
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += row[j] * off[j];
            }
            total += sum * sum;
            for (int j = 0; j <= i; j++) {
                work[j] += row[j] * sum;
            }
        }
        return total;
    }

    /**
     * The largest distance, in its own spread, of a value from what the row's other values lead to expect: few wrong values.
     *
     * @param work as {@link #distance(double[], double[], double[])} left it
     */
    double residual(double[] work) {
        int width = centre.length;
        double most = 0;
        for (int i = 0; i < width; i++) {
            most = Math.max(most, Math.abs(work[i]) * deviations[i]);
        }
        return most;
    }

    /**
     * The squared distance of a row that was fitted, as if it had not been: the rank-one downdate of centre and
     * covariance.
     */
    double without(double distance) {
        double q = distance / (rows - 1);
        double ratio = rows / (rows - 1.0);
        double left = 1 - ratio * q;
        return left <= LEAST_VARIANCE ? (rows - 2) * q / LEAST_VARIANCE : (rows - 2) * ratio * ratio * q / left;
    }

    private static Ellipsoid of(double[][] places) {
        int width = places[0].length;
        double[] mean = new double[width];
        for (double[] place : places) {
            for (int i = 0; i < width; i++) {
                mean[i] += place[i] / places.length;
            }
        }
        double[][] covariance = new double[width][width];
        double[] off = new double[width];
        for (double[] place : places) {
            for (int i = 0; i < width; i++) {
                off[i] = place[i] - mean[i];
                add(covariance[i], off, i);
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                covariance[i][j] *= (1 - SHRINKAGE) / (places.length - 1);
            }
            covariance[i][i] = Math.max(LEAST_VARIANCE, covariance[i][i] / (places.length - 1));
        }
        return new Ellipsoid(mean, inverse(cholesky(covariance)), places.length);
    }

    /** A loop of its own is compiled soon, however rarely there is a fit. */
    private static void add(double[] line, double[] off, int i) {
        double own = off[i];
        for (int j = 0; j <= i; j++) {
            line[j] += own * off[j];
        }
    }

    private static double[][] cholesky(double[][] matrix) {
        int width = matrix.length;
        double[][] factor = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(LEAST_VARIANCE * SHRINKAGE, sum)) : sum / factor[j][j];
            }
        }
        return factor;
    }

    private static double[][] inverse(double[][] lower) {
        int width = lower.length;
        double[][] inverse = new double[width][width];
        for (int i = 0; i < width; i++) {
            inverse[i][i] = 1 / lower[i][i];
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= lower[i][k] * inverse[k][j];
                }
                inverse[i][j] = sum / lower[i][i];
            }
        }
        return inverse;
    }
}
