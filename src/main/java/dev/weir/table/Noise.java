package dev.weir.table;

import java.util.BitSet;
import java.util.SortedSet;
import java.util.SplittableRandom;

/**
 * Normal noise on every feature in all rows of a few bad sources.
 *
 * @param bad how many sources
 * @param deviations its size, in standard deviations of each feature in the whole table
 */
public record Noise(int bad, double deviations) implements Poison {

    /** Refuses what changes nothing. */
    public Noise {
        Draw.checkCount("bad sources", bad);
        Draw.checkPositive("deviations", deviations);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SortedSet<String> sources = Sources.bad(table, bad, random);
        BitSet rows = Sources.rows(table, sources);
        Scale scale = table.scale();
        return new Poisoned(
                table.changed(rows, row -> {
                    double[] noisy = row.features();
                    for (int i = 0; i < noisy.length; i++) {
                        noisy[i] += deviations * scale.deviations().get(i) * random.nextGaussian();
                    }
                    return row.with(noisy);
                }),
                rows,
                sources);
    }
}
