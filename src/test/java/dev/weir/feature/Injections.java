package dev.weir.feature;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Outliers of several makings, and how well a score parts them from the rest. */
final class Injections {

    /** How an outlier is made of an honest row. */
    enum Outlier {
        /** Every value moved by a normal draw of five standard deviations. */
        FAR,
        /** Three features moved by three standard deviations, up or down. */
        SHIFT,
        /** Three features moved up by three standard deviations: on skewed features the larger half of honest rows goes there. */
        UP,
        /** Three features in a unit that is 10 or 100 times as small. */
        UNIT,
        /** Three features with the other sign. */
        SIGN
    }

    private static final int FEW = 3;

    private Injections() {}

    static double[] outlier(Outlier kind, double[] honest, double[] deviations, Random random) {
        double[] row = honest.clone();
        Set<Integer> at = new TreeSet<>();
        while (at.size() < (kind == Outlier.FAR ? row.length : FEW)) {
            at.add(random.nextInt(row.length));
        }
        for (int i : at) {
            row[i] = switch (kind) {
                case FAR -> row[i] + 5 * deviations[i] * random.nextGaussian();
                case SHIFT -> row[i] + (random.nextBoolean() ? 3 : -3) * deviations[i];
                case UP -> row[i] + 3 * deviations[i];
                case UNIT -> row[i] * (random.nextBoolean() ? 10 : 100);
                case SIGN -> -row[i];
            };
        }
        return row;
    }

    static double[] deviations(List<FeatureRow> rows) {
        int width = rows.get(0).features().length;
        double[] deviations = new double[width];
        for (int i = 0; i < width; i++) {
            int feature = i;
            double mean = rows.stream()
                    .mapToDouble(row -> row.features()[feature])
                    .average()
                    .orElseThrow();
            deviations[i] = Math.sqrt(rows.stream()
                    .mapToDouble(row -> Math.pow(row.features()[feature] - mean, 2))
                    .average()
                    .orElseThrow());
        }
        return deviations;
    }

    static FeatureRow with(FeatureRow row, double[] features, int label) {
        return new FeatureRow(features, label, row.source(), row.actor(), row.time(), row.id());
    }

    /** Area under the curve of scores (score, 1 for an outlier); ties count half. */
    static double auc(List<double[]> scored) {
        scored.sort(Comparator.comparingDouble(pair -> pair[0]));
        double ranks = 0;
        double outliers = 0;
        int from = 0;
        while (from < scored.size()) {
            int to = from;
            while (to < scored.size() && scored.get(to)[0] == scored.get(from)[0]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks += scored.get(i)[1] * (from + to + 1) / 2.0;
                outliers += scored.get(i)[1];
            }
            from = to;
        }
        return (ranks - outliers * (outliers + 1) / 2) / (outliers * (scored.size() - outliers));
    }
}
