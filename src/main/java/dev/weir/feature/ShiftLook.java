package dev.weir.feature;

/**
 * How one feature of a party is distributed against that of all others, over the same bins. Bins in which fewer than three rows are
 * expected are one.
 *
 * @param stability population stability index: sum of (p - q) ln(p / q) over bins; 0.25 is a large shift in its literature
 * @param chiSquare Pearson's statistic of two samples
 * @param degrees its degrees of freedom
 * @param distance the largest distance of the two distribution functions at an edge
 * @param size rows that one sample against a known distribution would need for as much: n m / (n + m)
 */
record ShiftLook(double stability, double chiSquare, int degrees, double distance, double size) {

    private static final double LEAST_EXPECTED = 3;
    private static final double HALF_A_ROW = 0.5;

    /** Compares {@code rows} rows of one party with {@code others}' rows of all. Their counts include the party's. */
    static ShiftLook of(short[] bins, int[] pool, int feature, int rows, int others) {
        int rest = others - rows;
        double size = (double) rows * rest / (rows + rest);
        double stability = 0;
        double chiSquare = 0;
        double distance = 0;
        double cumulated = 0;
        double rareSeen = 0;
        double rareExpected = 0;
        int parts = 0;
        for (int bin = 0; bin < Bins.COUNT; bin++) {
            int at = feature * Bins.COUNT + bin;
            double share = (double) (pool[at] - bins[at]) / rest;
            cumulated += (double) bins[at] / rows - share;
            distance = Math.max(distance, Math.abs(cumulated));
            if (share * rows < LEAST_EXPECTED) {
                rareSeen += bins[at];
                rareExpected += share * rows;
            } else {
                parts++;
                stability += stability(bins[at], share * rows, rows);
                chiSquare += chi(bins[at], share * rows, size / rows);
            }
        }
        if (rareExpected + rareSeen > 0) {
            double expected = Math.max(rareExpected, HALF_A_ROW);
            parts++;
            stability += stability(rareSeen, expected, rows);
            chiSquare += chi(rareSeen, expected, size / rows);
        }
        return new ShiftLook(stability, chiSquare, Math.max(1, parts - 1), distance, size);
    }

    /** How much further than chance it goes, for each row: honest parties differ too. */
    double dispersion(int rows) {
        return Math.max(0, (chiSquare / degrees - 1) / rows);
    }

    /** -ln P in nats of the stronger of the two tests where honest parties differ by {@code dispersion}. */
    double nats(double dispersion, int rows) {
        double allowance = 1 + dispersion * rows;
        double nats = Math.max(
                Chance.chiSquare(chiSquare / allowance, degrees), Chance.kolmogorov(distance, size / allowance));
        return Math.max(0, nats - Math.log(2));
    }

    private static double chi(double seen, double expected, double scale) {
        return scale * (seen - expected) * (seen - expected) / expected;
    }

    private static double stability(double seen, double expected, int rows) {
        double p = (seen + HALF_A_ROW) / rows;
        double q = (expected + HALF_A_ROW) / rows;
        return (p - q) * Math.log(p / q);
    }
}
