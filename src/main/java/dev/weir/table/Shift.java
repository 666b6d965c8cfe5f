package dev.weir.table;

import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;

/**
 * A few features moved by the same amount in all rows of a few bad sources.
 *
 * @param bad how many sources
 * @param features which ones
 * @param deviations by how many standard deviations of the feature in the whole table; up
 */
public record Shift(int bad, List<String> features, double deviations) implements Poison {

    /** Refuses what moves nothing. */
    public Shift {
        features = List.copyOf(features);
        Draw.checkCount("bad sources", bad);
        Draw.checkCount("shifted features", features.size());
        Draw.checkPositive("deviations", deviations);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        SortedSet<String> sources = Sources.bad(table, bad, new SplittableRandom(seed));
        BitSet rows = Sources.rows(table, sources);
        Scale scale = table.scale();
        int[] places = features.stream().mapToInt(table::feature).toArray();
        return new Poisoned(
                table.changed(rows, row -> {
                    double[] moved = row.features();
                    for (int place : places) {
                        moved[place] += deviations * scale.deviations().get(place);
                    }
                    return row.with(moved);
                }),
                rows,
                sources);
    }
}
