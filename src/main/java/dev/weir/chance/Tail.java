package dev.weir.chance;

/** Upper tails of counting distributions, as -ln P in nats. Terms are summed upwards until they no longer matter. */
public final class Tail {

    private static final double NEGLIGIBLE = 1e-6;
    private static final int MOST_TERMS = 400;

    /** Of a binomial, whose terms are few. */
    private static final double PRECISE = 1e-9;

    private Tail() {}

    /** -ln P(K >= k) of a binomial with n trials of probability p, between 0 and 1. Returns 0 for k = 0 and infinity for k above n. */
    public static double binomial(int k, int n, double p) {
        if (k <= 0) {
            return 0;
        }
        if (k > n) {
            return Double.POSITIVE_INFINITY;
        }
        double log = Gamma.logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
        double odds = p / (1 - p);
        double sum = 1;
        double term = 1;
        for (int i = k; i < n && (term >= PRECISE * sum || i < n * p); i++) {
            term *= (double) (n - i) / (i + 1) * odds;
            sum += term;
        }
        return Math.max(0, -(log + Math.log(sum)));
    }

    /** -ln P(K >= k) of trials that have a probability each, between 0 and 1. Takes as long as their number squared. */
    public static double poissonBinomial(int k, double[] probabilities) {
        if (k <= 0) {
            return 0;
        }
        double[] met = new double[probabilities.length + 1];
        met[0] = 1;
        for (int i = 0; i < probabilities.length; i++) {
            for (int j = i + 1; j > 0; j--) {
                met[j] = met[j] * (1 - probabilities[i]) + met[j - 1] * probabilities[i];
            }
            met[0] *= 1 - probabilities[i];
        }
        double tail = 0;
        for (int j = probabilities.length; j >= k; j--) {
            tail += met[j];
        }
        return Math.max(0, -Math.log(tail));
    }

    /** -ln P(K >= k) of a beta-binomial with n trials. Returns 0 for k = 0. */
    public static double betaBinomial(int k, int n, double alpha, double beta) {
        if (k <= 0) {
            return 0;
        }
        double log = Gamma.logChoose(n, k) + Gamma.logBeta(k + alpha, n - k + beta) - Gamma.logBeta(alpha, beta);
        double sum = 1;
        double term = 1;
        for (int i = k; i < n; i++) {
            term *= (double) (n - i) / (i + 1) * (i + alpha) / (n - i - 1 + beta);
            sum += term;
            if (term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return Math.max(0, -(log + Math.log(sum)));
    }

    /** -ln P(M >= m) of a negative binomial (gamma-mixed Poisson) of this shape and mean. Returns 0 for m = 0 and without a mean above 0. */
    public static double negativeBinomial(int m, double shape, double mean) {
        if (m <= 0 || !(mean > 0)) {
            return 0;
        }
        double p = mean / (shape + mean);
        double log = Gamma.log(m + shape)
                - Gamma.log(shape)
                - Gamma.logFactorial(m)
                + shape * Math.log1p(-p)
                + m * Math.log(p);
        double sum = 1;
        double term = 1;
        for (int i = m; i < m + MOST_TERMS; i++) {
            term *= (i + shape) / (i + 1) * p;
            sum += term;
            if (term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return Math.max(0, -(log + Math.log(sum)));
    }
}
