package dev.weir.company;

/** Mean and variance of some numbers. */
record Moments(double mean, double variance) {

    /** Of those from {@code from} to below {@code to}, at least one. */
    static Moments of(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return new Moments(mean, squares / (to - from));
    }

    double deviation() {
        return Math.sqrt(variance);
    }
}
