package dev.weir.object;

import dev.weir.settings.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Five parts of a scale. An attack pushes to an end or one step off it, so the ends are exact: the highest class is the
 * scale's maximum alone, the lowest its lowest eighth (1 of 1 to 5; 0.5 and 1 of 0.5 to 5).
 */
final class ValueClass {

    static final int COUNT = 5;
    static final int LOWEST = 0;
    static final int HIGHEST = COUNT - 1;

    private static final double LOWEST_PART = 0.125;

    private ValueClass() {}

    /** The class, 0 to 4, of a value. */
    static int of(double value, Scale scale) {
        double place = (value - scale.min()) / (scale.max() - scale.min());
        if (place >= 1) {
            return HIGHEST;
        }
        return place <= LOWEST_PART ? LOWEST : 1 + (int) (place * (COUNT - 2));
    }

    /** The class, 0 to 4, of an event without a value: its action's. Two actions may share one; no two places disagree. */
    static int of(@Nullable String action) {
        return action == null ? 0 : Math.floorMod(action.hashCode(), COUNT);
    }
}
