package dev.weir.lab;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Linear support vector machine with hinge loss, by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan
 * 2008). Features are standardized first; an error on the rarer class costs as many times more as it is rarer, so that few
 * fakes among many honest are not given up. The same points and seed give the same machine.
 */
public final class LinearSvm {

    private static final double COST = 1;
    private static final int EPOCHS = 100;

    private final double[] mean;
    private final double[] spread;
    private final double[] weights;

    /**
     * Learns to tell {@code positive} from {@code negative} points, each with the same number of features; neither is empty.
     */
    public LinearSvm(List<double[]> positive, List<double[]> negative, long seed) {
        int features = positive.get(0).length;
        int count = positive.size() + negative.size();
        this.mean = new double[features];
        this.spread = new double[features];
        this.weights = new double[features + 1];
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = i < positive.size() ? positive.get(i) : negative.get(i - positive.size());
        }
        measure(points);
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = standardized(points[i]);
        }
        learn(rows, positive.size(), new SplittableRandom(seed));
    }

    private void measure(double[][] points) {
        for (int f = 0; f < mean.length; f++) {
            double sum = 0;
            double squares = 0;
            for (double[] point : points) {
                sum += point[f];
                squares += point[f] * point[f];
            }
            mean[f] = sum / points.length;
            double variance = squares / points.length - mean[f] * mean[f];
            spread[f] = variance > 0 ? Math.sqrt(variance) : 1;
        }
    }

    private void learn(double[][] rows, int positives, SplittableRandom random) {
        double[] alpha = new double[rows.length];
        double[] limits = {
            COST * rows.length / (2.0 * (rows.length - positives)), COST * rows.length / (2.0 * positives)
        };
        for (int step = 0; step < EPOCHS * rows.length; step++) {
            int i = random.nextInt(rows.length);
            double sign = i < positives ? 1 : -1;
            double limit = limits[i < positives ? 1 : 0];
            double gradient = sign * dot(rows[i]) - 1;
            double before = alpha[i];
            alpha[i] = Math.max(0, Math.min(limit, before - gradient / squared(rows[i])));
            for (int f = 0; f < weights.length; f++) {
                weights[f] += (alpha[i] - before) * sign * rows[i][f];
            }
        }
    }

    /** The signed distance from the border, in units of the margin: above 0 it is positive. */
    public double decide(double[] point) {
        return dot(standardized(point));
    }

    /** The last feature is 1, for the border's own place. */
    private double[] standardized(double[] point) {
        double[] row = new double[mean.length + 1];
        for (int f = 0; f < mean.length; f++) {
            row[f] = (point[f] - mean[f]) / spread[f];
        }
        row[mean.length] = 1;
        return row;
    }

    private double dot(double[] row) {
        double sum = 0;
        for (int f = 0; f < row.length; f++) {
            sum += weights[f] * row[f];
        }
        return sum;
    }

    private static double squared(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value * value;
        }
        return sum;
    }
}
