package dev.weir.table;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Labels of one class turned into the other: frauds called genuine, or the reverse.
 *
 * @param label the class that is turned
 * @param share of that class, above 0 and at most 1
 */
public record ClassFlips(int label, double share) implements Poison {

    /** Refuses what is no share. */
    public ClassFlips {
        Draw.checkShare("share", share);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        int[] places = table.places(label);
        BitSet rows = Draw.some(places, Draw.count(places.length, share), new SplittableRandom(seed));
        return new Poisoned(table.changed(rows, Row::flipped), rows, new TreeSet<>());
    }
}
