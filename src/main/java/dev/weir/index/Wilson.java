package dev.weir.index;

/**
 * A share with its 95 % interval by Wilson's score (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, JASA 22, 1927): right for few and for extreme counts, where share +- 1.96 deviations is not.
 *
 * @param share NaN where nothing was counted
 * @param low 0 to {@code share}
 * @param high {@code share} to 1
 */
record Wilson(double share, double low, double high) {

    /** The standard normal distribution has 95 % within so many deviations. */
    private static final double Z = 1.959964;

    static Wilson of(long hits, long all) {
        if (all == 0) {
            return new Wilson(Double.NaN, 0, 1);
        }
        double share = (double) hits / all;
        double scale = 1 + Z * Z / all;
        double middle = (share + Z * Z / (2 * all)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / scale;
        return new Wilson(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
