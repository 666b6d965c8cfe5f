package dev.weir.learner;

import dev.weir.table.FeatureTable;
import dev.weir.table.Scale;
import java.util.SplittableRandom;
import smile.classification.SVM;
import smile.math.MathEx;
import smile.math.kernel.GaussianKernel;

/**
 * Smile's support vector machine over standardized features, with a Gaussian kernel as wide as scikit-learn's {@code
 * gamma="scale"}: exp(-|a - b|^2 / features). Of large tables it knows a {@link Sample}, whose labels it takes as they are: it
 * calls more rows positive than one that knows all.
 */
final class Machine {

    private static final double C = 1;
    private static final double TOLERANCE = 1e-3;

    private Machine() {}

    static Model learn(FeatureTable table, long seed) {
        Scale scale = table.scale();
        FeatureTable sample = Sample.of(table, seed).table();
        int[] signs = Numbers.labels(sample);
        for (int i = 0; i < signs.length; i++) {
            signs[i] = 2 * signs[i] - 1;
        }
        MathEx.setSeed(Forest.seed(new SplittableRandom(seed).nextLong()));
        SVM<double[]> fitted = SVM.fit(
                Numbers.standard(sample, scale),
                signs,
                new GaussianKernel(Math.sqrt(table.features().size() / 2.0)),
                C,
                TOLERANCE);
        return row -> Numbers.sigmoid(fitted.score(scale.standard(row)));
    }
}
