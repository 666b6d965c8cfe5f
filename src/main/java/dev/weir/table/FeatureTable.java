package dev.weir.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows with the same features, in the order of time.
 *
 * @param features their names
 * @param rows with ids that differ
 */
public record FeatureTable(List<String> features, List<Row> rows) {

    /** Refuses rows that do not belong together. */
    public FeatureTable {
        features = List.copyOf(features);
        rows = List.copyOf(rows);
        Set<String> ids = new HashSet<>();
        long time = Long.MIN_VALUE;
        for (Row row : rows) {
            if (row.width() != features.size()) {
                throw new IllegalArgumentException(
                        "row " + row.id() + " has " + row.width() + " features where " + features + " are wanted");
            }
            if (row.time() < time) {
                throw new IllegalArgumentException("row " + row.id() + " is older than the row before it");
            }
            if (!ids.add(row.id())) {
                throw new IllegalArgumentException("row " + row.id() + " is there twice");
            }
            time = row.time();
        }
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** The places of the rows with a label. */
    public int[] places(int label) {
        return IntStream.range(0, size())
                .filter(place -> rows.get(place).label() == label)
                .toArray();
    }

    /** The place of a feature. */
    public int feature(String name) {
        int place = features.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("there is no feature " + name + "; there are " + features);
        }
        return place;
    }

    /** All sources. */
    public SortedSet<String> sources() {
        SortedSet<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.add(row.source()));
        return sources;
    }

    /** The same features of other rows. */
    public FeatureTable with(List<Row> others) {
        return new FeatureTable(features, others);
    }

    /** The table with some rows changed. */
    public FeatureTable changed(BitSet places, UnaryOperator<Row> change) {
        Row[] changed = rows.toArray(Row[]::new);
        places.stream().forEach(place -> changed[place] = change.apply(changed[place]));
        return with(Arrays.asList(changed));
    }

    /** The rows at some places only. */
    public FeatureTable only(BitSet places) {
        return with(places.stream().mapToObj(rows::get).toList());
    }

    /** For each feature, its mean and its standard deviation. */
    public Scale scale() {
        return Scale.of(this);
    }
}
