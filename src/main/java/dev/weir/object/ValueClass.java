package dev.weir.object;

import dev.weir.settings.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Five parts of a scale. An attack pushes to an end or near it, so the ends are narrow: the lowest class is the lowest eighth (1 of
 * 1 to 5; 0.5 and 1 of 0.5 to 5); the highest is the maximum alone, and on a scale of more than ten values the highest eighth, for
 * there who means the most gives 9 or 10, 90 or 97. Next to them stand the lowest third and the highest quarter: most values are kind.
 */
final class ValueClass {

    static final int COUNT = 5;
    static final int LOWEST = 0;
    static final int HIGHEST = COUNT - 1;

    private static final double END = 0.125;

    /** A third, and room for fractions that binary cannot hold: 2 of 0.5 to 5. */
    private static final double LOWER = 0.334;

    private static final double HIGHER = 0.75;

    /** Steps of a scale whose end is no single value, or more: 0 to 10 has ten. Where no step is given it is taken to be 1. */
    private static final double FINE = 10;

    private ValueClass() {}

    /** The class, 0 to 4, of a value. */
    static int of(double value, Scale scale) {
        double place = (value - scale.min()) / (scale.max() - scale.min());
        if (place >= (isFine(scale) ? 1 - END : 1)) {
            return HIGHEST;
        }
        if (place <= END) {
            return LOWEST;
        }
        return place <= LOWER ? 1 : place < HIGHER ? 2 : 3;
    }

    /** Whether people who mean the most give one of several values. */
    private static boolean isFine(Scale scale) {
        Double step = scale.step();
        return (scale.max() - scale.min()) / (step == null ? 1 : step) >= FINE;
    }

    /** The class, 0 to 4, of an event without a value: its action's. Two actions may share one; no two places disagree. */
    static int of(@Nullable String action) {
        return action == null ? 0 : Math.floorMod(action.hashCode(), COUNT);
    }
}
