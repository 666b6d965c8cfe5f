package dev.weir.label;

import java.util.Arrays;

/**
 * Logistic regression of one class against the rest: Newton's method on the weighted log loss with an L2 penalty on all but the
 * intercept (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd edition, section 4.4.1).
 */
final class Logistic {

    /** The penalty is half of it times the squared coefficients, beside the sum of the rows' losses. */
    private static final double PENALTY = 1;

    private static final int MOST_STEPS = 12;
    private static final int MOST_HALVINGS = 6;
    private static final double SMALL_GAIN = 1e-4;

    /** A row that bends the loss less is left out of the curvature: steps differ a little, where they lead does not. */
    private static final double FLAT = 1e-3;

    private Logistic() {}

    /**
     * Fits from a start, which stays as it is.
     *
     * @param x rows, all of one width
     * @param classes the class of each row
     * @param target the class whose logit is wanted
     * @param weights of each row; 0 leaves it out
     * @param start coefficients to begin with, the intercept last
     */
    static double[] fit(double[][] x, int[] classes, int target, double[] weights, double[] start) {
        int width = start.length - 1;
        double[] beta = start.clone();
        double[] margins = new double[x.length];
        double loss = loss(x, classes, target, weights, beta, margins);
        double[][] hessian = new double[width + 1][];
        for (int i = 0; i <= width; i++) {
            hessian[i] = new double[i + 1];
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = direction(x, classes, target, weights, beta, margins, hessian);
            double scale = 1;
            double[] next = beta;
            double reached = Double.POSITIVE_INFINITY;
            for (int i = 0; i < MOST_HALVINGS && reached > loss; i++, scale /= 2) {
                next = plus(beta, move, scale);
                reached = loss(x, classes, target, weights, next, margins);
            }
            double gain = loss - reached;
            if (!(gain > 0)) {
                break;
            }
            beta = next;
            loss = reached;
            if (gain < SMALL_GAIN * (1 + loss)) {
                break;
            }
        }
        return beta;
    }

    private static double[] direction(
            double[][] x,
            int[] classes,
            int target,
            double[] weights,
            double[] beta,
            double[] margins,
            double[][] hessian) {
        int width = beta.length - 1;
        double[] gradient = new double[width + 1];
        for (int i = 0; i <= width; i++) {
            Arrays.fill(hessian[i], 0);
        }
        for (int i = 0; i < width; i++) {
            hessian[i][i] = PENALTY;
            gradient[i] = -PENALTY * beta[i];
        }
        for (int r = 0; r < x.length; r++) {
            if (weights[r] == 0) {
                continue;
            }
            double[] row = x[r];
            double p = sigmoid(margins[r]);
            double error = weights[r] * ((classes[r] == target ? 1 : 0) - p);
            double curve = weights[r] * p * (1 - p);
            for (int i = 0; i < width; i++) {
                gradient[i] += error * row[i];
            }
            if (curve > FLAT) {
                for (int i = 0; i < width; i++) {
                    Discriminant.add(hessian[i], curve * row[i], row, i + 1);
                }
                Discriminant.add(hessian[width], curve, row, width);
                hessian[width][width] += curve;
            }
            gradient[width] += error;
        }
        Cholesky.factor(hessian);
        Cholesky.solve(hessian, gradient);
        return gradient;
    }

    private static double loss(
            double[][] x, int[] classes, int target, double[] weights, double[] beta, double[] margins) {
        int width = beta.length - 1;
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += PENALTY / 2 * beta[i] * beta[i];
        }
        for (int r = 0; r < x.length; r++) {
            if (weights[r] != 0) {
                margins[r] = margin(beta, x[r]);
                sum += weights[r] * softplus(classes[r] == target ? -margins[r] : margins[r]);
            }
        }
        return sum;
    }

    /** The logit of a row, by coefficients with the intercept last. */
    static double margin(double[] beta, double[] row) {
        double sum = beta[row.length];
        for (int i = 0; i < row.length; i++) {
            sum += beta[i] * row[i];
        }
        return sum;
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double softplus(double z) {
        return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
    }

    private static double[] plus(double[] beta, double[] move, double scale) {
        double[] sum = new double[beta.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = beta[i] + scale * move[i];
        }
        return sum;
    }
}
