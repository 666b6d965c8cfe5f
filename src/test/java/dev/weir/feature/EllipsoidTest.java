package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EllipsoidTest {

    private static final double TOGETHER = 0.3;

    @Test
    void theSameStepIsFartherAcrossThanAlong() {
        // Given: two features that go together
        Ellipsoid ellipsoid = fitted();

        // Then: with unit variance and the second 0.3 off the first, along (1, 1) and across (1, -1); the nearest 90 %
        // are narrower
        double along = ellipsoid.distance(new double[] {1, 1});
        double across = ellipsoid.distance(new double[] {1, -1});
        assertThat(across).isGreaterThan(20 * along);
        assertThat(along).isBetween(0.8, 1.8);
    }

    @Test
    void theResidualIsWhatTheOtherValueDoesNotLeadToExpect() {
        // Given: the second is 1 where the first leads to expect 0; its spread, given the first, is 0.3
        Ellipsoid ellipsoid = fitted();
        double[] off = new double[2];
        double[] work = new double[2];

        // When
        ellipsoid.distance(new double[] {0, 1}, off, work);

        // Then
        assertThat(ellipsoid.residual(work)).isCloseTo(1 / TOGETHER, within(0.9));
    }

    @Property(tries = 100)
    void bothWaysToTheDistanceAgree(
            @ForAll @DoubleRange(min = -30, max = 30) double first,
            @ForAll @DoubleRange(min = -30, max = 30) double second) {
        Ellipsoid ellipsoid = fitted();
        double[] place = {first, second};
        double one = ellipsoid.distance(place);
        assertThat(ellipsoid.distance(place, new double[2], new double[2])).isCloseTo(one, within(1e-9 * (1 + one)));
    }

    @Test
    void aRowThatWasFittedIsFartherWithoutItself() {
        Ellipsoid ellipsoid = fitted();
        assertThat(ellipsoid.without(0)).isZero();
        // The nearest 900 of 1,000 were: the distance from the mean of 899 by their covariance
        double q = 40 / 899.0;
        double ratio = 900 / 899.0;
        assertThat(ellipsoid.without(40)).isCloseTo(898 * ratio * ratio * q / (1 - ratio * q), within(1e-9));
    }

    @Test
    void oneInTwentyFarOutDoesNotMoveIt() {
        double[][] rows = rows();
        for (int i = 0; i < rows.length; i += 20) {
            rows[i] = new double[] {30, -30};
        }
        // Then: of a covariance with them it would be 20
        assertThat(Ellipsoid.fit(rows).distance(new double[] {30, -30})).isGreaterThan(10_000);
    }

    private static Ellipsoid fitted() {
        return Ellipsoid.fit(rows());
    }

    private static double[][] rows() {
        Random random = new Random(3);
        double[][] rows = new double[1_000][2];
        for (double[] row : rows) {
            row[0] = random.nextGaussian();
            row[1] = row[0] + TOGETHER * random.nextGaussian();
        }
        return rows;
    }
}
