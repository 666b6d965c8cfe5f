package dev.weir.label;

/**
 * What was learned of a reference, to judge rows that are not in it: three opinions of how likely a class is, given the
 * features. They err in different ways, so that flips made against one of them show in another.
 *
 * @param logistic coefficients of each class against the rest, the intercept last; of two classes only the second's
 * @param discriminant functions of each class
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares models.
record Models(double[][] logistic, double[][] discriminant) {

    /** No single opinion is believed beyond 1 in 500. */
    private static final double MOST_LOGIT = 6.2;

    static Models fit(double[][] x, int[] classes, int count, double[] weights, int[][] orders, double[][] starts) {
        double[][] logistic = new double[starts.length][];
        for (int m = 0; m < starts.length; m++) {
            logistic[m] = Logistic.fit(x, classes, target(m, count), weights, starts[m]);
        }
        return new Models(logistic, Discriminant.fit(x, classes, count, weights, orders));
    }

    /** Coefficients that say nothing, to begin with. */
    static double[][] starts(int count, int width) {
        return new double[count == 2 ? 1 : count][width + 1];
    }

    private static int target(int model, int count) {
        return count == 2 ? 1 : model;
    }

    /** The mean of the opinions, as the logit of the class, given that of the neighbours. */
    double logit(double[] row, int c, double neighbours) {
        return logit(lines(row, c), neighbours);
    }

    /** The mean of the opinions, given the sum of the first two. */
    static double logit(double lines, double neighbours) {
        return (lines + clip(neighbours)) / 3;
    }

    /** The sum of the two opinions that cost little: all but the neighbours'. */
    double lines(double[] row, int c) {
        double linear = logistic.length == 1
                ? (c == 1 ? 1 : -1) * Logistic.margin(logistic[0], row)
                : Logistic.margin(logistic[c], row);
        return clip(linear) + clip(Discriminant.halvedLogit(discriminant, row, c));
    }

    private static double clip(double logit) {
        return Math.max(-MOST_LOGIT, Math.min(MOST_LOGIT, logit));
    }
}
