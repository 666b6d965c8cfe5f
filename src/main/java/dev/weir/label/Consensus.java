package dev.weir.label;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of a reference by each other: each by models that were fitted without it, in rounds; a row whose label
 * the others contradict weighs little in the next, so that wrong labels stop vouching for each other. {@link Copies} of a row are judged without each other and count for one.
 *
 * <p>Out-of-fold confidence is that of Northcutt, Jiang and Chuang, Confident Learning (JAIR 70, 2021), section 3.1.
 *
 * @param logits of each row's own label and of every other class, by row and class
 * @param weights of each row, 0.0001 to 1; 3 where it is trusted
 * @param models fitted on all rows, by these weights
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares them.
record Consensus(double[][] logits, double[] weights, Models models) {

    private static final int ROUNDS = 4;
    private static final int FOLDS = 5;
    static final double TRUSTED = 3;

    /** From here up a label counts in full. */
    private static final double ENOUGH = 0.5;

    private static final double LEAST = 0.01;

    /**
     * Reaches the consensus.
     *
     * @param x rows on one scale
     * @param classes their labels
     * @param count of classes
     * @param trusted the first so many rows are trusted
     * @param seed of the folds
     */
    static Consensus of(double[][] x, int[] classes, int count, int trusted, long seed) {
        int[][] orders = Discriminant.orders(x);
        int[][] near = new int[x.length][];
        Neighbours neighbours = new Neighbours();
        for (int r = 0; r < x.length; r++) {
            neighbours.find(x[r], x, x.length, r);
            near[r] = neighbours.found();
        }
        Copies copies = Copies.of(x, classes, near);
        double[] parts = copies.parts();
        for (int r = 0; r < x.length; r++) {
            near[r] = parts[r] < 1 ? copies.nearest(neighbours, x, r) : near[r];
        }
        double[] weights = parts.clone();
        Arrays.fill(weights, 0, trusted, TRUSTED);
        double[][] logits = new double[x.length][count];
        double[][] starts = Models.starts(count, x[0].length);
        SplittableRandom random = new SplittableRandom(seed);
        @Nullable Models all = null;
        for (int round = 0; round < ROUNDS; round++) {
            int[] folds = folds(classes, count, random);
            for (int r = 0; r < folds.length; r++) {
                folds[r] = folds[copies.first()[r]];
            }
            for (int fold = 0; fold < FOLDS; fold++) {
                Models models = Models.fit(x, classes, count, without(weights, folds, fold), orders, starts);
                for (int r = 0; r < x.length; r++) {
                    for (int c = 0; c < count && folds[r] == fold; c++) {
                        double byNeighbours = Neighbours.logit(near[r], classes, weights, c, count);
                        logits[r][c] = models.logit(x[r], c, byNeighbours);
                    }
                }
            }
            for (int r = trusted; r < x.length; r++) {
                weights[r] = parts[r] * weight(Logistic.sigmoid(logits[r][classes[r]]));
            }
            all = Models.fit(x, classes, count, weights, orders, starts);
            starts = all.logistic();
        }
        return new Consensus(logits, weights, Objects.requireNonNull(all));
    }

    /** What a row weighs whose label is right with this probability. */
    static double weight(double p) {
        double part = Math.max(LEAST, Math.min(1, p / ENOUGH));
        return part * part;
    }

    private static double[] without(double[] weights, int[] folds, int fold) {
        double[] rest = weights.clone();
        for (int r = 0; r < rest.length; r++) {
            rest[r] = folds[r] == fold ? 0 : rest[r];
        }
        return rest;
    }

    /** Random folds with each class spread evenly over them. */
    private static int[] folds(int[] classes, int count, SplittableRandom random) {
        int[] folds = new int[classes.length];
        int next = 0;
        for (int c = 0; c < count; c++) {
            int[] members = new int[classes.length];
            int size = 0;
            for (int r = 0; r < classes.length; r++) {
                if (classes[r] == c) {
                    int at = random.nextInt(size + 1);
                    members[size++] = members[at];
                    members[at] = r;
                }
            }
            for (int i = 0; i < size; i++) {
                folds[members[i]] = next++ % FOLDS;
            }
        }
        return folds;
    }
}
