package dev.weir.label;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A linear discriminant that a few wrong labels do not turn: the centre of a class is the weighted median of each feature, and the
 * pooled covariance is shrunk by three tenths to its mean diagonal (The Elements of Statistical Learning, sections 4.3 and 4.3.1).
 */
final class Discriminant {

    private static final double SHRUNK = 0.3;

    private Discriminant() {}

    /** Row numbers in rising order of each feature: medians of any weights follow in one pass. */
    static int[][] orders(double[][] x) {
        int[][] orders = new int[x[0].length][];
        for (int f = 0; f < orders.length; f++) {
            int feature = f;
            orders[f] = IntStream.range(0, x.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(x[a][feature], x[b][feature]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return orders;
    }

    /**
     * The discriminant functions: for each class coefficients with the intercept last, whose differences are log odds. A class
     * without weight has none: its intercept is negative infinity.
     */
    static double[][] fit(double[][] x, int[] classes, int count, double[] weights, int[][] orders) {
        int width = orders.length;
        double[] mass = new double[count];
        for (int r = 0; r < x.length; r++) {
            mass[classes[r]] += weights[r];
        }
        double[][] centres = new double[count][width];
        for (int f = 0; f < width; f++) {
            medians(x, classes, weights, orders[f], f, mass, centres);
        }
        double total = Arrays.stream(mass).sum();
        double[][] covariance = covariance(x, classes, weights, centres, total);
        Cholesky.factor(covariance);
        double[][] functions = new double[count][];
        for (int c = 0; c < count; c++) {
            double[] solved = centres[c].clone();
            Cholesky.solve(covariance, solved);
            double square = 0;
            for (int f = 0; f < width; f++) {
                square += solved[f] * centres[c][f];
            }
            functions[c] = Arrays.copyOf(solved, width + 1);
            functions[c][width] = Math.log(mass[c] / total) - square / 2;
        }
        return functions;
    }

    private static void medians(
            double[][] x,
            int[] classes,
            double[] weights,
            int[] order,
            int feature,
            double[] mass,
            double[][] centres) {
        double[] below = new double[mass.length];
        for (int row : order) {
            int c = classes[row];
            if (below[c] < mass[c] / 2) {
                below[c] += weights[row];
                centres[c][feature] = x[row][feature];
            }
        }
    }

    private static double[][] covariance(
            double[][] x, int[] classes, double[] weights, double[][] centres, double total) {
        int width = centres[0].length;
        double[][] sum = new double[width][];
        for (int i = 0; i < width; i++) {
            sum[i] = new double[i + 1];
        }
        double[] off = new double[width];
        for (int r = 0; r < x.length; r++) {
            if (weights[r] == 0) {
                continue;
            }
            double[] centre = centres[classes[r]];
            for (int i = 0; i < width; i++) {
                off[i] = x[r][i] - centre[i];
                add(sum[i], weights[r] * off[i], off, i + 1);
            }
        }
        double diagonal = 0;
        for (int i = 0; i < width; i++) {
            diagonal += sum[i][i] / total / width;
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                sum[i][j] *= (1 - SHRUNK) / total;
            }
            sum[i][i] += SHRUNK * diagonal;
        }
        return sum;
    }

    /** Adds a multiple of the first so many values to a line: the innermost loop of every fit. */
    static void add(double[] line, double times, double[] values, int count) {
        for (int j = 0; j < count; j++) {
            line[j] += times * values[j];
        }
    }

    /** Half of the log odds of a class against all others together: the covariance is a guess, so it speaks quietly. */
    static double halvedLogit(double[][] functions, double[] row, int c) {
        double own = Logistic.margin(functions[c], row);
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < functions.length; k++) {
            most = k == c ? most : Math.max(most, Logistic.margin(functions[k], row));
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        double others = 0;
        for (int k = 0; k < functions.length; k++) {
            others += k == c ? 0 : Math.exp(Logistic.margin(functions[k], row) - most);
        }
        return (own - most - Math.log(others)) / 2;
    }
}
