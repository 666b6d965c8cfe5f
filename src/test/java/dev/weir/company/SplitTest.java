package dev.weir.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void twoClassesAreCutBetweenThem() {
        // Given: 200 around 0 and 100 around 10, who are odd themselves
        double[] scores = twoClasses(200, 100, 10);

        // When
        Split split = Split.of(scores, scores);

        // Then
        assertThat(split).isNotNull();
        assertThat(split.cut()).isBetween(3.0, 7.0);
        assertThat(split.usual()).isCloseTo(0, within(0.5));
        assertThat(split.spread()).isCloseTo(1, within(0.3));
        assertThat(split.beyond(split.usual() + 2 * split.spread())).isEqualTo(2);
    }

    @Test
    void fewerThanThreeHundredAreTooFew() {
        assertThat(Split.of(twoClasses(199, 100, 10), twoClasses(199, 100, 10))).isNull();
        assertThat(Split.of(twoClasses(200, 100, 10), twoClasses(200, 100, 10))).isNotNull();
        assertThat(Split.of(twoClasses(201, 100, 10), twoClasses(201, 100, 10))).isNotNull();
    }

    @Test
    void theLargerHalfIsNotTheOddOne() {
        assertThat(Split.of(twoClasses(201, 199, 10), twoClasses(201, 199, 10))).isNotNull();
        assertThat(Split.of(twoClasses(200, 200, 10), twoClasses(200, 200, 10))).isNotNull();
        assertThat(Split.of(twoClasses(199, 201, 10), twoClasses(199, 201, 10))).isNull();
    }

    @Test
    void whatHasOnePeakIsNotCut() {
        Random random = new Random(1);
        for (int size : new int[] {300, 1_000, 3_000}) {
            double[] normal =
                    random.doubles(size).map(any -> random.nextGaussian()).toArray();
            double[] skewed = Arrays.stream(normal).map(Math::exp).toArray();
            double[] flat = random.doubles(size).toArray();
            assertThat(Split.of(normal, normal)).as("normal, %d", size).isNull();
            assertThat(Split.of(skewed, skewed)).as("skewed, %d", size).isNull();
            assertThat(Split.of(flat, flat)).as("flat, %d", size).isNull();
        }
    }

    @Test
    void whoKeepsOddCompanyMustBeOddByALargeEffect() {
        double[] scores = twoClasses(200, 100, 10);
        for (double effect : new double[] {0.79, 0.81}) {
            // Given: own values of the classes so many pooled deviations apart, half of each class to either side
            double[] own = new double[scores.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = (i % 2 == 0 ? 1 : -1) + (i < 200 ? 0 : effect);
            }
            assertThat(Split.of(scores, own) != null).as("%s", effect).isEqualTo(effect > 0.8);
        }
        assertThat(Split.of(scores, Arrays.stream(scores).map(score -> -score).toArray()))
                .isNull();
    }

    @Test
    void equalScoresAreNoClasses() {
        double[] equal = new double[400];
        assertThat(Split.of(equal, equal)).isNull();
        Arrays.fill(equal, 300, 400, 1);
        assertThat(Split.of(equal, equal))
                .as("nobody below the cut differs: no measure of the usual")
                .isNull();
    }

    @Test
    void surprisalGrowsFromTheUsualAndEndsWhereNobodyIsLeft() {
        Split split = new Split(2, 0, 1, 1);
        assertThat(split.surprisal(-2)).isZero();
        assertThat(split.surprisal(1)).isEqualTo(2.13);
        assertThat(split.surprisal(4)).isEqualTo(4.62);
        assertThat(split.surprisal(1 + 1e-12)).as("as sums differ").isEqualTo(2.13);
        assertThat(split.surprisal(5)).isEqualTo(Split.MOST_NATS);
    }

    @Test
    void aValleyIsMeasuredAgainstTheLowerPeak() {
        double[] apart = sorted(twoClasses(700, 300, 10));
        double[] near = sorted(twoClasses(700, 300, 3.2));
        double[] one = sorted(twoClasses(700, 300, 0));
        assertThat(Density.valley(apart, 5, 4)).isLessThan(0.05);
        assertThat(Density.valley(near, 2, 1.5)).isBetween(0.2, 0.9);
        assertThat(Density.valley(one, 0.7, 1)).isGreaterThan(0.95);
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }

    /** Normal classes around 0 and around {@code apart}, the lower first. */
    private static double[] twoClasses(int low, int high, double apart) {
        Random random = new Random(7);
        return DoubleStream.concat(
                        DoubleStream.generate(random::nextGaussian).limit(low),
                        DoubleStream.generate(() -> apart + random.nextGaussian())
                                .limit(high))
                .toArray();
    }
}
