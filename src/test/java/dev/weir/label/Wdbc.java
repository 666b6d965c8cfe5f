package dev.weir.label;

import dev.weir.table.LabelledData;
import dev.weir.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Breast cancer Wisconsin (diagnostic): 569 biopsies, 30 features, 212 of them malignant.
 *
 * @param features of each row
 * @param classes 1 is malignant
 */
record Wdbc(double[][] features, int[] classes) {

    static final int MALIGNANT = Row.POSITIVE;

    /** Rows of a stream; the other 171 are for testing a model. */
    static final int STREAM = 398;

    static Wdbc read() throws IOException {
        List<Row> rows = LabelledData.wdbc().rows();
        return new Wdbc(
                rows.stream().map(Row::features).toArray(double[][]::new),
                rows.stream().mapToInt(Row::label).toArray());
    }

    /** The rows in a random order. */
    Wdbc shuffled(Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, classes.length).boxed().toList());
        Collections.shuffle(order, random);
        return of(order);
    }

    Wdbc part(int from, int to) {
        return of(IntStream.range(from, to).boxed().toList());
    }

    /** Only these features. */
    Wdbc only(int... which) {
        double[][] some = new double[classes.length][which.length];
        for (int r = 0; r < some.length; r++) {
            for (int f = 0; f < which.length; f++) {
                some[r][f] = features[r][which[f]];
            }
        }
        return new Wdbc(some, classes);
    }

    /** The rows with these labels that are not left out. */
    Wdbc with(int[] labels, boolean[] out) {
        List<Integer> kept =
                IntStream.range(0, labels.length).filter(r -> !out[r]).boxed().toList();
        return new Wdbc(features, labels).of(kept);
    }

    private Wdbc of(List<Integer> order) {
        return new Wdbc(
                order.stream().map(r -> features[r]).toArray(double[][]::new),
                order.stream().mapToInt(r -> classes[r]).toArray());
    }

    /** What was learned from these rows by a logistic regression: how often it is right about others. */
    double accuracyOn(Wdbc others) {
        FeatureScale scale = FeatureScale.of(features);
        double[][] x = new double[features.length][];
        double[] weights = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            x[r] = scale.place(features[r]);
            weights[r] = 1;
        }
        double[] beta = Logistic.fit(x, classes, MALIGNANT, weights, new double[scale.width() + 1]);
        int right = 0;
        for (int r = 0; r < others.classes.length; r++) {
            boolean malignant = Logistic.margin(beta, scale.place(others.features[r])) > 0;
            right += malignant == (others.classes[r] == MALIGNANT) ? 1 : 0;
        }
        return right / (double) others.classes.length;
    }

    /** Whose labels are turned. */
    enum Flips {
        RANDOM,
        MALIGNANT_TO_BENIGN,
        BENIGN_TO_MALIGNANT;

        /** The labels after a share of those concerned is turned. */
        int[] turn(int[] classes, double share, Random random) {
            List<Integer> concerned = new ArrayList<>(IntStream.range(0, classes.length)
                    .filter(r -> this == RANDOM || (classes[r] == MALIGNANT) == (this == MALIGNANT_TO_BENIGN))
                    .boxed()
                    .toList());
            Collections.shuffle(concerned, random);
            int[] labels = classes.clone();
            for (int r : concerned.subList(0, (int) Math.round(share * concerned.size()))) {
                labels[r] = 1 - labels[r];
            }
            return labels;
        }
    }
}
