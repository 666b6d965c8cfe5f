package dev.weir.object;

import dev.weir.settings.Scale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scale of a stream whose settings name none, from the values themselves: few distinct ones, of which those that keep
 * coming count. Not thread-safe.
 */
final class SeenValues {

    /** More distinct values are measurements, not a scale of opinions: of 100 per cent there are 101. */
    private static final int MOST_DISTINCT = 128;

    private static final int LEAST = 3;

    /** A value must be this part of all: a few wild ones do not stretch the scale. */
    private static final double LEAST_SHARE = 0.002;

    private final TreeMap<Double, Integer> counts = new TreeMap<>();
    private long events;
    private @Nullable Scale scale;

    /** Counts one value and says the scale as of now; null while there is none. */
    @Nullable
    Scale count(double value) {
        if (counts.size() > MOST_DISTINCT) {
            return null;
        }
        events++;
        int seen = counts.merge(value, 1, Integer::sum);
        boolean stretches = scale == null || value < scale.min() || value > scale.max();
        if (stretches && seen >= LEAST && seen >= LEAST_SHARE * events) {
            scale = scale();
        }
        return counts.size() > MOST_DISTINCT ? null : scale;
    }

    private @Nullable Scale scale() {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, Integer> entry : counts.entrySet()) {
            if (entry.getValue() >= LEAST && entry.getValue() >= LEAST_SHARE * events) {
                min = Math.min(min, entry.getKey());
                max = Math.max(max, entry.getKey());
            }
        }
        return min < max ? new Scale(min, max, null) : null;
    }
}
