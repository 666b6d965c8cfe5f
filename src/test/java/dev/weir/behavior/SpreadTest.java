package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void meanAndVarianceAreThoseOfTheNumbersUpToTheCap() {
        Spread spread = Spread.NONE.with(1, 4).with(2, 4).with(6, 4).with(7, 4);
        assertThat(spread.count()).isEqualTo(4);
        assertThat(spread.mean()).isCloseTo(4, within(1e-6f));
        // Squares 9, 4, 4, 9.
        assertThat(spread.deviation()).isCloseTo(Math.sqrt(6.5), within(1e-6));
    }

    @Test
    void beyondTheCapTheNewestWeighsItsPart() {
        Spread spread = Spread.NONE.with(0, 2).with(0, 2).with(8, 2);
        assertThat(spread.count()).isEqualTo(2);
        assertThat(spread.mean()).isEqualTo(4);
        // Half of 0 squared from before, half of 64, less the mean's 16.
        assertThat(spread.variance()).isEqualTo(16);
    }
}
