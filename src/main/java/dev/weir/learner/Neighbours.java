package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Scale;
import smile.classification.KNN;

/**
 * Smile's k nearest neighbours over standardized features. Of large tables it knows a {@link Sample}; the share of positives
 * is put right for that.
 */
final class Neighbours {

    /** Odd, so that no row is in the middle. */
    private static final int NEAREST = 11;

    private Neighbours() {}

    static Model learn(FeatureTable table, long seed) {
        Scale scale = table.scale();
        Sample sample = Sample.of(table, seed);
        KNN<double[]> fitted = KNN.fit(
                Numbers.standard(sample.table(), scale),
                Numbers.labels(sample.table()),
                Math.min(NEAREST, sample.table().size()));
        return row -> {
            double[] shares = new double[2];
            fitted.predict(scale.standard(row), shares);
            return sample.among(shares[1]);
        };
    }
}
