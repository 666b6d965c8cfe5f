package dev.weir.label;

/** Upper tails as -ln P in nats: how surprising so many contradicted labels are. */
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

    /**
     * -ln P(S >= s) of a sum of n exponential variables of mean 1, by the cube-root normal approximation of Wilson and Hilferty (PNAS 17,
     * 1931); 0 below the mean. Surprisals are such variables where they are right (Fisher, Statistical Methods for Research Workers,
     * 1932, section 21.1).
     */
    static double sumOfSurprisals(double s, double n) {
        double z = (Math.cbrt(s / n) - 1 + 1 / (9 * n)) * 3 * Math.sqrt(n);
        return z <= 0 ? 0 : normal(z);
    }

    /** -ln P(Z >= z) for z above 0, by a continued fraction (Abramowitz and Stegun 26.2.14), within 1 % of the probability. */
    private static double normal(double z) {
        double fraction = z + 12;
        for (int i = 40; i >= 1; i--) {
            fraction = z + i / fraction;
        }
        return z * z / 2 + Math.log(Math.sqrt(2 * Math.PI) * fraction);
    }
}
