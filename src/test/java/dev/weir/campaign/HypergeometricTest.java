package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HypergeometricTest {

    @Test
    void countedByHand() {
        // Two hands of 2 from 4 cards: 1 in 6 is the same hand, 5 in 6 share a card.
        assertThat(Hypergeometric.tail(2, 4, 2, 2)).isCloseTo(Math.log(6), within(1e-6));
        assertThat(Hypergeometric.tail(1, 4, 2, 2)).isCloseTo(Math.log(6.0 / 5), within(1e-6));
        assertThat(Hypergeometric.tail(0, 4, 2, 2)).isCloseTo(0, within(1e-6));
    }
}
