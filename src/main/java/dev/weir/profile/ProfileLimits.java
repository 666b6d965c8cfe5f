package dev.weir.profile;

import dev.weir.model.ProfileBaseline;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What profiles of one stream are compared with.
 *
 * @param baseline honest profiles
 * @param mode what the check may do
 * @param scale the stream's scale of values; without one, features of values abstain
 */
public record ProfileLimits(
        ProfileBaseline baseline, Mode mode, @Nullable Scale scale) {

    /**
     * In nats: one in 150 honest contributors ever goes as far. One in 100 is wanted; of the 1,553 that the baseline was fitted
     * on that is fifteen, a share known to a quarter, so half as much again is asked. From here trust falls, and the profile is
     * evidence of its own beside that of a group: of 100 honest contributors whom a group's evidence wrongly names, one would
     * be excluded at most.
     */
    public static final double STANDS_OUT = Math.log(150);

    /** A value on 0 to 1, the whole scale being 1; NaN where there is none, or no scale. */
    double place(double value) {
        return scale == null ? Double.NaN : (value - scale.min()) / (scale.max() - scale.min());
    }
}
