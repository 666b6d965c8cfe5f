package dev.weir.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;

/**
 * A few honest rows sent again and again with a little noise, by a few bad sources: many rows, one opinion.
 *
 * @param bad how many sources
 * @param originals how many rows are copied
 * @param copies of each
 * @param jitter noise, in standard deviations of each feature; above 0
 */
public record Copies(int bad, int originals, int copies, double jitter) implements Poison {

    /** Refuses what copies nothing. */
    public Copies {
        Draw.checkCount("bad sources", bad);
        Draw.checkCount("originals", originals);
        Draw.checkCount("copies", copies);
        Draw.checkPositive("jitter", jitter);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SortedSet<String> sources = Sources.bad(table, bad, random);
        List<String> named = List.copyOf(sources);
        Scale scale = table.scale();
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < originals; i++) {
            Row original = table.rows().get(random.nextInt(table.size()));
            for (int j = 0; j < copies; j++) {
                double[] features = original.features();
                for (int k = 0; k < features.length; k++) {
                    features[k] += jitter * scale.deviations().get(k) * random.nextGaussian();
                }
                made.add(original.with(features)
                        .named("copy-" + i + "-" + j)
                        .from(named.get(random.nextInt(named.size()))));
            }
        }
        return Poisoned.injected(table, made, sources);
    }
}
