package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LifetimeCurveTest {

    /** A hundred contributors, who went as far as 1 to 100. */
    private static final LifetimeCurve CURVE = LifetimeCurve.of(
            IntStream.rangeClosed(1, 100).mapToDouble(value -> value).toArray());

    @Test
    void theShareThatWentAsFarSpeaks() {
        // 1 + 5 of 1 + 100 reached 96; 1 + 1 reached 100.
        assertThat(CURVE.surprisal(96)).isCloseTo(-Math.log(6.0 / 101), within(1e-9));
        assertThat(CURVE.surprisal(100)).isCloseTo(-Math.log(2.0 / 101), within(1e-9));
        assertThat(CURVE.surprisal(1)).isEqualTo(0);
        assertThat(CURVE.surprisal(-5)).isEqualTo(0);
    }

    @Test
    void beyondTheFarthestTheMeanExcessOfTheFarthestTwentiethGoesOn() {
        // 96 to 100 are 1 to 5 above 95: 3 on average.
        assertThat(CURVE.tail()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(CURVE.surprisal(103)).isCloseTo(CURVE.surprisal(100) + 1, within(1e-9));
    }

    @Property
    void fartherIsNeverLessSurprising(
            @ForAll @DoubleRange(min = -10, max = 200) double one,
            @ForAll @DoubleRange(min = -10, max = 200) double other) {
        assertThat(CURVE.surprisal(Math.max(one, other))).isGreaterThanOrEqualTo(CURVE.surprisal(Math.min(one, other)));
    }

    @Test
    void aCurveThatFallsIsRefused() {
        assertThatThrownBy(() -> new LifetimeCurve(new double[] {1, 2}, new double[] {1, 0}, 1))
                .hasMessageContaining("must rise");
        assertThatThrownBy(() -> new LifetimeCurve(new double[] {1}, new double[] {1}, 1))
                .hasMessageContaining("as many");
    }
}
