package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final int SIZE = ProfileFeature.values().length;

    @Test
    void featuresOfTheirOwnAddTheirSquares() {
        // Each feature is 1 or -1, all on their own: variance 1, and the ridge.
        Likeness likeness = Likeness.of(signs());
        double[] places = new double[SIZE];
        places[0] = 3;
        places[5] = -4;
        assertThat(likeness.distance(places)).isCloseTo(5 / Math.sqrt(1.05), within(1e-9));
    }

    @Test
    void featuresThatGoTogetherCountOnce() {
        List<double[]> together = signs();
        together.forEach(places -> places[1] = places[0]);
        Likeness likeness = Likeness.of(together);
        double[] alike = new double[SIZE];
        alike[0] = 2;
        alike[1] = 2;
        double[] against = alike.clone();
        against[1] = -2;
        // Along the diagonal the variance is 2.05, across it 0.05.
        assertThat(likeness.distance(alike)).isCloseTo(Math.sqrt(8 / 2.05), within(1e-9));
        assertThat(likeness.distance(against)).isCloseTo(Math.sqrt(8 / 0.05), within(1e-9));
    }

    @Test
    void whatIsUnknownAddsNothingAndWhatIsExtrapolatedCountsAsFour() {
        Likeness likeness = Likeness.of(signs());
        double[] places = new double[SIZE];
        places[0] = Double.NaN;
        assertThat(likeness.distance(places)).isEqualTo(0);
        places[0] = 6;
        assertThat(likeness.distance(places)).isCloseTo(4 / Math.sqrt(1.05), within(1e-9));
    }

    @Test
    void anotherNumberOfFeaturesIsRefused() {
        assertThatThrownBy(() -> new Likeness(new double[1][1])).hasMessageContaining("1 rows");
        assertThatThrownBy(() -> new Likeness(new double[SIZE][1])).hasMessageContaining("1 columns");
    }

    /** Every combination of signs of the features: none goes with another. */
    private static List<double[]> signs() {
        List<double[]> signs = new ArrayList<>();
        for (int bits = 0; bits < 1 << SIZE; bits++) {
            double[] places = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                places[i] = (bits >> i & 1) == 0 ? -1 : 1;
            }
            signs.add(places);
        }
        return signs;
    }
}
