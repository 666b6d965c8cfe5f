package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;
import dev.weir.table.Scale;

/** A table as Smile takes it. */
final class Numbers {

    private Numbers() {}

    /** All rows in standard deviations from the mean. */
    static double[][] standard(FeatureTable table, Scale scale) {
        return table.rows().stream().map(scale::standard).toArray(double[][]::new);
    }

    /** All labels. */
    static int[] labels(FeatureTable table) {
        return table.rows().stream().mapToInt(Row::label).toArray();
    }

    /** From any number to 0 to 1. */
    static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
