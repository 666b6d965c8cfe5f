package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HonestTailTest {

    @Test
    void aRowCountsForItsProbability() {
        // Given: probabilities 0.5, 0.75 and 0.9 of the class, and 0.02 of a row beyond
        HonestTail tail = HonestTail.of(new double[][] {{logit(0.9)}, {logit(0.5)}, {logit(0.75)}}, 0);

        // Then: just under, at and just over the second
        double all = 0.02 + 0.5 + 0.75 + 0.9;
        assertThat(tail.surprisal(logit(0.75) - 1e-9)).isCloseTo(-Math.log(0.52 / all), within(1e-9));
        assertThat(tail.surprisal(logit(0.75))).isCloseTo(-Math.log(1.27 / all), within(1e-9));
        assertThat(tail.surprisal(10)).isZero();
        assertThat(tail.surprisal(-10)).isCloseTo(-Math.log(0.02 / all), within(1e-9));
    }

    @Test
    void separationIsTheShareOfPairsInOrder() {
        double[][] logits = {{1}, {2}, {3}, {4}};
        assertThat(HonestTail.separation(logits, new int[] {1, 1, 0, 0}, 0)).isEqualTo(1);
        assertThat(HonestTail.separation(logits, new int[] {1, 0, 1, 0}, 0)).isEqualTo(0.75);
        assertThat(HonestTail.separation(logits, new int[] {0, 0, 0, 0}, 0)).isNaN();
    }

    @Property(tries = 200)
    void theMoreItIsContradictedTheMoreItSurprises(
            @ForAll @Size(min = 1, max = 30) double[] probabilities,
            @ForAll @DoubleRange(min = -8, max = 8) double logit,
            @ForAll @DoubleRange(min = 0, max = 5) double less) {
        double[][] logits = new double[probabilities.length][1];
        for (int i = 0; i < logits.length; i++) {
            logits[i][0] = Math.sin(probabilities[i]) * 8;
        }
        HonestTail tail = HonestTail.of(logits, 0);
        assertThat(tail.surprisal(logit)).isGreaterThanOrEqualTo(-1e-12).isFinite();
        assertThat(tail.surprisal(logit - less)).isGreaterThanOrEqualTo(tail.surprisal(logit));
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
