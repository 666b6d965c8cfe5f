package dev.weir.chance;

import java.util.Arrays;

/**
 * How one sample is distributed against another, over the same bins in the same order. Bins in which fewer than three of the sample are
 * expected are one.
 *
 * @param stability population stability index: sum of (p - q) ln(p / q) over bins; 0.25 is a large shift in its literature
 * @param chiSquare Pearson's statistic of two samples
 * @param degrees its degrees of freedom
 * @param distance the largest distance of the two distribution functions at an edge
 * @param size how many one sample against a known distribution would need for as much: n m / (n + m)
 */
public record Shift(double stability, double chiSquare, int degrees, double distance, double size) {

    private static final double LEAST_EXPECTED = 3;
    private static final double HALF_A_ROW = 0.5;

    /**
     * Compares.
     *
     * @param seen how many of the sample are in each bin
     * @param reference how many of the other are
     */
    public static Shift of(double[] seen, double[] reference) {
        double rows = Arrays.stream(seen).sum();
        double rest = Arrays.stream(reference).sum();
        double size = rows * rest / (rows + rest);
        double stability = 0;
        double chiSquare = 0;
        double distance = 0;
        double cumulated = 0;
        double rareSeen = 0;
        double rareExpected = 0;
        int parts = 0;
        for (int bin = 0; bin < seen.length; bin++) {
            double share = reference[bin] / rest;
            cumulated += seen[bin] / rows - share;
            distance = Math.max(distance, Math.abs(cumulated));
            if (share * rows < LEAST_EXPECTED) {
                rareSeen += seen[bin];
                rareExpected += share * rows;
            } else {
                parts++;
                stability += stability(seen[bin], share * rows, rows);
                chiSquare += chi(seen[bin], share * rows, size / rows);
            }
        }
        if (rareExpected + rareSeen > 0) {
            double expected = Math.max(rareExpected, HALF_A_ROW);
            parts++;
            stability += stability(rareSeen, expected, rows);
            chiSquare += chi(rareSeen, expected, size / rows);
        }
        return new Shift(stability, chiSquare, Math.max(1, parts - 1), distance, size);
    }

    /** How much further than chance it goes, for each of {@code rows} rows: honest samples differ too. */
    public double dispersion(int rows) {
        return Math.max(0, (chiSquare / degrees - 1) / rows);
    }

    /**
     * -ln P in nats of the stronger of the two tests.
     *
     * @param bins how many times the variance of independent rows honest samples have in their bins, above 0
     * @param edges the same of their distribution functions
     */
    public double nats(double bins, double edges) {
        double nats =
                Math.max(Distances.chiSquare(chiSquare / bins, degrees), Distances.kolmogorov(distance, size / edges));
        return Math.max(0, nats - Math.log(2));
    }

    private static double chi(double seen, double expected, double scale) {
        return scale * (seen - expected) * (seen - expected) / expected;
    }

    private static double stability(double seen, double expected, double rows) {
        double p = (seen + HALF_A_ROW) / rows;
        double q = (expected + HALF_A_ROW) / rows;
        return (p - q) * Math.log(p / q);
    }
}
