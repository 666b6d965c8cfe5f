package dev.weir.table;

import java.util.BitSet;
import java.util.SortedSet;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Labels turned by a few bad sources.
 *
 * @param bad how many sources
 * @param share of the rows of each, or of those with the label
 * @param label the class that they turn; null where they turn any
 */
public record SourceFlips(int bad, double share, @Nullable Integer label) implements Poison {

    /** Refuses what is no share or no number of sources. */
    public SourceFlips {
        Draw.checkCount("bad sources", bad);
        Draw.checkShare("share", share);
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SortedSet<String> sources = Sources.bad(table, bad, random);
        BitSet rows = new BitSet();
        for (String source : sources) {
            int[] places = Sources.rows(table, source).stream()
                    .filter(place -> label == null || table.rows().get(place).label() == label)
                    .toArray();
            rows.or(Draw.some(places, Draw.count(places.length, share), random));
        }
        return new Poisoned(table.changed(rows, Row::flipped), rows, sources);
    }
}
