package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @CsvSource({"14399999, 0", "14400000, 1", "14400001, 1"})
    void aPauseOfFourHoursIsARest(long pause, int rests) {
        Pace pace = Pace.NONE.with(Events.NOON).with(Events.NOON + MINUTE).with(Events.NOON + MINUTE + pause);
        assertThat(pace.rests()).isEqualTo(rests);
        assertThat(pace.hoursAwake()).isEqualTo(rests == 1 ? 0 : (MINUTE + pause) / 3_600_000.0);
    }

    @ParameterizedTest
    @CsvSource({"1999, 0", "2000, 1", "2001, 1"})
    void pausesOfLessThanTwoSecondsAreNone(long pause, int counted) {
        Pace pace = Pace.NONE.with(Events.NOON).with(Events.NOON + pause);
        assertThat(pace.pauses().count()).isEqualTo(counted);
        assertThat(pace.last()).isEqualTo(Events.NOON + pause);
    }

    @Test
    void anEventFromBeforeTheLastTellsNothing() {
        Pace pace = Pace.NONE.with(Events.NOON).with(Events.NOON + MINUTE);
        assertThat(pace.with(Events.NOON + MINUTE - 1)).isEqualTo(pace);
    }

    @ParameterizedTest
    @CsvSource({"23, false", "24, true", "25, true"})
    void aRoundTakes24Pauses(int pauses, boolean known) {
        assertThat(Double.isNaN(after(pauses, MINUTE, MINUTE).unevenness())).isEqualTo(!known);
    }

    @Test
    void unevennessIsTheRelativeDifferenceOfPauses() {
        assertThat(after(24, MINUTE, MINUTE).unevenness()).isCloseTo(0, within(1e-6f));
        // Half of the logarithms lie ln(2)/2 above their mean, half below.
        assertThat(after(24, MINUTE, 2 * MINUTE).unevenness()).isCloseTo((float) Math.log(2) / 2, within(1e-4f));
    }

    @Test
    void theLastFullRoundStandsUntilTheNextIsFull() {
        Pace pace = after(24, MINUTE, 2 * MINUTE);
        float first = pace.unevenness();
        for (int i = 0; i < 23; i++) {
            pace = pace.with(pace.last() + MINUTE);
        }
        assertThat(pace.unevenness()).isEqualTo(first);
        assertThat(pace.with(pace.last() + MINUTE).unevenness()).isCloseTo(0, within(1e-6f));
    }

    @Test
    void restsAreCountedUpTo127() {
        Pace pace = Pace.NONE;
        for (int i = 0; i <= 200; i++) {
            pace = pace.with(Events.NOON + i * Pace.REST);
        }
        assertThat(pace.rests()).isEqualTo(127);
    }

    private static Pace after(int pauses, long odd, long even) {
        Pace pace = Pace.NONE.with(Events.NOON);
        for (int i = 0; i < pauses; i++) {
            pace = pace.with(pace.last() + (i % 2 == 0 ? even : odd));
        }
        return pace;
    }
}
