package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Row;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * What is learned from where the cost of a model grows with the square of the rows: of a table with more than {@link #MOST}
 * rows, of each label at most half as many, drawn at random. As much as one label is thinned out, so much rarer it seems; the
 * factors say how much.
 *
 * @param table the rows that are left
 * @param positives positives that each one left stands for, 1 or more
 * @param negatives the same for negatives
 */
record Sample(FeatureTable table, double positives, double negatives) {

    /** Keeps a week of card payments to some seconds. */
    static final int MOST = 6000;

    static Sample of(FeatureTable table, long seed) {
        if (table.size() <= MOST) {
            return new Sample(table, 1, 1);
        }
        SplittableRandom random = new SplittableRandom(seed);
        BitSet kept = new BitSet();
        double positives = thin(table.places(Row.POSITIVE), kept, random);
        double negatives = thin(table.places(Row.NEGATIVE), kept, random);
        return new Sample(table.only(kept), positives, negatives);
    }

    private static double thin(int[] places, BitSet kept, SplittableRandom random) {
        int wanted = Math.min(places.length, MOST / 2);
        int left = wanted;
        for (int i = 0; i < places.length; i++) {
            // Each place with the chance that exactly so many are drawn in the end (Knuth, algorithm S).
            if (random.nextInt(places.length - i) < left) {
                kept.set(places[i]);
                left--;
            }
        }
        return (double) places.length / wanted;
    }

    /** A share of positives among the rows left, as it would be among all. */
    double among(double share) {
        double positive = share * positives;
        return positive / (positive + (1 - share) * negatives);
    }
}
