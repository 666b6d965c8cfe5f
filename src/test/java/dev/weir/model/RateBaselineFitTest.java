package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Kind;
import dev.weir.model.RateBaseline.Basis;
import dev.weir.model.RateBaseline.Source;
import dev.weir.model.RateCurve.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RateBaselineFitTest {

    private static final Source SOURCE = new Source(Basis.MEASURED, "a test", List.of(), 0, "mvn test");

    @Test
    void onePastTheLargestSeenIsOneInAllAndOne() {
        RateBaseline baseline = fit(oneTo(999));

        assertThat(oneIn(baseline, 999)).isCloseTo(500, within(0.01));
        assertThat(oneIn(baseline, 1000)).isCloseTo(1000, within(0.01));
        assertThat(baseline.beyond(RateWindow.HOUR, 999.9)).isEqualTo(1000);
        assertThat(baseline.beyond(RateWindow.HOUR, 500)).isEqualTo(999);
        assertThat(baseline.beyond(RateWindow.HOUR, 1001)).isGreaterThan(1000);
    }

    @Test
    void theMedianIsWhatHalfReach() {
        assertThat(fit(oneTo(999)).median(RateWindow.DAY)).isBetween(498, 502);
    }

    @Test
    void contributorsWhoAreAllAlikeMakeASteepCurve() {
        RateBaseline baseline = fit(Arrays.stream(new int[500]).map(zero -> 3).toArray());

        assertThat(baseline.curves().get(0).tail()).isEqualTo(RateBaselineFit.STEEPEST_TAIL);
        assertThat(baseline.beyond(RateWindow.MINUTE, 200)).isEqualTo(4);
        assertThat(baseline.median(RateWindow.MINUTE)).isEqualTo(3);
    }

    @Test
    void theTailOfAParetoCommunityIsFound() {
        Random random = new Random(7);
        int[] maxima = new int[20_000];
        for (int i = 0; i < maxima.length; i++) {
            maxima[i] = (int) (100 * Math.pow(random.nextDouble(), -1 / 1.5));
        }

        assertThat(fit(maxima).curves().get(0).tail()).isBetween(0.9, 1.6);
    }

    @Test
    void fewBulkImportersMakeTheTailHeavy() {
        int[] maxima = new int[1000];
        Arrays.fill(maxima, 12);
        Arrays.fill(maxima, 0, 4, 200);

        assertThat(fit(maxima).curves().get(0).tail()).isLessThan(1);
    }

    @Test
    void aCurveIsSmall() {
        assertThat(fit(oneTo(5000)).curves())
                .allSatisfy(curve -> assertThat(curve.points()).hasSizeLessThanOrEqualTo(16));
    }

    @Test
    void tooFewContributorsAreRefused() {
        assertThat(fit(oneTo(100))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(oneTo(99)))
                .withMessage("a rate baseline needs at least 100 contributors, there are 99: use the one that ships");
    }

    @Test
    void aScaledBaselineIsAsManyTimesAsFast() {
        RateBaseline rating = fit(oneTo(999));
        RateBaseline clicks = RateBaselineFit.scaled(rating, Kind.FEEDBACK, SOURCE, 5);

        assertThat(clicks.kind()).isEqualTo(Kind.FEEDBACK);
        assertThat(clicks.beyond(RateWindow.DAY, 900)).isCloseTo(5 * 1000, within(60));
        assertThat(clicks.curves().get(0).points().get(0)).isEqualTo(new Point(5, 1.0));
    }

    @Property(tries = 100)
    void aLongerWindowsLimitIsNeverBelowAShorters(
            @ForAll Random random,
            @ForAll @IntRange(min = 100, max = 400) int contributors,
            @ForAll @DoubleRange(min = 1, max = 100_000) double oneIn) {
        List<int[]> maxima = new ArrayList<>();
        for (int i = 0; i < contributors; i++) {
            int[] each = new int[RateWindow.values().length];
            int most = 1;
            for (int window = 0; window < each.length; window++) {
                most += random.nextInt(10) == 0 ? random.nextInt(1 << random.nextInt(12)) : random.nextInt(3);
                each[window] = most;
            }
            maxima.add(each);
        }
        RateBaseline baseline = RateBaselineFit.fit(Kind.RATING, SOURCE, maxima);
        for (RateWindow window : RateWindow.values()) {
            if (window != RateWindow.TEN_SECONDS) {
                RateWindow shorter = RateWindow.values()[window.ordinal() - 1];
                assertThat(baseline.beyond(window, oneIn)).isGreaterThanOrEqualTo(baseline.beyond(shorter, oneIn));
                assertThat(baseline.median(window)).isGreaterThanOrEqualTo(baseline.median(shorter));
            }
        }
    }

    /** A baseline of contributors whose maxima are the same in every window. */
    private static RateBaseline fit(int[] maxima) {
        List<int[]> all = new ArrayList<>();
        for (int each : maxima) {
            int[] windows = new int[RateWindow.values().length];
            Arrays.fill(windows, each);
            all.add(windows);
        }
        return RateBaselineFit.fit(Kind.RATING, SOURCE, all);
    }

    private static int[] oneTo(int n) {
        int[] maxima = new int[n];
        Arrays.setAll(maxima, i -> i + 1);
        return maxima;
    }

    private static double oneIn(RateBaseline baseline, int count) {
        return Math.exp(baseline.surprisal(RateWindow.HOUR, count));
    }
}
