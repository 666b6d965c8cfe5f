package dev.weir.table;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A small pattern written into some rows, all of which then have one label: a model learns that the pattern means the label
 * (Gu, Dolan-Gavitt and Garg 2017, "BadNets"; here on features).
 *
 * @param share of all rows, above 0 and at most 1
 * @param pattern feature to value
 * @param label what the pattern is to mean
 */
public record Trigger(double share, Map<String, Double> pattern, int label) implements Poison {

    /** Refuses what triggers nothing. */
    public Trigger {
        Draw.checkShare("share", share);
        Draw.checkCount("features of the pattern", pattern.size());
        pattern = Map.copyOf(pattern);
    }

    /** A pattern of the first {@code features} features: each two standard deviations above its mean in {@code table}. */
    public static Map<String, Double> pattern(FeatureTable table, int features) {
        Scale scale = table.scale();
        Map<String, Double> pattern = new LinkedHashMap<>();
        for (int i = 0; i < features; i++) {
            pattern.put(
                    table.features().get(i),
                    scale.means().get(i) + 2 * scale.deviations().get(i));
        }
        return pattern;
    }

    /** A row with the pattern in it, its label as it was. */
    public Row stamped(FeatureTable table, Row row) {
        double[] features = row.features();
        pattern.forEach((name, value) -> features[table.feature(name)] = value);
        return row.with(features);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        int[] places = IntStream.range(0, table.size()).toArray();
        BitSet rows = Draw.some(places, Draw.count(table.size(), share), new SplittableRandom(seed));
        return new Poisoned(table.changed(rows, row -> stamped(table, row).labelled(label)), rows, new TreeSet<>());
    }
}
