package dev.weir.table;

import java.util.BitSet;
import java.util.SortedSet;
import java.util.SplittableRandom;

/**
 * Features rounded to few values in all rows of a few bad sources: a sensor that is stuck, or numbers that somebody made up.
 *
 * @param bad how many sources
 * @param deviations the step, in standard deviations of each feature in the whole table, counted from its mean; so large a
 *     step that all values fall to the mean makes them constant
 */
public record Quantised(int bad, double deviations) implements Poison {

    /** A step that makes every value the mean. */
    public static final double CONSTANT = 1e9;

    /** Refuses what is no step. */
    public Quantised {
        Draw.checkCount("bad sources", bad);
        Draw.checkPositive("deviations", deviations);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        SortedSet<String> sources = Sources.bad(table, bad, new SplittableRandom(seed));
        BitSet rows = Sources.rows(table, sources);
        Scale scale = table.scale();
        return new Poisoned(
                table.changed(rows, row -> {
                    double[] rounded = row.features();
                    for (int i = 0; i < rounded.length; i++) {
                        double mean = scale.means().get(i);
                        double step = deviations * scale.deviations().get(i);
                        rounded[i] = mean + step * Math.rint((rounded[i] - mean) / step);
                    }
                    return row.with(rounded);
                }),
                rows,
                sources);
    }
}
