package dev.weir.label;

/** How surprising so many contradicted labels are, as -ln P in nats. */
final class FlipTail {

    private static final double NEGLIGIBLE = 1e-6;

    private FlipTail() {}

    /** -ln P(K >= k) of a binomial with n trials of probability p, between 0 and 1; 0 for k = 0. */
    static double binomial(int k, int n, double p) {
        if (k <= 0) {
            return 0;
        }
        double log = k * Math.log(p) + (n - k) * Math.log1p(-p);
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            log += Math.log((double) (n - Math.min(k, n - k) + i) / i);
        }
        double odds = p / (1 - p);
        double sum = 1;
        double term = 1;
        for (int i = k; i < n && (term >= NEGLIGIBLE * sum || i < n * p); i++) {
            term *= (double) (n - i) / (i + 1) * odds;
            sum += term;
        }
        return Math.max(0, -(log + Math.log(sum)));
    }
}
