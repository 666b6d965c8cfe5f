package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.actor.Brake.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

    private static final long HOUR = 3_600_000;
    private static final long MONTH = 30 * 24 * HOUR;

    @Test
    void fiveAnHourGoAndTheSixthIsToldOnce() {
        Brake brake = new Brake(1);
        assertThat(went(brake, 0, 5)).isEqualTo(5);
        assertThat(brake.ask("a", 0)).isEqualTo(Answer.STOP_AND_TELL);
        assertThat(brake.ask("a", HOUR - 1)).isEqualTo(Answer.STOP);
        assertThat(brake.ask("a", HOUR)).isEqualTo(Answer.GO);
    }

    @Test
    void streamsHaveBudgetsOfTheirOwn() {
        Brake brake = new Brake(1);
        assertThat(went(brake, 0, 9)).isEqualTo(5);
        assertThat(brake.ask("b", 0)).isEqualTo(Answer.GO);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "599, 5", "600, 6", "1000, 10"})
    void oneInAHundredEstablishedContributorsAnHour(int established, int budget) {
        Brake brake = new Brake(1);
        for (int i = 0; i < established; i++) {
            brake.came("a", 0);
        }
        assertThat(went(brake, 0, 50)).isEqualTo(budget);
    }

    /** A thousand come in a month, each month others: after three years there are a thousand, not forty. */
    @Test
    void whoWasEstablishedOnceIsNotForEver() {
        Brake brake = new Brake(1);
        for (int month = 0; month < 36; month++) {
            for (int i = 0; i < 1_000; i++) {
                brake.came("a", month * MONTH);
            }
        }
        assertThat(went(brake, 36 * MONTH - 1, 500)).isEqualTo(10);
    }

    /** Who is there at the beginning of a month has not come in it yet. */
    @ParameterizedTest
    @CsvSource({"-1, 10", "0, 10", "1, 10"})
    void inANewMonthThoseOfTheOneBeforeCount(int fewer, int budget) {
        Brake brake = new Brake(1);
        for (int i = 0; i < 1_000; i++) {
            brake.came("a", MONTH - 1);
        }
        for (int i = 0; i < 1_000 + fewer; i++) {
            brake.came("a", 5 * MONTH);
        }
        brake.came("a", 4 * MONTH);
        assertThat(went(brake, 5 * MONTH, 500)).isEqualTo(budget);
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "1, 8", "2, 8"})
    void subtasksThatAreInDifferentMonthsAddUp(int ahead, int budget) {
        Brake one = new Brake(2);
        Brake other = new Brake(2);
        for (int i = 0; i < 400; i++) {
            one.came("a", 0);
            other.came("a", 0);
        }
        for (int month = 1; month <= ahead; month++) {
            for (int i = 0; i < 400; i++) {
                other.came("a", month * MONTH);
            }
        }
        Brake both = new Brake(2);
        one.counts().forEach(both::resume);
        other.counts().forEach(both::resume);
        assertThat(went(both, ahead * MONTH, 50)).isEqualTo(budget);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 3", "4, 2", "5, 1", "100, 1"})
    void subtasksShareTheLeastBudget(int subtasks, int each) {
        assertThat(went(new Brake(subtasks), 0, 50)).isEqualTo(each);
    }

    @Test
    void anOlderHourCountsAsTheLatest() {
        Brake brake = new Brake(1);
        assertThat(went(brake, 10 * HOUR, 5)).isEqualTo(5);
        assertThat(brake.ask("a", 9 * HOUR)).isEqualTo(Answer.STOP_AND_TELL);
    }

    @Test
    void aRestartForgetsNothing() {
        Brake one = new Brake(2);
        Brake other = new Brake(2);
        for (int i = 0; i < 400; i++) {
            one.came("a", 0);
            other.came("a", 0);
        }
        assertThat(went(one, 0, 2)).isEqualTo(2);
        assertThat(went(other, 0, 1)).isEqualTo(1);
        Brake both = new Brake(1);
        one.counts().forEach(both::resume);
        other.counts().forEach(both::resume);
        assertThat(went(both, 0, 50)).as("8 an hour, of which 3 are spent").isEqualTo(5);
    }

    private static int went(Brake brake, long time, int asked) {
        int went = 0;
        for (int i = 0; i < asked; i++) {
            went += brake.ask("a", time) == Answer.GO ? 1 : 0;
        }
        return went;
    }
}
