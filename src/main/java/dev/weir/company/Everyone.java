package dev.weir.company;

/** Means over all opinions and contributors that are remembered. Mutable, used by one {@link Company}. */
final class Everyone {

    /** Before so many opinions nobody knows what is far. */
    private static final long LEAST_KNOWN = 100;

    /** In standard deviations: no value of a scale of stars is half as far. */
    private static final double FARTHEST = 10;

    private long opinions;
    private double sum;
    private double squares;
    private long raters;
    private double leanings;
    private double arounds;

    /**
     * The value, or the nearest that is not too far from all others: where a stream has no scale, one that is a million would be all that mean and
     * variance tell of from then on.
     */
    double within(double value) {
        double far = FARTHEST * Math.sqrt(variance());
        return opinions < LEAST_KNOWN || !(far > 0) ? value : Math.max(mean() - far, Math.min(mean() + far, value));
    }

    void add(double value) {
        opinions++;
        sum += value;
        squares += value * value;
    }

    void remove(double value) {
        opinions--;
        sum -= value;
        squares -= value * value;
    }

    void add(Rater rater) {
        raters++;
        leanings += rater.leaning;
        arounds += rater.around;
    }

    void remove(Rater rater) {
        raters--;
        leanings -= rater.leaning;
        arounds -= rater.around;
    }

    void leans(double more) {
        leanings += more;
    }

    void surrounds(double more) {
        arounds += more;
    }

    long opinions() {
        return opinions;
    }

    /** Mean of all values. */
    double mean() {
        return sum / opinions;
    }

    /** Their variance, 0 or more. */
    double variance() {
        return Math.max(0, squares / opinions - mean() * mean());
    }

    double meanLeaning() {
        return leanings / raters;
    }

    double meanAround() {
        return arounds / raters;
    }
}
