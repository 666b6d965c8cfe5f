package dev.weir.source;

import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the sources of one stream.
 *
 * @param named whether its events can have a source and a time
 * @param mode what the check may do
 * @param scale the values that are possible, or null: amounts
 */
public record SourcePlan(boolean named, Mode mode, @Nullable Scale scale) implements Serializable {

    public static SourcePlan of(StreamSettings settings, CheckPolicies policy) {
        boolean timed = settings.fields().time().place() != TimeField.Place.ORDER;
        return new SourcePlan(settings.namesSources() && timed, policy.source().mode(), settings.scale());
    }

    /** Whether anything is counted. */
    boolean asked() {
        return named && mode != Mode.OFF;
    }

    /** Where in the mix of {@link Mix#BINS} a value stands: on the scale, or by size in steps of four times as much. */
    int bin(double value) {
        double place = scale == null
                ? 1 + Math.log(Math.max(0.25, Math.abs(value))) / Math.log(4)
                : (value - scale.min()) / (scale.max() - scale.min()) * Mix.BINS;
        return (int) Math.max(0, Math.min(Mix.BINS - 1, Math.floor(place)));
    }
}
