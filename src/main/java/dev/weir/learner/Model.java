package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;

/** A model that has learned. */
@FunctionalInterface
public interface Model {

    /** At or above it, a row counts as positive. */
    double THRESHOLD = 0.5;

    /** How positive a row looks, from 0 to 1. */
    double score(Row row);

    /** The scores of all rows, in their order. */
    default double[] scores(FeatureTable table) {
        return table.rows().stream().mapToDouble(this::score).toArray();
    }
}
