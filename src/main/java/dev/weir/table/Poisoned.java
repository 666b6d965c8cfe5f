package dev.weir.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A table with poison in it, and the truth.
 *
 * @param table all rows, those of the attack among them
 * @param rows the places of the poisoned ones: changed, or made up
 * @param sources those that are bad; empty where the poison comes through all of them
 */
public record Poisoned(FeatureTable table, BitSet rows, SortedSet<String> sources) {

    /** Takes copies. */
    public Poisoned {
        rows = (BitSet) rows.clone();
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    /** No attack. */
    public static Poisoned none(FeatureTable table) {
        return new Poisoned(table, new BitSet(), new TreeSet<>());
    }

    /** Rows that were made up, put where their times belong: behind the honest ones of the same time. */
    static Poisoned injected(FeatureTable honest, List<Row> made, SortedSet<String> sources) {
        List<Row> sorted = new ArrayList<>(made);
        sorted.sort((one, other) -> Long.compare(one.time(), other.time()));
        List<Row> all = new ArrayList<>();
        BitSet rows = new BitSet();
        int next = 0;
        for (Row row : honest.rows()) {
            while (next < sorted.size() && sorted.get(next).time() < row.time()) {
                rows.set(all.size());
                all.add(sorted.get(next++));
            }
            all.add(row);
        }
        rows.set(all.size(), all.size() + sorted.size() - next);
        all.addAll(sorted.subList(next, sorted.size()));
        return new Poisoned(honest.with(all), rows, sources);
    }

    /** The places that are kept, poisoned or not, when a gate holds these. */
    public BitSet without(BitSet held) {
        BitSet kept = new BitSet();
        kept.set(0, table.size());
        kept.andNot(held);
        return kept;
    }
}
