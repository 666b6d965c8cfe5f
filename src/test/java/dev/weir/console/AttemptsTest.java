package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Hands clock = new Hands();
    private final Attempts attempts = new Attempts(clock);

    @Test
    void aNameHasFiveTriesInAQuarterOfAnHourAtOneAddress() {
        tryTimes(4, "ana", "10.0.0.1");
        assertThat(attempts.begin("ana", "10.0.0.1")).isZero();
        assertThat(attempts.begin("ana", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
        assertThat(attempts.begin("ana", "10.0.0.2"))
                .as("nobody is shut out elsewhere")
                .isZero();

        clock.forward(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(attempts.begin("ana", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        clock.forward(Duration.ofSeconds(1));
        assertThat(attempts.begin("ana", "10.0.0.1")).isZero();
    }

    @Test
    void anAddressHasTwentyTriesOverAllNames() {
        for (int i = 0; i < 20; i++) {
            assertThat(attempts.begin("user" + i, "10.0.0.1")).isZero();
        }
        assertThat(attempts.begin("another", "10.0.0.1")).isPositive();
    }

    @Test
    void aNameHasAHundredTriesFromEverywhere() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.begin("ana", "10.0.1." + i)).isZero();
        }
        assertThat(attempts.begin("ana", "10.0.2.1")).isPositive();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesBeforeIt() {
        tryTimes(5, "ana", "10.0.0.1");
        attempts.succeeded("ana", "10.0.0.1");

        assertThat(attempts.begin("ana", "10.0.0.1")).isZero();
    }

    /** A shift begins, and all of it comes from one office, or by one proxy. */
    @Test
    void rightPasswordsCountAgainstNobody() {
        for (int i = 0; i < 200; i++) {
            assertThat(attempts.begin("user" + i % 150, "10.0.0.1")).isZero();
            attempts.succeeded("user" + i % 150, "10.0.0.1");
            assertThat(attempts.begin("ana", "10.0.1." + i)).isZero();
            attempts.succeeded("ana", "10.0.1." + i);
        }

        tryTimes(1, "ana", "10.0.0.1");
        for (int i = 1; i < 20; i++) {
            assertThat(attempts.begin("user" + i, "10.0.0.1")).isZero();
        }
        assertThat(attempts.begin("user20", "10.0.0.1"))
                .as("twenty wrong ones still do")
                .isPositive();
    }

    private void tryTimes(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.begin(name, address)).isZero();
        }
    }
}
