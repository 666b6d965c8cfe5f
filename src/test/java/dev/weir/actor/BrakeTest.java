package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.actor.Brake.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

    private static final long HOUR = 3_600_000;

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
            brake.joined("a");
        }
        assertThat(went(brake, 0, 50)).isEqualTo(budget);
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
            one.joined("a");
            other.joined("a");
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
