package dev.weir.label;

import java.util.Arrays;

/**
 * Which rows of a reference are one said again: they are far nearer to each other than rows are, and say the same. Eleven copies of a wrong
 * label are its eleven nearest neighbours; they must not vouch for each other.
 *
 * @param first of each row the first of those that are copies of one; the row itself where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares them.
record Copies(int[] first) {

    /**
     * Of what half of the rows have to their nearest, so much is the distance of a copy at most. Of wdbc no two rows are nearer, and where all rows
     * come again none stands out.
     */
    private static final double NEAR = 0.4;

    /**
     * Finds them.
     *
     * @param x rows on one scale
     * @param classes their labels
     * @param near of each row the nearest others, the nearest first
     */
    static Copies of(double[][] x, int[] classes, int[][] near) {
        double[] nearest = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            nearest[r] = near[r].length == 0
                    ? Double.POSITIVE_INFINITY
                    : Neighbours.squared(x[r], x[near[r][0]], Double.POSITIVE_INFINITY);
        }
        double[] sorted = nearest.clone();
        Arrays.sort(sorted);
        double most = NEAR * NEAR * sorted[x.length / 2];
        int[] first = new int[x.length];
        Arrays.setAll(first, r -> r);
        for (int r = 0; r < x.length; r++) {
            for (int other : near[r]) {
                if (classes[other] == classes[r] && Neighbours.squared(x[r], x[other], most) < most) {
                    join(first, r, other);
                }
            }
        }
        Arrays.setAll(first, r -> root(first, r));
        return new Copies(first);
    }

    private static void join(int[] first, int one, int other) {
        int a = root(first, one);
        int b = root(first, other);
        first[Math.max(a, b)] = Math.min(a, b);
    }

    private static int root(int[] first, int row) {
        int root = row;
        while (first[root] != root) {
            root = first[root];
        }
        return root;
    }

    /** For how much of one row each counts: all copies together for one. */
    double[] parts() {
        int[] sizes = new int[first.length];
        for (int root : first) {
            sizes[root]++;
        }
        return Arrays.stream(first).mapToDouble(root -> 1.0 / sizes[root]).toArray();
    }

    /** The nearest of the rows that are no copies of this one. */
    int[] nearest(Neighbours neighbours, double[][] x, int row) {
        int[] others = new int[x.length];
        double[][] theirs = new double[x.length][];
        int count = 0;
        for (int r = 0; r < x.length; r++) {
            if (first[r] != first[row]) {
                others[count] = r;
                theirs[count++] = x[r];
            }
        }
        neighbours.find(x[row], theirs, count, -1);
        return Arrays.stream(neighbours.found()).map(place -> others[place]).toArray();
    }
}
