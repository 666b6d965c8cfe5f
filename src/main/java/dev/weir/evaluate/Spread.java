package dev.weir.evaluate;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One figure over several seeds.
 *
 * @param mean its mean
 * @param worst its worst
 */
public record Spread(double mean, double worst) {

    /** Which values are good. */
    enum Best {
        HIGH,
        LOW
    }

    /** Of the values that are finite; null where none is. */
    static @Nullable Spread of(Best best, Collection<Double> values) {
        double[] finite = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (finite.length == 0) {
            return null;
        }
        double sum = 0;
        for (double value : finite) {
            sum += value;
        }
        return new Spread(sum / finite.length, best == Best.HIGH ? finite[0] : finite[finite.length - 1]);
    }
}
