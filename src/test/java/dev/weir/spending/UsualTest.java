package dev.weir.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UsualTest {

    private static final double LEAST = 0.1;

    @Property
    void oneNumberMovesTheLocationByABoundedStep(
            @ForAll @Size(min = 1, max = 40) double[] past, @ForAll @DoubleRange(min = -1e6, max = 1e6) double next) {
        // Given
        Usual before = Usual.from(0.7f);
        for (double number : past) {
            before = before.with(Double.isFinite(number) ? Math.max(-20, Math.min(20, number)) : 0, LEAST);
        }
        // When
        Usual after = before.with(next, LEAST);
        // Then
        double most = Usual.CLIP * before.scale() / (before.count() + 1);
        assertThat(Math.abs(after.location() - before.location())).isLessThanOrEqualTo((float) most + 1e-5f);
        assertThat(after.scale()).isBetween((float) LEAST, Math.max((float) LEAST, 1.2f * before.scale()));
    }

    @Test
    void itFindsTheMiddleAndTheSpreadOfANormalCurve() {
        Random random = new Random(1);
        Usual usual = Usual.from(0.7f);
        for (int i = 0; i < 5_000; i++) {
            usual = usual.with(3 + 0.5 * random.nextGaussian(), LEAST);
        }
        assertThat(usual.location()).isCloseTo(3, within(0.12f));
        assertThat(usual.scale()).isCloseTo(0.5f, within(0.08f));
    }

    @Test
    void theFirstNumberIsTheLocation() {
        Usual usual = Usual.from(0.7f).with(4.5, LEAST);
        assertThat(usual.location()).isEqualTo(4.5f);
        assertThat(usual.place(4.5 + 0.7f)).isCloseTo(1, within(1e-6));
    }

    @Test
    void whatNeverChangesKeepsALeastScale() {
        Usual usual = Usual.from(0.7f);
        for (int i = 0; i < 2_000; i++) {
            usual = usual.with(2, LEAST);
        }
        assertThat(usual.scale()).isEqualTo((float) LEAST);
    }
}
