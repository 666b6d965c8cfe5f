package dev.weir.behavior;

/**
 * A running mean and variance that forgets: once {@code cap} numbers are counted, the newest weighs one in {@code cap}.
 *
 * @param count numbers so far, at most the cap
 * @param mean their mean
 * @param variance their variance
 */
record Spread(int count, float mean, float variance) {

    static final Spread NONE = new Spread(0, 0, 0);

    Spread with(double number, int cap) {
        int counted = Math.min(count + 1, cap);
        double weight = 1.0 / counted;
        double delta = number - mean;
        return new Spread(
                counted, (float) (mean + weight * delta), (float) ((1 - weight) * (variance + weight * delta * delta)));
    }

    double deviation() {
        return Math.sqrt(variance);
    }
}
