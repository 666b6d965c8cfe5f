package dev.weir.table;

/** One way to poison a table. The same table and seed give the same poison. */
public sealed interface Poison
        permits RandomFlips, ClassFlips, SourceFlips, Outliers, Shift, Noise, Quantised, Copies, Trigger {

    /**
     * Poisons a table.
     *
     * @throws IllegalArgumentException if the table has too few rows, sources or features for it
     */
    Poisoned on(FeatureTable table, long seed);
}
