package dev.weir.spending;

/**
 * A cumulative sum of how far payments are above what is usual, for a rise that single payments hide (Page, "Continuous
 * inspection schemes", Biometrika 41, 1954). It starts again at 0 where it falls below, and after it was said.
 *
 * @param level the sum, 0 or more
 * @param run payments since it was 0
 */
record Rise(float level, int run) {

    static final Rise NONE = new Rise(0, 0);

    /** What is taken off each payment, in scales: half of the rise of one scale that it is fastest for (Page 1954). */
    static final double DRIFT = 0.5;

    /** In scales: one payment adds at most this much, so it takes several. */
    private static final double MOST = 2;

    /** @param place how many scales the payment is above what is usual */
    Rise with(double place) {
        double sum = level + Math.max(-MOST, Math.min(MOST, place)) - DRIFT;
        return sum > 0 ? new Rise((float) sum, Math.min(run + 1, Short.MAX_VALUE)) : NONE;
    }

    /** How many scales the payments of the run were above what was usual, on average; 0 without a run. */
    double height() {
        return run == 0 ? 0 : level / run + DRIFT;
    }
}
