package dev.weir.profile;

import java.util.Arrays;

/**
 * How often a contributor gave values in each of five parts of the scale.
 *
 * @param lowest the lowest eighth of the scale
 * @param low from there to a third
 * @param middle the middle third
 * @param high the upper third without the maximum
 * @param highest the maximum itself
 * @param sum sum of all values, the whole scale being 0 to 1
 */
public record Opinions(int lowest, int low, int middle, int high, int highest, float sum) {

    /** The ends of the scale are exact where attacks push: 1 of 1 to 5; 0.5 and 1 of 0.5 to 5. */
    private static final double LOWEST_PART = 0.125;

    private static final double THIRD = 1.0 / 3;

    static Opinions none() {
        return new Opinions(0, 0, 0, 0, 0, 0);
    }

    Opinions with(double value) {
        float newSum = (float) (sum + value);
        if (value >= 1) {
            return new Opinions(lowest, low, middle, high, highest + 1, newSum);
        }
        if (value <= LOWEST_PART) {
            return new Opinions(lowest + 1, low, middle, high, highest, newSum);
        }
        if (value < THIRD) {
            return new Opinions(lowest, low + 1, middle, high, highest, newSum);
        }
        return value < 2 * THIRD
                ? new Opinions(lowest, low, middle + 1, high, highest, newSum)
                : new Opinions(lowest, low, middle, high + 1, highest, newSum);
    }

    int count() {
        return lowest + low + middle + high + highest;
    }

    /** Shannon's entropy of the five parts, in bits, 0 to log2(5). */
    double entropy() {
        double count = count();
        return Arrays.stream(new int[] {lowest, low, middle, high, highest})
                        .filter(part -> part > 0)
                        .mapToDouble(part -> -part / count * Math.log(part / count))
                        .sum()
                / Math.log(2);
    }
}
