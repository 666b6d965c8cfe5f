package dev.weir.object;

import dev.weir.settings.Scale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scale of a stream whose settings name none, from the values themselves: few distinct ones, of which those that keep
 * coming count. Not thread-safe.
 */
final class SeenValues {

    /** Distinct values that are known; beyond it the rarest is forgotten. Of 100 per cent there are 101. */
    private static final int MOST_DISTINCT = 128;

    /** Where there are more, so many of all events must have values that keep coming; else they are measurements, and no scale of opinions. */
    private static final double LEAST_KNOWN = 0.9;

    private static final int LEAST = 3;

    /** A value must be this part of all: a few wild ones do not stretch the scale. */
    private static final double LEAST_SHARE = 0.002;

    /** One that the scale has must stay half of it: what came three times among the first does not stretch it for ever. */
    private static final double LEAST_TO_STAY = LEAST_SHARE / 2;

    /** Events from one look at all values to the next. */
    private static final int EVERY = 1_000;

    private final TreeMap<Double, Long> counts = new TreeMap<>();
    private long events;
    private boolean forgets;
    private @Nullable Scale scale;

    /** Counts one value and says the scale as of now; null while there is none. */
    @Nullable
    Scale count(double value) {
        events++;
        long seen = counts.merge(value, 1L, Long::sum);
        boolean forgot = counts.size() > MOST_DISTINCT;
        if (forgot) {
            forgetRarest(value);
        }
        boolean stretches = scale == null || value < scale.min() || value > scale.max();
        boolean often = seen >= LEAST && seen >= LEAST_SHARE * events;
        if (stretches && often || forgot || events % EVERY == 0) {
            scale = scale();
        }
        return scale;
    }

    private void forgetRarest(double newest) {
        forgets = true;
        Map.Entry<Double, Long> rarest = null;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            if (entry.getKey() != newest && (rarest == null || entry.getValue() < rarest.getValue())) {
                rarest = entry;
            }
        }
        counts.remove(Objects.requireNonNull(rarest).getKey());
    }

    private @Nullable Scale scale() {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long known = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            double value = entry.getKey();
            boolean has = scale != null && value >= scale.min() && value <= scale.max();
            if (entry.getValue() >= LEAST && entry.getValue() >= (has ? LEAST_TO_STAY : LEAST_SHARE) * events) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                known += entry.getValue();
            }
        }
        return min < max && (!forgets || known >= LEAST_KNOWN * events) ? new Scale(min, max, null) : null;
    }
}
