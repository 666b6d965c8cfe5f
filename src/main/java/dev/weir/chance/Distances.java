package dev.weir.chance;

/** Upper tails of what measures the distance of two distributions, as -ln P, in nats, without a bound. */
public final class Distances {

    private static final double NEGLIGIBLE = 1e-9;
    private static final int MOST_TERMS = 1_000;

    private Distances() {}

    /** -ln P(X >= x) of chi-square with this many degrees of freedom: the incomplete gamma function by series or fraction. */
    public static double chiSquare(double x, int degrees) {
        double a = degrees / 2.0;
        double half = x / 2;
        if (half <= 0) {
            return 0;
        }
        double front = a * Math.log(half) - half - Gamma.log(a);
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
    public static double kolmogorov(double distance, double n) {
        return Math.max(0, 2 * n * distance * distance - Math.log(2));
    }
}
