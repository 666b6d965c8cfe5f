package dev.weir.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import dev.weir.model.GateMeasure;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateScale;
import dev.weir.model.RateWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final RateBaseline SHIPPED = Crowds.SHIPPED.of(Kind.RATING);

    @Test
    void driftMayGoToHalfAsFarAgain() {
        for (double scale : new double[] {1.499, 1.5, 1 / 1.499}) {
            assertThat(drift(scale).passes()).isTrue();
        }
        assertThat(drift(1.501).passes()).isFalse();
        assertThat(drift(1 / 1.501).passes()).isFalse();
    }

    @Test
    void oneInAHundredMayBeHeld() {
        assertThat(held(9).passes()).isTrue();
        assertThat(held(10).passes()).isTrue();
        assertThat(held(11).passes()).isFalse();
    }

    @Test
    void threeInAHundredMayBeToldSomethingElse() {
        assertThat(agreement(29).passes()).isTrue();
        assertThat(agreement(30).passes()).isTrue();
        assertThat(agreement(31).passes()).isFalse();
    }

    private static GateMeasure drift(double scale) {
        List<Double> scales = List.of(1.0, 1.0, scale, 1.0, 1.0, 1.0, 1.0);
        return named(Gate.DRIFT, Gate.measures(scales, SHIPPED, SHIPPED, Crowds.POLICY, Crowds.honest(10, 1)));
    }

    /** Of a thousand, some are at the limit of the last window and the others far below. */
    private static GateMeasure held(int some) {
        int[] fast = slow();
        fast[6] = Crowds.limits(List.of()).hold(RateWindow.WEEK);
        return named(Gate.HELD, Gate.measures(RateScale.same(), SHIPPED, SHIPPED, Crowds.POLICY, mixed(some, fast)));
    }

    /** Of a thousand, some were ordinary before and would lower trust now. */
    private static GateMeasure agreement(int some) {
        RateBaseline tighter = RateScale.applied(SHIPPED, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.8), SHIPPED.source());
        int[] busy = slow();
        busy[6] = Crowds.limits(List.of()).notice(RateWindow.WEEK) - 1;
        return named(
                Gate.AGREEMENT, Gate.measures(RateScale.same(), SHIPPED, tighter, Crowds.POLICY, mixed(some, busy)));
    }

    private static List<int[]> mixed(int some, int[] each) {
        List<int[]> peaks = new ArrayList<>(Collections.nCopies(some, each));
        peaks.addAll(Collections.nCopies(1000 - some, slow()));
        return peaks;
    }

    private static int[] slow() {
        return new int[] {1, 1, 1, 1, 1, 1, 1};
    }

    private static GateMeasure named(String name, List<GateMeasure> measures) {
        return measures.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
