package dev.weir.behavior;

import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What behavior on one stream is judged by.
 *
 * @param mode what the check may do
 * @param scale the stream's scale of values; without one, values say nothing
 */
public record BehaviorLimits(Mode mode, @Nullable Scale scale) {

    /** In nats: one in 150 honest contributors ever goes as far in any aspect, the same share as for a profile. */
    public static final double STANDS_OUT = Math.log(150);

    /** A value on 0 to 1, the whole scale being 1; NaN where there is none, or no scale. */
    double place(double value) {
        return scale == null
                ? Double.NaN
                : Math.max(0, Math.min(1, (value - scale.min()) / (scale.max() - scale.min())));
    }
}
