package dev.weir.company;

/** Means over all opinions and contributors that are remembered. Mutable, used by one {@link Company}. */
final class Everyone {

    private long opinions;
    private double sum;
    private double squares;
    private long raters;
    private double leanings;
    private double arounds;

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
