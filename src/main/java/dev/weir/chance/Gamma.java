package dev.weir.chance;

/** The logarithm of the gamma function, and of factorials. */
public final class Gamma {

    /** ln n! of the counts that a crowd has. */
    private static final double[] LOG_FACTORIAL = new double[128];

    static {
        for (int n = 2; n < LOG_FACTORIAL.length; n++) {
            LOG_FACTORIAL[n] = LOG_FACTORIAL[n - 1] + Math.log(n);
        }
    }

    /** ln Gamma(n / 2): most of what is asked for is about counts, or counts and a half. */
    private static final double[] LOG_OF_HALVES = new double[4_096];

    static {
        for (int n = 1; n < LOG_OF_HALVES.length; n++) {
            LOG_OF_HALVES[n] = stirling(n / 2.0);
        }
    }

    private Gamma() {}

    /** ln Gamma(x) for x above 0, to ten digits. */
    public static double log(double x) {
        double twice = 2 * x;
        return twice < LOG_OF_HALVES.length && twice == (int) twice ? LOG_OF_HALVES[(int) twice] : stirling(x);
    }

    static double logChoose(int n, int k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    static double logFactorial(int n) {
        return n < LOG_FACTORIAL.length ? LOG_FACTORIAL[n] : log(n + 1.0);
    }

    static double logBeta(double a, double b) {
        return log(a) + log(b) - log(a + b);
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
