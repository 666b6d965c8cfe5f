package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.behavior.Habit.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private static final double UNKNOWN = Double.NaN;

    @Test
    void aTopValueOfSomebodyWhoNeverGaveOneRaisesTheLevel() {
        Change change = Change.NONE.with(Part.TOP, UNKNOWN, ordinary(20), 50, 1);
        // Expected are 4 x 0.17 of 24.
        assertThat(change.level()).isCloseTo((float) Math.log(0.9 / (0.68 / 24)), within(1e-5f));
        assertThat(change.since()).isEqualTo(50);
        assertThat(change.events()).isEqualTo(1);
        assertThat(change.mostSince()).isEqualTo(50);
    }

    @Test
    void theChangePointIsWhereTheRiseBegan() {
        Change change =
                Change.NONE.with(Part.TOP, UNKNOWN, ordinary(20), 50, 1).with(Part.TOP, UNKNOWN, ordinary(20), 60, 10);
        assertThat(change.since()).isEqualTo(50);
        assertThat(change.events()).isEqualTo(2);
        assertThat(change.level()).isCloseTo(2 * (float) Math.log(0.9 / (0.68 / 24)), within(1e-4f));
    }

    @Test
    void ordinaryValuesEndTheRiseAndTheStrongestIsKept() {
        Change risen = Change.NONE.with(Part.TOP, UNKNOWN, ordinary(20), 50, 1);
        Change change = risen.with(Part.BETWEEN, UNKNOWN, ordinary(20), 60, 10)
                .with(Part.BETWEEN, UNKNOWN, ordinary(20), 70, 10);
        assertThat(change.level()).isZero();
        assertThat(change.events()).isZero();
        assertThat(change.most()).isEqualTo(risen.level());
        assertThat(change.mostSince()).isEqualTo(50);
    }

    @Test
    void theOtherEndOfTheScaleIsAnotherRise() {
        Change change = Change.NONE
                .with(Part.TOP, UNKNOWN, ordinary(20), 50, 1)
                .with(Part.BOTTOM, UNKNOWN, ordinary(20), 60, 10);
        assertThat(change.level()).isCloseTo((float) -Math.log(0.9 / (0.2 / 24)), within(1e-5f));
        assertThat(change.since()).isEqualTo(60);
        assertThat(change.events()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"604799999, 50", "604800000, 60", "604800001, 60"})
    void afterAWeeksSleepARiseBeginsAnew(long pause, long since) {
        Change change = Change.NONE
                .with(Part.TOP, UNKNOWN, ordinary(20), 50, 1)
                .with(Part.TOP, UNKNOWN, ordinary(20), 60, pause);
        assertThat(change.since()).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true", "21, true"})
    void withoutAPastThereIsNothingToDifferFrom(int past, boolean kept) {
        Change change = Change.NONE.with(Part.TOP, UNKNOWN, ordinary(past), 50, 1);
        assertThat(change.most() > 0).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"-0.4, 0", "-0.5, 0", "-0.75, 0.25", "-1.5, 1", "-9, 1"})
    void choicesOfLessPopularObjectsRaiseItByANatAtMost(double popularity, double level) {
        Habit past = Habit.NONE;
        for (int i = 0; i < 20; i++) {
            past = past.with(Part.NONE, i % 2 == 0 ? 1 : -1);
        }
        Change change = Change.NONE.with(Part.NONE, popularity, past, 50, 1);
        assertThat(change.level()).isCloseTo((float) level, within(1e-4f));
    }

    private static Habit ordinary(int events) {
        Habit habit = Habit.NONE;
        for (int i = 0; i < events; i++) {
            habit = habit.with(Part.BETWEEN, UNKNOWN);
        }
        return habit;
    }
}
