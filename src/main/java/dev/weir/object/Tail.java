package dev.weir.object;

/** Upper tails of counting distributions, as -ln P in nats. Terms are summed upwards until they no longer matter. */
final class Tail {

    private static final double NEGLIGIBLE = 1e-6;
    private static final int MOST_TERMS = 400;

    /** ln n! of the counts that a crowd has. */
    private static final double[] LOG_FACTORIAL = new double[2 * Crowd.MOST];

    static {
        for (int n = 2; n < LOG_FACTORIAL.length; n++) {
            LOG_FACTORIAL[n] = LOG_FACTORIAL[n - 1] + Math.log(n);
        }
    }

    /** ln Gamma(n / 2): most of what is asked for is about counts, or counts and a half. */
    private static final double[] LOG_GAMMA_OF_HALVES = new double[4_096];

    static {
        for (int n = 1; n < LOG_GAMMA_OF_HALVES.length; n++) {
            LOG_GAMMA_OF_HALVES[n] = stirling(n / 2.0);
        }
    }

    private Tail() {}

    /** -ln P(K >= k) of a beta-binomial with n trials. Returns 0 for k = 0. */
    static double betaBinomial(int k, int n, double alpha, double beta) {
        if (k <= 0) {
            return 0;
        }
        double log = logChoose(n, k) + logBeta(k + alpha, n - k + beta) - logBeta(alpha, beta);
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
    static double negativeBinomial(int m, double shape, double mean) {
        if (m <= 0 || !(mean > 0)) {
            return 0;
        }
        double p = mean / (shape + mean);
        double log = logGamma(m + shape) - logGamma(shape) - logFactorial(m) + shape * Math.log1p(-p) + m * Math.log(p);
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

    static double logChoose(int n, int k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    private static double logFactorial(int n) {
        return n < LOG_FACTORIAL.length ? LOG_FACTORIAL[n] : logGamma(n + 1.0);
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    static double logGamma(double x) {
        double twice = 2 * x;
        return twice < LOG_GAMMA_OF_HALVES.length && twice == (int) twice
                ? LOG_GAMMA_OF_HALVES[(int) twice]
                : stirling(x);
    }

    /** Stirling's series, shifted above 8 where three terms give ten digits. */
    private static double stirling(double x) {
        double shift = 1;
        double z = x;
        while (z < 8) {
            shift *= z;
            z++;
        }
        double inverse = 1 / z;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (z - 0.5) * Math.log(z) - z + 0.9189385332046727 + series - Math.log(shift);
    }
}
