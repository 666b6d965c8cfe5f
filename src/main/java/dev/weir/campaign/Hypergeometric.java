package dev.weir.campaign;

/** How likely two sets share so many by chance. */
final class Hypergeometric {

    private static final double NEGLIGIBLE = 1e-6;

    private Hypergeometric() {}

    /** -ln P(overlap of two random subsets of sizes a and b of n is at least k), nats. */
    static double tail(int k, double n, int a, int b) {
        double log = choose(a, k) + choose(n - a, b - k) - choose(n, b);
        double sum = 1;
        double term = 1;
        for (int i = k; i < Math.min(a, b); i++) {
            double above = n - a - b + i + 1;
            if (above <= 0) {
                break;
            }
            term *= (double) (a - i) * (b - i) / ((i + 1) * above);
            sum += term;
            if (term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return Math.max(0, -(log + Math.log(sum)));
    }

    /** ln of the number of subsets of size k of n. */
    static double choose(double n, double k) {
        double log = 0;
        for (int i = 1; i <= k; i++) {
            log += Math.log(Math.max(1e-9, n - k + i) / i);
        }
        return log;
    }
}
