package dev.weir.table;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * What a model learns from, and what it is measured with.
 *
 * @param train the first
 * @param test the second: never poisoned, never gated
 */
public record Split(FeatureTable train, FeatureTable test) {

    /**
     * Keeps a share of each label for the test, drawn at random.
     *
     * @param share above 0 and below 1
     */
    public static Split stratified(FeatureTable table, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("test share " + share + " must be above 0 and below 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        BitSet test = new BitSet();
        for (int label : new int[] {Row.NEGATIVE, Row.POSITIVE}) {
            int[] places = table.places(label);
            test.or(Draw.some(places, Draw.count(places.length, share), random));
        }
        BitSet train = (BitSet) test.clone();
        train.flip(0, table.size());
        return new Split(table.only(train), table.only(test));
    }
}
