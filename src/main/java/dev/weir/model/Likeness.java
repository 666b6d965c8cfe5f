package dev.weir.model;

import java.util.List;

/**
 * How far a profile lies from the middle of honest ones when it is known which features go together: Mahalanobis' distance of
 * its places. Several features that all say the same count once.
 *
 * @param inverse the inverse of the places' covariance, symmetric, one row for each {@link ProfileFeature}
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares them.
record Likeness(double[][] inverse) {

    /** A place beyond this is extrapolated and counts as this; a single odd feature is no odd profile. */
    private static final double MOST = 4;

    /** The covariance itself is taken of the inner part: outliers do not decide what goes together. */
    private static final double INNER = 3;

    /** Ridge: keeps features that are nearly the same from dividing by nothing. */
    private static final double RIDGE = 0.05;

    Likeness {
        int size = ProfileFeature.values().length;
        if (inverse.length != size) {
            throw new IllegalArgumentException(inverse.length + " rows given, " + size + " needed");
        }
        for (double[] row : inverse) {
            if (row.length != size) {
                throw new IllegalArgumentException(row.length + " columns given, " + size + " needed");
            }
        }
    }

    /** From honest profiles' places; NaN count as the middle. */
    static Likeness of(List<double[]> places) {
        int size = ProfileFeature.values().length;
        double[] mean = new double[size];
        for (double[] place : places) {
            for (int i = 0; i < size; i++) {
                mean[i] += bounded(place[i], INNER) / places.size();
            }
        }
        double[][] covariance = new double[size][size];
        for (double[] place : places) {
            for (int i = 0; i < size; i++) {
                double one = bounded(place[i], INNER) - mean[i];
                for (int j = 0; j < size; j++) {
                    covariance[i][j] += one * (bounded(place[j], INNER) - mean[j]) / places.size();
                }
            }
        }
        for (int i = 0; i < size; i++) {
            covariance[i][i] += RIDGE;
        }
        return new Likeness(inverted(covariance));
    }

    /** The distance, 0 or more. */
    double distance(double[] places) {
        double sum = 0;
        for (int i = 0; i < inverse.length; i++) {
            for (int j = 0; j < inverse.length; j++) {
                sum += bounded(places[i], MOST) * inverse[i][j] * bounded(places[j], MOST);
            }
        }
        return StrictMath.sqrt(Math.max(0, sum));
    }

    private static double bounded(double place, double most) {
        return Double.isNaN(place) ? 0 : Math.max(-most, Math.min(most, place));
    }

    /** By Gauss and Jordan, without pivoting: the matrix is symmetric and, with its ridge, positive definite. */
    private static double[][] inverted(double[][] matrix) {
        int size = matrix.length;
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            inverse[i][i] = 1;
        }
        for (int i = 0; i < size; i++) {
            double pivot = matrix[i][i];
            for (int j = 0; j < size; j++) {
                matrix[i][j] /= pivot;
                inverse[i][j] /= pivot;
            }
            for (int row = 0; row < size; row++) {
                double factor = matrix[row][i];
                for (int j = 0; j < size && row != i; j++) {
                    matrix[row][j] -= factor * matrix[i][j];
                    inverse[row][j] -= factor * inverse[i][j];
                }
            }
        }
        return inverse;
    }
}
