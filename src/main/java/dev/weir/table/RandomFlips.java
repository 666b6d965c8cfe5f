package dev.weir.table;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Labels turned at random, whatever they were (Biggio, Nelson and Laskov 2011).
 *
 * @param share of all rows, above 0 and at most 1
 */
public record RandomFlips(double share) implements Poison {

    /** Refuses what is no share. */
    public RandomFlips {
        Draw.checkShare("share", share);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        int[] places = IntStream.range(0, table.size()).toArray();
        BitSet rows = Draw.some(places, Draw.count(table.size(), share), new SplittableRandom(seed));
        return new Poisoned(table.changed(rows, Row::flipped), rows, new TreeSet<>());
    }
}
