package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NormalScoreTest {

    /** The values 0 to 100, each once: the quantile of a share is a hundred times the share. */
    private static final NormalScore EVEN = NormalScore.of(
            IntStream.rangeClosed(0, 100).mapToDouble(value -> value).toArray());

    @Test
    void placesAreTheNormalDistributionsQuantiles() {
        assertThat(EVEN.place(50)).isEqualTo(0);
        assertThat(EVEN.place(75)).isCloseTo(0.6745, within(1e-9));
        assertThat(EVEN.place(1)).isCloseTo(-2.3263, within(1e-9));
        // Half way between the 50 % and the 75 % quantile.
        assertThat(EVEN.place(62.5)).isCloseTo(0.33725, within(1e-9));
    }

    @Test
    void beyondTheOutermostTheLineGoesOn() {
        // (99 - 95) / (2.3263 - 1.6449) = 5.87; the half of (99 - 50) / 2.3263 = 10.53 is steeper and counts.
        assertThat(EVEN.place(99)).isCloseTo(2.3263, within(1e-9));
        assertThat(EVEN.place(109.532)).isCloseTo(3.3263, within(1e-3));
        assertThat(EVEN.place(1e9)).isEqualTo(6);
        assertThat(EVEN.place(-1e9)).isEqualTo(-6);
    }

    @Test
    void aValueThatManyShareStandsInTheMiddleOfItsShare() {
        double[] values = new double[100];
        for (int i = 60; i < 100; i++) {
            values[i] = i;
        }
        // Zero is the 1 % to the 50 % quantile.
        assertThat(NormalScore.of(values).place(0)).isCloseTo(-2.3263 / 2, within(1e-9));
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        assertThat(EVEN.place(Double.NaN)).isNaN();
        assertThat(NormalScore.of(new double[] {1, Double.NaN, 1}).place(1)).isEqualTo(0);
    }

    @Property
    void aLargerValueNeverStandsLower(
            @ForAll @DoubleRange(min = -500, max = 500) double one,
            @ForAll @DoubleRange(min = -500, max = 500) double other) {
        assertThat(EVEN.place(Math.max(one, other))).isGreaterThanOrEqualTo(EVEN.place(Math.min(one, other)));
        assertThat(EVEN.place(one)).isBetween(-6.0, 6.0);
    }

    @Test
    void aPlaceInWords() {
        assertThat(NormalScore.percent(0)).isEqualTo(50);
        assertThat(NormalScore.percent(-1.6449)).isEqualTo(95);
        assertThat(NormalScore.percent(2.3262)).isEqualTo(98);
        assertThat(NormalScore.percent(2.3263)).isEqualTo(99);
        assertThat(NormalScore.percent(-6)).isEqualTo(99);
    }

    @Test
    void quantilesThatFallAreRefused() {
        double[] falling = new double[NormalScore.SHARES.length];
        falling[3] = 1;
        assertThatThrownBy(() -> new NormalScore(falling)).hasMessageContaining("must rise");
        assertThatThrownBy(() -> new NormalScore(new double[2])).hasMessageContaining("2 quantiles");
    }
}
