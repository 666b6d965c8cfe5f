package dev.weir.model;

import java.util.SplittableRandom;

/**
 * An isolation forest (Liu, Ting and Zhou, "Isolation forest", ICDM 2008): what random cuts part from the rest soon is unusual.
 * Flat arrays; all trees have the same depth, so a node's children are at 2 i + 1 and 2 i + 2. Immutable.
 */
public final class IsolationForest {

    /** Marks a leaf. */
    static final byte LEAF = -1;

    /** Cuts are kept in hundredths: a normal score is not known better. */
    private static final double GRAIN = 100;

    private static final double EULER = 0.5772156649015329;

    private final int depth;
    private final int sample;
    private final byte[] features;
    private final short[] cuts;

    /** {@link #expectedPath} by number of points: logarithms are the larger part of a score's cost. */
    private final double[] paths;

    /**
     * @param depth cuts on the longest path, 1 to 10
     * @param sample how many points each tree was grown from, 2 or more
     * @param features by tree and node the feature that is cut, or {@link #LEAF}
     * @param cuts by tree and node the place of the cut in hundredths; in a leaf the number of points that ended there
     */
    IsolationForest(int depth, int sample, byte[] features, short[] cuts) {
        int nodes = nodes(depth);
        if (depth < 1 || depth > 10 || sample < 2 || features.length == 0 || features.length % nodes != 0) {
            throw new IllegalArgumentException(features.length + " nodes are no forest of depth " + depth);
        }
        if (cuts.length != features.length) {
            throw new IllegalArgumentException(cuts.length + " cuts for " + features.length + " nodes");
        }
        this.depth = depth;
        this.sample = sample;
        this.features = features.clone();
        this.cuts = cuts.clone();
        paths = new double[sample + 1];
        for (int points = 0; points <= sample; points++) {
            paths[points] = expectedPath(points);
        }
    }

    /**
     * Grows a forest. The same points, in the same order, and seed give the same forest on every machine.
     * Cuts are in hundredths, so features should be about 1 wide and none beyond 300.
     *
     * @param points without NaN, all of the same length
     * @param trees how many; 50 are within 0.01 of the score of 100
     * @param sample points for each tree, a power of two; drawn with replacement
     */
    public static IsolationForest grow(double[][] points, int trees, int sample, long seed) {
        int depth = Integer.numberOfTrailingZeros(sample);
        int nodes = nodes(depth);
        byte[] features = new byte[trees * nodes];
        short[] cuts = new short[trees * nodes];
        SplittableRandom random = new SplittableRandom(seed);
        for (int tree = 0; tree < trees; tree++) {
            double[][] drawn = new double[sample][];
            for (int i = 0; i < sample; i++) {
                drawn[i] = points[random.nextInt(points.length)];
            }
            new Grower(features, cuts, tree * nodes, nodes, random).split(0, drawn, 0, sample);
        }
        return new IsolationForest(depth, sample, features, cuts);
    }

    /** How unusual a point is, above 0 to 1: 0.5 is ordinary, near 1 is alone. */
    public double score(double[] point) {
        int nodes = nodes(depth);
        int trees = features.length / nodes;
        double total = 0;
        for (int tree = 0; tree < trees; tree++) {
            int node = 0;
            int cutsMade = 0;
            while (features[tree * nodes + node] != LEAF) {
                int at = tree * nodes + node;
                node = 2 * node + (point[features[at]] * GRAIN < cuts[at] ? 1 : 2);
                cutsMade++;
            }
            total += cutsMade + paths[cuts[tree * nodes + node]];
        }
        return StrictMath.pow(2, -total / trees / paths[sample]);
    }

    /** c(n): cuts that an unsuccessful search in a random binary tree of n points makes (Liu et al., equation 1). */
    static double expectedPath(int points) {
        if (points <= 1) {
            return 0;
        }
        return points == 2 ? 1 : 2 * (StrictMath.log(points - 1) + EULER) - 2.0 * (points - 1) / points;
    }

    int depth() {
        return depth;
    }

    int sample() {
        return sample;
    }

    byte[] features() {
        return features.clone();
    }

    short[] cuts() {
        return cuts.clone();
    }

    private static int nodes(int depth) {
        return (1 << (depth + 1)) - 1;
    }

    /** Grows one tree, node by node. */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one tree.
    private record Grower(byte[] features, short[] cuts, int base, int nodes, SplittableRandom random) {

        private static final int TRIES = 8;

        void split(int node, double[][] points, int from, int to) {
            int feature = LEAF;
            int cut = to - from;
            if (to - from > 1 && 2 * node + 2 < nodes) {
                for (int attempt = 0; attempt < TRIES && feature == LEAF; attempt++) {
                    int candidate = random.nextInt(points[from].length);
                    double low = Double.MAX_VALUE;
                    double high = -Double.MAX_VALUE;
                    for (int i = from; i < to; i++) {
                        low = Math.min(low, points[i][candidate]);
                        high = Math.max(high, points[i][candidate]);
                    }
                    int place = (int) Math.ceil((low + random.nextDouble() * (high - low)) * GRAIN);
                    if (place > low * GRAIN && place <= high * GRAIN) {
                        feature = candidate;
                        cut = place;
                    }
                }
            }
            features[base + node] = (byte) feature;
            cuts[base + node] = (short) cut;
            if (feature == LEAF) {
                return;
            }
            int middle = from;
            for (int i = from; i < to; i++) {
                if (points[i][feature] * GRAIN < cut) {
                    double[] moved = points[i];
                    points[i] = points[middle];
                    points[middle] = moved;
                    middle++;
                }
            }
            split(2 * node + 1, points, from, middle);
            split(2 * node + 2, points, middle, to);
        }
    }
}
