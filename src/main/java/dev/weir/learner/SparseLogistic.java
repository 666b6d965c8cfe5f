package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Scale;
import java.util.Arrays;

/**
 * Logistic regression with an L1 penalty, which Smile does not have: accelerated proximal gradient steps (Beck and Teboulle
 * 2009, "A fast iterative shrinkage-thresholding algorithm", with constant step) over standardized features.
 */
final class SparseLogistic {

    private static final int MOST_STEPS = 1000;
    private static final double TOLERANCE = 1e-5;

    private final double[][] rows;
    private final int[] labels;
    private final double step;
    private final double shrink;

    private SparseLogistic(double[][] rows, int[] labels, double penalty) {
        this.rows = rows;
        this.labels = labels;
        // The curvature of a log loss is at most a quarter of the squared length of its row; the sum of a matrix's
        // squared
        // entries bounds its largest eigenvalue, too loosely by up to the number of columns, so power steps find it.
        this.step = 4 / largestEigenvalue();
        this.shrink = step * penalty;
    }

    /** Least sum of log losses plus {@code penalty} times the sum of absolute weights; the constant is free. */
    static Model learn(FeatureTable table, double penalty) {
        Scale scale = table.scale();
        double[] weights = new SparseLogistic(Numbers.standard(table, scale), Numbers.labels(table), penalty).weights();
        return row -> probability(weights, scale.standard(row));
    }

    /** The weights, the constant last. */
    static double[] weights(double[][] rows, int[] labels, double penalty) {
        return new SparseLogistic(rows, labels, penalty).weights();
    }

    /** The probability of a positive; the constant is the last of the weights. */
    static double probability(double[] weights, double[] row) {
        return Numbers.sigmoid(product(weights, row));
    }

    private double[] weights() {
        int width = rows[0].length;
        double[] weights = new double[width + 1];
        double[] ahead = weights.clone();
        double momentum = 1;
        for (int i = 0; i < MOST_STEPS; i++) {
            double[] slope = slope(ahead);
            double[] next = new double[width + 1];
            double change = 0;
            for (int j = 0; j <= width; j++) {
                double moved = ahead[j] - step * slope[j];
                next[j] = j == width ? moved : Math.signum(moved) * Math.max(0, Math.abs(moved) - shrink);
                change = Math.max(change, Math.abs(next[j] - weights[j]));
            }
            double further = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            for (int j = 0; j <= width; j++) {
                ahead[j] = next[j] + (momentum - 1) / further * (next[j] - weights[j]);
            }
            momentum = further;
            weights = next;
            if (change < TOLERANCE) {
                break;
            }
        }
        return weights;
    }

    private double[] slope(double[] weights) {
        double[] slope = new double[weights.length];
        for (int i = 0; i < rows.length; i++) {
            add(slope, rows[i], probability(weights, rows[i]) - labels[i]);
        }
        return slope;
    }

    private double largestEigenvalue() {
        double[] vector = new double[rows[0].length + 1];
        Arrays.fill(vector, 1 / Math.sqrt(vector.length));
        double length = 0;
        for (int i = 0; i < 30; i++) {
            double[] next = new double[vector.length];
            for (double[] row : rows) {
                add(next, row, product(vector, row));
            }
            length = Math.sqrt(product(next, next));
            for (int j = 0; j < next.length; j++) {
                vector[j] = next[j] / length;
            }
        }
        // A little more than was found: power steps come from below.
        return 1.05 * length;
    }

    private static double product(double[] weights, double[] row) {
        double sum = weights.length > row.length ? weights[row.length] : 0;
        for (int j = 0; j < row.length; j++) {
            sum += weights[j] * row[j];
        }
        return sum;
    }

    private static void add(double[] sum, double[] row, double factor) {
        for (int j = 0; j < row.length; j++) {
            sum[j] += factor * row[j];
        }
        sum[row.length] += factor;
    }
}
