package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueuePageTest {

    private static final Instant HELD = Instant.parse("2026-01-31T12:00:00Z");

    /** Two weeks: the last day. Fourteen minutes: the last tenth, 84 seconds. */
    @ParameterizedTest
    @CsvSource({
        "P14D, P12DT23H, false",
        "P14D, P13D, false",
        "P14D, P13DT1S, true",
        "P14D, P15D, true",
        "PT14M, PT1S, false",
        "PT14M, PT756S, false",
        "PT14M, PT757S, true"
    })
    void whatIsSoonTooLateStandsOut(Duration holdFor, Duration waited, boolean soon) {
        assertThat(QueuePage.isSoon(HELD, HELD.plus(holdFor), HELD.plus(waited)))
                .isEqualTo(soon);
    }
}
