package dev.weir.feature;

/** Upper tails as -ln P, in nats, without a bound. */
final class Chance {

    private static final double NEGLIGIBLE = 1e-9;
    private static final int MOST_TERMS = 1_000;
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-06,
        1.5056327351493116e-07
    };

    private Chance() {}

    /** -ln P(K >= k) of n trials with chance p, 0 below 1. Returns 0 for k = 0. */
    static double binomial(int k, int n, double p) {
        if (k <= 0) {
            return 0;
        }
        double log = logGamma(n + 1.0)
                - logGamma(k + 1.0)
                - logGamma(n - k + 1.0)
                + k * Math.log(p)
                + (n - k) * Math.log1p(-p);
        double sum = 1;
        double term = 1;
        for (int i = k; i < n; i++) {
            term *= (double) (n - i) / (i + 1) * p / (1 - p);
            sum += term;
            if (term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return Math.max(0, -(log + Math.log(sum)));
    }

    /** -ln P(X >= x) of chi-square with this many degrees of freedom: the incomplete gamma function by series or fraction. */
    static double chiSquare(double x, int degrees) {
        double a = degrees / 2.0;
        double half = x / 2;
        if (half <= 0) {
            return 0;
        }
        double front = a * Math.log(half) - half - logGamma(a);
        if (half < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int i = 1; i < MOST_TERMS && term > NEGLIGIBLE * sum; i++) {
                term *= half / (a + i);
                sum += term;
            }
            return Math.max(0, -Math.log1p(-Math.min(1 - NEGLIGIBLE, Math.exp(front) * sum)));
        }
        double b = half + 1 - a;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            fraction *= d * c;
            if (Math.abs(d * c - 1) < NEGLIGIBLE) {
                break;
            }
        }
        return -(front + Math.log(fraction));
    }

    /** -ln P(D >= d) of the Kolmogorov-Smirnov distance at n rows, by its bound 2 exp(-2 n d^2) (Massart 1990). */
    static double kolmogorov(double distance, double n) {
        return Math.max(0, 2 * n * distance * distance - Math.log(2));
    }

    /** Lanczos' approximation, g = 7. */
    static double logGamma(double x) {
        double z = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i);
        }
        double t = z + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
