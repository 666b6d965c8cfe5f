package dev.weir.chance;

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
            below += Math.exp(Gamma.logChoose(n, i)
                    + Gamma.log(i + alpha)
                    + Gamma.log(n - i + beta)
                    - Gamma.log(n + alpha + beta)
                    + Gamma.log(alpha + beta)
                    - Gamma.log(alpha)
                    - Gamma.log(beta));
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
        assertThat(Gamma.log(1)).isCloseTo(0, within(1e-10));
        assertThat(Gamma.log(6)).isCloseTo(Math.log(120), within(1e-10));
        assertThat(Gamma.log(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 0.1", "5, 32, 0.02", "20, 32, 0.5", "32, 32, 0.3"})
    void binomialIsTheSumOfItsTerms(int k, int n, double p) {
        double above = 0;
        for (int i = k; i <= n; i++) {
            double term = Math.pow(p, i) * Math.pow(1 - p, n - i);
            for (int j = 0; j < i; j++) {
                term *= (double) (n - j) / (i - j);
            }
            above += term;
        }
        assertThat(Tail.binomial(k, n, p)).isCloseTo(-Math.log(above), within(1e-6));
    }

    @Test
    void tailsOfCountsAreThoseOfTheBinomial() {
        // P(K >= 2 of 3, 0.1) = 3 * 0.01 * 0.9 + 0.001; P(K >= 1 of 3, 0.5) = 7/8
        assertThat(Tail.binomial(2, 3, 0.1)).isCloseTo(-Math.log(0.028), within(1e-9));
        assertThat(Tail.binomial(1, 3, 0.5)).isCloseTo(-Math.log(0.875), within(1e-9));
        assertThat(Tail.binomial(3, 3, 0.1)).isCloseTo(-Math.log(0.001), within(1e-9));
        assertThat(Tail.binomial(0, 3, 0.1)).isZero();
    }

    @Test
    void trialsMayHaveAProbabilityEach() {
        // P(K >= 2 of 0.1, 0.5, 0.9) = 0.1*0.5*0.1 + 0.1*0.5*0.9 + 0.9*0.5*0.9 + 0.1*0.5*0.9
        assertThat(Tail.poissonBinomial(2, new double[] {0.1, 0.5, 0.9})).isCloseTo(-Math.log(0.5), within(1e-9));
        assertThat(Tail.poissonBinomial(3, new double[] {0.1, 0.5, 0.9})).isCloseTo(-Math.log(0.045), within(1e-9));
        assertThat(Tail.poissonBinomial(5, new double[] {0.2, 0.2, 0.2, 0.2, 0.2, 0.2}))
                .isCloseTo(Tail.binomial(5, 6, 0.2), within(1e-9));
        assertThat(Tail.poissonBinomial(0, new double[] {0.1})).isZero();
    }

    @Test
    void noneIsNoSurprise() {
        assertThat(Tail.binomial(0, 10, 0.1)).isZero();
    }
}
