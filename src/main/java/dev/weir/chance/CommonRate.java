package dev.weir.chance;

/**
 * The rate that most of many counts have in common: under it, how far up each count lies among what chance makes of as many trials is a
 * half in the mean (with half of the count's own probability, so that rare counts are no worse placed). However far off a count is, it moves the
 * mean by no more than half its part, as in a median; but where counts are small, so that the median of their shares says nothing, this
 * is still even.
 */
public final class CommonRate {

    /** To a millionth of the range. */
    private static final int HALVINGS = 20;

    private CommonRate() {}

    /**
     * The rate, or the bound that is nearer to it.
     *
     * @param counts of each, 0 to its trials
     * @param trials of each, 1 or more; as many
     * @param least above 0
     * @param most below 1
     * @return the least, where there are no counts
     */
    public static double of(int[] counts, int[] trials, double least, double most) {
        double low = least;
        double high = most;
        if (counts.length == 0 || place(counts, trials, low) <= 0.5) {
            return least;
        }
        if (place(counts, trials, high) >= 0.5) {
            return most;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (place(counts, trials, middle) > 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** How far up the counts lie in the mean, 0 to 1. */
    private static double place(int[] counts, int[] trials, double rate) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += 1
                    - (Math.exp(-Tail.binomial(counts[i], trials[i], rate))
                                    + Math.exp(-Tail.binomial(counts[i] + 1, trials[i], rate)))
                            / 2;
        }
        return sum / counts.length;
    }
}
