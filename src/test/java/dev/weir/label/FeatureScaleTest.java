package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FeatureScaleTest {

    @Test
    void amountsGoThroughTheLogarithm() {
        // Given: 0, e - 1 and e^2 - 1, whose logarithms are 0, 1, 2; quantiles 16 and 84 % are 0.32 and 1.68
        FeatureScale scale = FeatureScale.of(column(0, Math.E - 1, Math.E * Math.E - 1));

        // Then
        assertThat(scale.place(new double[] {Math.E * Math.E - 1})[0]).isCloseTo(1 / 0.68, within(1e-9));
        assertThat(scale.place(new double[] {1 - Math.E})[0])
                .as("a negative one is mirrored")
                .isCloseTo(-2 / 0.68, within(1e-9));
    }

    @Test
    void signedFeaturesStayAsTheyAre() {
        FeatureScale scale = FeatureScale.of(column(-1, 0, 1));
        assertThat(scale.place(new double[] {2})[0]).isCloseTo(2 / 0.68, within(1e-9));
    }

    @Test
    void oneNegativeRowInTwentyDoesNotChangeTheScale() {
        double[] values = new double[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i;
        }
        values[0] = -1;
        assertThat(FeatureScale.of(column(values)).logarithmic()[0]).isTrue();
        values[1] = -1;
        assertThat(FeatureScale.of(column(values)).logarithmic()[0]).isFalse();
    }

    @Test
    void oneHotFeaturesAreMeasuredByTheirDeviation() {
        // Given: one row in ten, ln 2 high
        double[] values = new double[10];
        values[3] = 1;

        // Then: 1 / sqrt(0.1 * 0.9)
        assertThat(FeatureScale.of(column(values)).place(new double[] {1})[0]).isCloseTo(1 / 0.3, within(1e-9));
    }

    @Test
    void whatNeverChangesOrIsAbsentSaysNothing() {
        FeatureScale constant = FeatureScale.of(column(7, 7, 7));
        assertThat(constant.place(new double[] {1e9})).containsExactly(0);
        FeatureScale absent = FeatureScale.of(column(Double.NaN, Double.NaN));
        assertThat(absent.place(new double[] {3})).containsExactly(0);
        FeatureScale usual = FeatureScale.of(column(1, 2, 3));
        assertThat(usual.place(new double[] {Double.NaN})).containsExactly(0);
        assertThat(usual.place(new double[] {Double.POSITIVE_INFINITY})).containsExactly(0);
    }

    @Property(tries = 200)
    void everyPlaceIsWithinFive(@ForAll double[] values, @ForAll double any) {
        if (values.length > 0) {
            assertThat(FeatureScale.of(column(values)).place(new double[] {any})[0])
                    .isBetween(-5.0, 5.0);
        }
    }

    private static double[][] column(double... values) {
        double[][] rows = new double[values.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {values[i]};
        }
        return rows;
    }
}
