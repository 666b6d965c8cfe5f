package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.alerts.Answer.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an alert is sent again, if it is. */
class PausesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "1000000, 60"})
    void growUpToTheLongest(int tries, int seconds) {
        assertThat(Pauses.USUAL.after(tries, Duration.ZERO)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "3, 4", "4, 4", "5, 5", "120, 120", "3600, 3600", "3601, 3600"})
    void areAsLongAsTheReceiverAsksForUpToAnHour(int asked, int seconds) {
        assertThat(Pauses.USUAL.after(3, Duration.ofSeconds(asked))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void thatCannotBeKeptAreRefused() {
        assertThatThrownBy(() -> new Pauses(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pauses(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30",
        "0, 0",
        "'Fri, 27 Nov 2026 12:00:30 GMT', 30",
        "'Fri, 27 Nov 2026 11:59:59 GMT', 0",
        "-1, 0",
        "soon, 0",
        "'', 0"
    })
    void retryAfterIsSecondsOrADate(String header, int seconds) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "204, TAKEN",
        "299, TAKEN",
        "199, LATER",
        "301, LATER",
        "400, REFUSED",
        "401, LATER",
        "403, LATER",
        "404, LATER",
        "405, REFUSED",
        "408, LATER",
        "410, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "425, LATER",
        "429, LATER",
        "499, REFUSED",
        "500, LATER",
        "503, LATER"
    })
    void whatIsAboutTheOneAlertIsRefusedAndAllElseIsTriedAgain(int status, Kind kind) {
        assertThat(Answer.of(status, Duration.ZERO).kind()).isEqualTo(kind);
    }
}
