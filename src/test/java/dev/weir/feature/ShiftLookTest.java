package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.chance.Shift;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShiftLookTest {

    @Test
    void theSameSharesAreNoShift() {
        Shift look = look(new int[] {32, 32}, new int[] {320, 320});
        assertThat(look.stability()).isCloseTo(0, within(1e-12));
        assertThat(look.chiSquare()).isZero();
        assertThat(look.distance()).isZero();
        assertThat(ShiftLook.nats(look, 0, 64)).isZero();
    }

    @Test
    void theIndexAndTheDistanceAreThoseOfTheFormulas() {
        // Given: three quarters and a quarter where others have halves; the pool's counts include the party's
        Shift look = look(new int[] {48, 16}, new int[] {320, 320});

        // Then: half a row is added to each
        double shares =
                (48.5 / 64 - 32.5 / 64) * Math.log(48.5 / 32.5) + (16.5 / 64 - 32.5 / 64) * Math.log(16.5 / 32.5);
        assertThat(look.stability()).isCloseTo(shares, within(1e-9));
        assertThat(look.distance()).isCloseTo(0.25, within(1e-9));
        assertThat(look.size()).isCloseTo(64 * 640 / 704.0, within(1e-9));
        assertThat(look.chiSquare()).isCloseTo(look.size() / 64 * 16, within(1e-9));
        assertThat(look.degrees()).isEqualTo(1);
    }

    @Test
    void partsWithFewExpectedRowsAreOne() {
        // Given: of 64 rows 2.9 are expected in the last two parts each, and 3 in the other look
        assertThat(look(new int[] {58, 3, 3}, new int[] {582, 29, 29}).degrees())
                .isEqualTo(1);
        assertThat(look(new int[] {58, 3, 3}, new int[] {580, 30, 30}).degrees())
                .isEqualTo(2);
    }

    @Property
    void wherePeersDifferMoreIsNeeded(
            @ForAll @IntRange(min = 0, max = 64) int first, @ForAll @IntRange(min = 1, max = 100) int dispersion) {
        Shift look = look(new int[] {first, 64 - first}, new int[] {320, 320});
        assertThat(ShiftLook.nats(look, dispersion / 1_000.0, 64)).isLessThanOrEqualTo(ShiftLook.nats(look, 0, 64));
    }

    private static Shift look(int[] own, int[] others) {
        short[] bins = new short[Bins.COUNT];
        int[] pool = new int[Bins.COUNT];
        int rows = 0;
        int all = 0;
        for (int i = 0; i < own.length; i++) {
            bins[i] = (short) own[i];
            pool[i] = own[i] + others[i];
            rows += own[i];
            all += pool[i];
        }
        return ShiftLook.of(bins, pool, 0);
    }
}
