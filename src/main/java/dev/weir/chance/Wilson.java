package dev.weir.chance;

/**
 * A share with its 95 % interval by Wilson's score (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, JASA 22, 1927): right for few and for extreme counts, where share +- 1.96 deviations is not.
 *
 * @param share NaN where nothing was counted
 * @param low 0 to {@code share}
 * @param high {@code share} to 1
 */
public record Wilson(double share, double low, double high) {

    /** The standard normal distribution has 95 % within so many deviations. */
    public static final double Z = 1.959964;

    public static Wilson of(long hits, long all) {
        return of((double) hits / all, (double) all, Z);
    }

    /**
     * The same for a share of weighted counts.
     *
     * @param all how many unweighted counts would say as much; 0 or more
     * @param z within how many deviations
     */
    public static Wilson of(double share, double all, double z) {
        if (all == 0) {
            return new Wilson(Double.NaN, 0, 1);
        }
        double scale = 1 + z * z / all;
        double middle = (share + z * z / (2 * all)) / scale;
        double half = z * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all)) / scale;
        return new Wilson(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
