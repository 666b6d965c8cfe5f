package dev.weir.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.table.FeatureTable;
import dev.weir.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseLogisticTest {

    private static final FeatureTable TABLE = Tables.two(300, 4);
    private static final double[][] ROWS = Numbers.standard(TABLE, TABLE.scale());
    private static final int[] LABELS = Numbers.labels(TABLE);

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 10})
    void slopeIsWhatTheOptimumOfThePenalisedLossAllows(double penalty) {
        double[] weights = SparseLogistic.weights(ROWS, LABELS, penalty);

        double[] slope = new double[weights.length];
        for (int i = 0; i < ROWS.length; i++) {
            double off = SparseLogistic.probability(weights, ROWS[i]) - LABELS[i];
            for (int j = 0; j < ROWS[i].length; j++) {
                slope[j] += off * ROWS[i][j];
            }
            slope[ROWS[i].length] += off;
        }
        for (int j = 0; j < weights.length; j++) {
            if (j == weights.length - 1) {
                assertThat(slope[j]).as("constant").isEqualTo(0, within(0.02));
            } else if (weights[j] == 0) {
                assertThat(Math.abs(slope[j])).isLessThanOrEqualTo(penalty + 0.02);
            } else {
                assertThat(slope[j]).isEqualTo(-penalty * Math.signum(weights[j]), within(0.02));
            }
        }
    }

    @Test
    void noiseLosesItsWeightFirstAndEverythingInTheEnd() {
        double[] some = SparseLogistic.weights(ROWS, LABELS, 10);
        assertThat(some[0]).isPositive();
        assertThat(some[1]).isZero();
        assertThat(some[2]).isZero();

        double[] none = SparseLogistic.weights(ROWS, LABELS, 1000);
        assertThat(none).startsWith(0, 0, 0);
        assertThat(Numbers.sigmoid(none[3])).isEqualTo(1 / 3.0, within(1e-3));
    }
}
