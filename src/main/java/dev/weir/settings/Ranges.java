package dev.weir.settings;

import java.time.Duration;

/** Range checks with one wording. */
final class Ranges {

    private Ranges() {}

    static void check(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + ": " + Durations.text(value) + " is not in "
                    + Durations.text(least) + " to " + Durations.text(most));
        }
    }

    static void check(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    key + ": " + plain(value) + " is not in " + plain(least) + " to " + plain(most));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
