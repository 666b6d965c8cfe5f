package dev.weir.label;

/** Solves A x = b for a symmetric, positive definite A, in place. */
final class Cholesky {

    private static final double SMALLEST = 1e-12;

    private Cholesky() {}

    /** Turns the lower triangle of {@code a} into its factor L with L L' = A; pivots are kept above 0. */
    static void factor(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            double[] row = a[i];
            for (int j = 0; j <= i; j++) {
                double[] other = a[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                if (i == j) {
                    row[i] = Math.sqrt(Math.max(sum, SMALLEST));
                } else {
                    row[j] = sum / other[j];
                }
            }
        }
    }

    /** Turns b into the solution, given the factor. */
    static void solve(double[][] factor, double[] b) {
        for (int i = 0; i < b.length; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * b[k];
            }
            b[i] = sum / factor[i][i];
        }
        for (int i = b.length - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < b.length; k++) {
                sum -= factor[k][i] * b[k];
            }
            b[i] = sum / factor[i][i];
        }
    }
}
