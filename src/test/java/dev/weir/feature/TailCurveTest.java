package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TailCurveTest {

    /** 0 to 1,000: the highest tenth starts at 900 and exceeds it by 50.5 on average. */
    private static final TailCurve CURVE =
            new TailCurve(IntStream.rangeClosed(0, 1_000).asDoubleStream().toArray());

    @Test
    void countsUpToTheHighestTenth() {
        assertThat(CURVE.nats(-1)).isZero();
        assertThat(CURVE.nats(0)).isZero();
        assertThat(CURVE.nats(500)).isCloseTo(-Math.log(502 / 1_002.0), within(1e-9));
        assertThat(CURVE.nats(900)).isCloseTo(-Math.log(102 / 1_002.0), within(1e-9));
    }

    @Test
    void beyondItIsExponential() {
        assertThat(CURVE.nats(900.001)).isCloseTo(Math.log(10), within(1e-4));
        assertThat(CURVE.nats(950.5)).isCloseTo(Math.log(10) + 1, within(1e-9));
        assertThat(CURVE.nats(1_405)).isCloseTo(Math.log(10) + 10, within(1e-9));
    }

    @Test
    void scoresThatAreAllTheSameHaveATailToo() {
        TailCurve curve = new TailCurve(new double[] {1, 1, 1});
        assertThat(curve.nats(1)).isZero();
        assertThat(curve.nats(1.1)).isGreaterThan(10).isFinite();
    }

    @Property
    void higherScoresAreRarer(
            @ForAll @DoubleRange(min = -10, max = 2_000) double score,
            @ForAll @DoubleRange(min = 0, max = 500) double more) {
        assertThat(CURVE.nats(score + more)).isGreaterThanOrEqualTo(CURVE.nats(score) - 0.03);
    }
}
