package dev.weir.chart;

/**
 * A scale from 0 up in round steps.
 *
 * @param step 1, 2, 2.5 or 5 times a power of ten
 * @param steps how many, 1 to 5
 * @param decimals that a tick needs
 */
record Axis(double step, int steps, int decimals) {

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final int MOST_STEPS = 5;

    /** So that 0.30000000000000004 is three steps of 0.1. */
    private static final double SLACK = 1e-9;

    /** The axis with the finest steps that reaches {@code most}; 0 to 1 where there is nothing to show. */
    static Axis of(double most) {
        double reach = most > 0 ? most : 1;
        int exponent = (int) Math.floor(Math.log10(reach / MOST_STEPS));
        double power = Math.pow(10, exponent);
        int at = 0;
        while (ROUND[at] * power * MOST_STEPS < reach * (1 - SLACK)) {
            at++;
        }
        double step = ROUND[at] * power;
        int decimals = Math.max(0, -exponent) + (ROUND[at] == 2.5 && exponent <= 0 ? 1 : 0);
        return new Axis(step, (int) Math.ceil(reach / step - SLACK), decimals);
    }

    /** The value at its upper end. */
    double top() {
        return step * steps;
    }
}
