package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against tails summed the plain way, from the other side. */
class TailTest {

    @ParameterizedTest
    @CsvSource({"1, 10, 0.5, 2", "5, 10, 2, 3", "10, 10, 0.7, 4", "30, 60, 1, 9"})
    void betaBinomial(int k, int n, double alpha, double beta) {
        double below = 0;
        for (int i = 0; i < k; i++) {
            below += Math.exp(Tail.logChoose(n, i)
                    + Tail.logGamma(i + alpha)
                    + Tail.logGamma(n - i + beta)
                    - Tail.logGamma(n + alpha + beta)
                    + Tail.logGamma(alpha + beta)
                    - Tail.logGamma(alpha)
                    - Tail.logGamma(beta));
        }
        assertThat(Math.exp(-Tail.betaBinomial(k, n, alpha, beta))).isCloseTo(1 - below, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.2", "5, 3.5, 2", "20, 30.5, 12"})
    void negativeBinomial(int m, double shape, double mean) {
        double p = mean / (shape + mean);
        double below = 0;
        double term = Math.pow(1 - p, shape);
        for (int i = 0; i < m; i++) {
            below += term;
            term *= (i + shape) / (i + 1) * p;
        }
        assertThat(Math.exp(-Tail.negativeBinomial(m, shape, mean))).isCloseTo(1 - below, within(1e-5));
    }

    @Test
    void logGammaOfWholeNumbersIsALogFactorial() {
        assertThat(Tail.logGamma(1)).isCloseTo(0, within(1e-10));
        assertThat(Tail.logGamma(6)).isCloseTo(Math.log(120), within(1e-10));
        assertThat(Tail.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-10));
    }
}
