package dev.weir.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that are possible on a stream. */
public record Scale(
        @Knob(doc = "The least value.") double min,
        @Knob(doc = "The greatest value.") double max,

        @Knob(doc = "The distance between two values, from `min` on. Without one, every value between is possible.")
        @Nullable
        Double step)
        implements Serializable {

    /** Room for decimal fractions that binary cannot hold, as a share of one step. */
    private static final double ROUNDING = 1e-6;

    public Scale {
        new Checks()
                .that(
                        min < max && !Double.isInfinite(min) && !Double.isInfinite(max),
                        List.of("max"),
                        Set.of("min"),
                        Checks.plain(max) + " must be more than min, " + Checks.plain(min))
                .that(
                        step == null || (step > 0 && step <= max - min),
                        List.of("step"),
                        Set.of("min", "max"),
                        (step == null ? "" : Checks.plain(step))
                                + " is out of range; allowed: above 0, at most max - min")
                .done();
    }

    /** Whether {@code value} is possible: within the bounds, both included, and on a step. */
    public boolean admits(double value) {
        if (!(value >= min && value <= max)) {
            return false;
        }
        if (step == null) {
            return true;
        }
        double steps = (value - min) / step;
        return Math.abs(steps - Math.rint(steps)) <= ROUNDING;
    }

    /** {@code 0.5 to 5 in steps of 0.5}. */
    public String text() {
        return min + " to " + max + (step == null ? "" : " in steps of " + step);
    }
}
