package dev.weir.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestoreGuardTest {

    private static final Instant TAKEN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aLongTimeoutKeepsTenMinutesBack() {
        Duration timeout = Duration.ofHours(12);
        Instant limit = TAKEN.plus(timeout).minus(Duration.ofMinutes(10));
        assertThat(RestoreGuard.isExpired(TAKEN, limit.minusMillis(1), timeout)).isFalse();
        assertThat(RestoreGuard.isExpired(TAKEN, limit, timeout)).isFalse();
        assertThat(RestoreGuard.isExpired(TAKEN, limit.plusMillis(1), timeout)).isTrue();
    }

    @Test
    void aShortTimeoutKeepsATenthBack() {
        Duration timeout = Duration.ofMinutes(1);
        assertThat(RestoreGuard.isExpired(TAKEN, TAKEN.plusSeconds(54), timeout))
                .isFalse();
        assertThat(RestoreGuard.isExpired(TAKEN, TAKEN.plusSeconds(55), timeout))
                .isTrue();
    }

    @Test
    void theMessageNamesTheThreeChoices() {
        String message = new RestoreGuard.ExpiredTransactionsException(
                        TAKEN, TAKEN.plus(Duration.ofHours(20)), Duration.ofHours(12))
                .getMessage();
        assertThat(message)
                .contains(
                        "20 hours ago",
                        "12h",
                        "weir transactions commit",
                        "accept",
                        "kafka.startFrom",
                        TAKEN.toString());
    }
}
