package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Disorder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final long DUE = 600_000;
    private static final long HOUR = 3_600_000;

    private final Runs runs = new Runs(Map.of(), Runs.Told.NOTHING);

    @Test
    void whatIsMissingOfAllRunsIsToldInOneSentence() {
        gap("a", 1, 3);
        gap("b", 5, 9);
        assertThat(runs.close(DUE)).isEqualTo("4 numbers never came: 2 of run 'a'; 6 to 8 of run 'b'");
    }

    @Test
    void aFloodIsAFewWordsAnHour() {
        for (int i = 0; i < 5; i++) {
            for (int number = 1; number < 100; number += 2) {
                take("r" + i, number);
            }
        }
        assertThat(runs.close(DUE))
                .isEqualTo("245 numbers never came: 2, 4, 6 and 46 more of run 'r0'; 2, 4, 6 and 46 more of run 'r1';"
                        + " 2, 4, 6 and 46 more of run 'r2'; 98 of 2 other runs");
    }

    @Test
    void nothingMoreIsToldForAnHourAndThenAllOfIt() {
        gap("a", 1, 3);
        assertThat(runs.close(DUE)).isEqualTo("one number never came: 2 of run 'a'");
        assertThat(runs.waitsUntil()).isNull();
        gap("a", 4, 6);
        gap("a", 7, 9);

        assertThat(runs.close(DUE + HOUR - 1)).isNull();
        assertThat(runs.waitsUntil()).isEqualTo(DUE + HOUR);
        assertThat(runs.close(DUE + HOUR)).isEqualTo("2 numbers never came: 5, 8 of run 'a'");
        assertThat(runs.close(DUE + 3 * HOUR)).isNull();
    }

    @Test
    void oneEventSaysWhatNeverCame() {
        assertThat(runs.takeGap()).isNull();
        gap("a", 1, 3);
        runs.close(DUE);

        assertThat(runs.takeGap()).isEqualTo(new Disorder(Disorder.Kind.GAP, "one number never came: 2 of run 'a'"));
        assertThat(runs.takeGap()).isNull();
    }

    @Test
    void theRunThatWasSilentLongestIsForgottenWhenThereAreTooMany() {
        for (int i = 0; i < Runs.MOST_RUNS; i++) {
            runs.take(new Numbered("r" + i, 1), 0, i == 7 ? 0 : 1_000 + i, DUE);
        }
        assertThat(runs.takeChanged()).hasSize(Runs.MOST_RUNS);
        assertThat(runs.takeGone()).isEmpty();

        runs.take(new Numbered("one more", 1), 0, 2_000, DUE);

        assertThat(runs.takeGone()).containsExactly("r7");
        assertThat(runs.takeChanged()).containsOnlyKeys("one more");
        assertThat(runs.hasChanged()).isFalse();
        assertThat(runs.weight()).isEqualTo(1 + Runs.MOST_RUNS);
    }

    @Test
    void aRunOfWhichNothingCameForTwoDaysBeginsAnew() {
        gap("a", 1, 3);
        long later = Run.MEMORY.toMillis() + 1;

        assertThat(runs.take(new Numbered("a", 2), 0, later, DUE)).isEqualTo(Run.Taken.FINE);
        assertThat(runs.weight()).as("no row is missing").isEqualTo(2);
        assertThat(runs.takeChanged()).containsOnlyKeys("a");
        assertThat(runs.takeGone()).isEmpty();
    }

    @Test
    void aRunThatBeginsAnewTakesNobodysPlace() {
        for (int i = 0; i < Runs.MOST_RUNS; i++) {
            runs.take(new Numbered("r" + i, 1), 0, i, DUE);
        }
        runs.take(new Numbered("r7", 1), 0, 8 + Run.MEMORY.toMillis(), DUE);

        assertThat(runs.takeGone()).isEmpty();
        assertThat(runs.weight()).isEqualTo(1 + Runs.MOST_RUNS);
    }

    @Test
    void rowsThatAreMissingWeighUntilTheyCame() {
        gap("a", 1, 5);
        assertThat(runs.weight()).isEqualTo(3);
        take("a", 3);
        assertThat(runs.weight()).isEqualTo(4);
        take("a", 2);
        take("a", 4);
        assertThat(runs.weight()).isEqualTo(2);
    }

    private void gap(String run, long before, long behind) {
        take(run, before);
        take(run, behind);
    }

    private void take(String run, long number) {
        runs.take(new Numbered(run, number), 0, 0, DUE);
    }
}
