package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RateScaleTest {

    private static final RateBaseline REFERENCE = RateBaselines.shipped().of(Kind.RATING);

    @Test
    void aCommunityThatIsTheReferenceHasItsScale() {
        assertThat(RateScale.measured(REFERENCE, community(3000, 1, 7)))
                .allSatisfy(scale -> assertThat(scale).isCloseTo(1, within(0.12)));
    }

    @Test
    void aCommunityThriceAsFastHasThriceTheScale() {
        assertThat(RateScale.measured(REFERENCE, community(3000, 3, 7)))
                .allSatisfy(scale -> assertThat(scale).isCloseTo(3, within(0.36)));
    }

    @Property(tries = 50)
    void aTwentiethOfTheContributorsMovesTheScaleByLittleWhateverItSends(
            @ForAll @IntRange(min = 1, max = RateBaseline.MAX_COUNT) int sent, @ForAll long seed) {
        // Given
        List<int[]> honest = community(950, 1, seed);
        List<int[]> all = new ArrayList<>(honest);
        for (int i = 0; i < 50; i++) {
            all.add(filled(sent));
        }

        // When
        List<Double> before = RateScale.measured(REFERENCE, honest);
        List<Double> after = RateScale.measured(REFERENCE, all);

        // Then
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i) / before.get(i)).isBetween(1 / 1.25, 1.25);
        }
    }

    @Property(tries = 100)
    void noVersionMovesFurtherThanAStep(@ForAll @DoubleRange(min = 0.01, max = 100) double measured) {
        List<Double> next = RateScale.step(RateScale.same(), List.of(measured, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0));
        assertThat(next.get(0)).isBetween(0.9090, 1.1001);
        assertThat(next.subList(1, 7)).containsOnly(1.0);
    }

    @Test
    void whatIsWithinTheNoiseMovesNothing() {
        assertThat(RateScale.step(RateScale.same(), List.of(1.199, 1.2, 1.201, 1 / 1.199, 1 / 1.201, 1.0, 9.0)))
                .containsExactly(1.0, 1.0, 1.1, 1.0, 0.9091, 1.0, 1.1);
    }

    @Test
    void limitsFollowTheScale() {
        RateBaseline twice =
                RateScale.applied(REFERENCE, List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0), REFERENCE.source());
        for (RateWindow window : RateWindow.values()) {
            for (double oneIn : new double[] {10, 200, 1500}) {
                assertThat((double) twice.beyond(window, oneIn))
                        .isCloseTo(2.0 * REFERENCE.beyond(window, oneIn), within(2.0));
            }
        }
        assertThat(RateScale.applied(REFERENCE, RateScale.same(), REFERENCE.source()))
                .isEqualTo(REFERENCE);
    }

    @Test
    void aCurveThatIsScaledToNearlyNothingIsStillACurve() {
        RateBaseline tiny =
                RateScale.applied(REFERENCE, List.of(0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01), REFERENCE.source());
        assertThat(tiny.beyond(RateWindow.TEN_SECONDS, 200)).isBetween(1, 4);
    }

    @Test
    void theFarthestWindowCountsWhicheverWayItWent() {
        assertThat(RateScale.farthest(List.of(1.0, 1.2, 0.5))).isEqualTo(2);
        assertThat(RateScale.farthest(List.of(1.0, 3.0, 0.5))).isEqualTo(3);
    }

    /** Contributors drawn from the reference, each {@code factor} times as fast. */
    private static List<int[]> community(int size, double factor, long seed) {
        Random random = new Random(seed);
        List<int[]> peaks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double oneIn = 1 / (1 - random.nextDouble());
            int[] each = new int[RateWindow.values().length];
            for (RateWindow window : RateWindow.values()) {
                each[window.ordinal()] = (int) Math.round(factor * (REFERENCE.beyond(window, oneIn) - 1));
            }
            peaks.add(each);
        }
        return peaks;
    }

    private static int[] filled(int count) {
        int[] peaks = new int[RateWindow.values().length];
        Arrays.fill(peaks, count);
        return peaks;
    }
}
