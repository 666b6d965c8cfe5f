package dev.weir.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistancesTest {

    /** From the tables of the distribution: 95 % and 99.9 % points. */
    @ParameterizedTest
    @CsvSource({"3.841, 1, 0.05", "14.067, 7, 0.05", "26.125, 8, 0.001", "2.833, 7, 0.9"})
    void chiSquareIsAsTabled(double x, int degrees, double tail) {
        assertThat(Math.exp(-Distances.chiSquare(x, degrees))).isCloseTo(tail, within(1e-3 * Math.max(tail, 0.1)));
    }

    /** With two degrees the tail is exp(-x / 2) at any distance. */
    @Test
    void chiSquareHoldsFarOut() {
        assertThat(Distances.chiSquare(1_000, 2)).isCloseTo(500, within(1e-6));
        assertThat(Distances.chiSquare(0.5, 2)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void nothingIsNoSurprise() {
        assertThat(Distances.chiSquare(0, 3)).isZero();
        assertThat(Distances.kolmogorov(0.01, 32)).isZero();
    }
}
