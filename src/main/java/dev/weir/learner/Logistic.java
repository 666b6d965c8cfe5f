package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Scale;
import smile.classification.LogisticRegression;

/** Smile's logistic regression over standardized features. */
final class Logistic {

    private static final double TOLERANCE = 1e-5;
    private static final int MOST_STEPS = 500;

    private Logistic() {}

    /** Least sum of log losses plus {@code penalty / 2} times the sum of squared weights; the constant is free. */
    static Model learn(FeatureTable table, double penalty) {
        Scale scale = table.scale();
        double[] weights = weights(Numbers.standard(table, scale), Numbers.labels(table), penalty);
        return row -> SparseLogistic.probability(weights, scale.standard(row));
    }

    /** The weights of such a regression over these rows, the constant last. */
    static double[] weights(double[][] rows, int[] labels, double penalty) {
        LogisticRegression.Binomial fitted = LogisticRegression.binomial(rows, labels, penalty, TOLERANCE, MOST_STEPS);
        return fitted.coefficients();
    }
}
