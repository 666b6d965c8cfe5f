package dev.weir.table;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Who delivers the rows: data sets for experiments do not say, so sources are dealt out. */
public final class Sources {

    /** As many as the experiments in the literature on bad labellers use. */
    public static final int USUAL = 50;

    private Sources() {}

    /** Gives each row one of {@code count} sources at random: {@code source-00} and on. */
    public static FeatureTable deal(FeatureTable table, int count, long seed) {
        Draw.checkCount("sources", count);
        SplittableRandom random = new SplittableRandom(seed);
        BitSet all = new BitSet();
        all.set(0, table.size());
        return table.changed(all, row -> row.from(String.format(Locale.ROOT, "source-%02d", random.nextInt(count))));
    }

    /** Draws the bad ones. */
    static SortedSet<String> bad(FeatureTable table, int count, SplittableRandom random) {
        List<String> all = List.copyOf(table.sources());
        SortedSet<String> bad = new TreeSet<>();
        int[] places = IntStream.range(0, all.size()).toArray();
        Draw.some(places, count, random).stream().forEach(place -> bad.add(all.get(place)));
        return bad;
    }

    /** The places of the rows of some sources. */
    static BitSet rows(FeatureTable table, SortedSet<String> sources) {
        BitSet rows = new BitSet();
        for (int place = 0; place < table.size(); place++) {
            if (sources.contains(table.rows().get(place).source())) {
                rows.set(place);
            }
        }
        return rows;
    }

    /** The places of the rows of one source. */
    static BitSet rows(FeatureTable table, String source) {
        return rows(table, new TreeSet<>(List.of(source)));
    }
}
