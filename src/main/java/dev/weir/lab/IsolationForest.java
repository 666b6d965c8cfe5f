package dev.weir.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Isolation forest (Liu, Ting and Zhou 2008): what stands apart is cut off by few random cuts. 100 trees over 256 points
 * each; the score is {@code 2^(-E h / c(n))}, E h being the mean depth and c(n) the mean depth of an unsuccessful search in a
 * tree of n. The same points and seed give the same forest.
 */
public final class IsolationForest {

    private static final int TREES = 100;
    private static final int SAMPLE = 256;
    private static final double EULER = 0.5772156649;

    private final List<Node> trees = new ArrayList<>();
    private final double usualDepth;

    /** A cut, or a leaf where {@code feature} is -1; then {@code at} is the number of points in it. */
    private record Node(int feature, double at, List<Node> halves) {}

    /** Learns from {@code points}, each with the same number of features. */
    public IsolationForest(List<double[]> points, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int sample = Math.min(SAMPLE, points.size());
        int deepest = (int) Math.ceil(Math.log(Math.max(2, sample)) / Math.log(2));
        this.usualDepth = depth(sample);
        for (int i = 0; i < TREES; i++) {
            List<double[]> drawn = new ArrayList<>(points);
            for (int place = 0; place < sample; place++) {
                int other = place + random.nextInt(drawn.size() - place);
                double[] swapped = drawn.get(place);
                drawn.set(place, drawn.get(other));
                drawn.set(other, swapped);
            }
            trees.add(grown(drawn.subList(0, sample), deepest, random));
        }
    }

    private static Node grown(List<double[]> points, int left, SplittableRandom random) {
        if (left == 0 || points.size() <= 1) {
            return new Node(-1, points.size(), List.of());
        }
        int feature = random.nextInt(points.get(0).length);
        double least =
                points.stream().mapToDouble(point -> point[feature]).min().orElse(0);
        double most = points.stream().mapToDouble(point -> point[feature]).max().orElse(0);
        if (least == most) {
            return new Node(-1, points.size(), List.of());
        }
        double at = least + (most - least) * random.nextDouble();
        List<double[]> below =
                points.stream().filter(point -> point[feature] < at).toList();
        List<double[]> above =
                points.stream().filter(point -> point[feature] >= at).toList();
        return new Node(feature, at, List.of(grown(below, left - 1, random), grown(above, left - 1, random)));
    }

    /** How much a point stands apart: 0 to 1, near 0.5 for the ordinary. */
    public double score(double[] point) {
        double sum = 0;
        for (Node tree : trees) {
            Node node = tree;
            int depth = 0;
            while (node.feature >= 0) {
                node = node.halves.get(point[node.feature] < node.at ? 0 : 1);
                depth++;
            }
            sum += depth + depth((int) node.at);
        }
        return usualDepth == 0 ? 0.5 : Math.pow(2, -sum / trees.size() / usualDepth);
    }

    /** c(n), the mean depth in a tree over {@code n} points that were not grown out; 0 for one. */
    private static double depth(int n) {
        if (n <= 1) {
            return 0;
        }
        return n == 2 ? 1 : 2 * (Math.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
    }
}
