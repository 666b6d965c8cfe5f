package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private final Progress progress = new Progress(() -> now);

    @Test
    void tellsNothingBeforeKafkaAnswered() {
        progress.took();
        progress.done(Progress.Outcome.TAKEN);
        assertThat(progress.told()).isEmpty();

        progress.looked(0);

        assertThat(told()).contains("weir_alerts_done_total{outcome=\"taken\"} 1", "weir_alerts_waiting 0");
    }

    @Test
    void theOneInHandIsStuckUntilItIsDone() {
        progress.looked(3);
        progress.took();
        now = now.plusMillis(1_500);
        progress.failed();
        assertThat(told())
                .contains(
                        "weir_alerts_stuck_seconds 1.5",
                        "weir_alerts_failed_tries_total 1",
                        "weir_alerts_waiting 3",
                        "weir_alerts_taken_timestamp_seconds 0",
                        "weir_alerts_looked_timestamp_seconds 1795867200");

        progress.done(Progress.Outcome.REFUSED);
        now = now.plusSeconds(1);
        assertThat(told())
                .contains(
                        "weir_alerts_stuck_seconds 0",
                        "weir_alerts_done_total{outcome=\"refused\"} 1",
                        "weir_alerts_taken_timestamp_seconds 0");
    }

    @Test
    void whatWasTakenLastIsWhatTheReceiverTook() {
        progress.looked(0);
        progress.done(Progress.Outcome.TAKEN);
        now = now.plusSeconds(10);
        progress.done(Progress.Outcome.UNREADABLE);

        assertThat(told())
                .contains(
                        "weir_alerts_taken_timestamp_seconds 1795867200",
                        "weir_alerts_done_total{outcome=\"unreadable\"} 1");
        assertThat(progress).hasToString("1 alerts sent, 0 refused, 1 unreadable; 0 wait");
    }

    private List<String> told() {
        return progress.told().orElseThrow().text().lines().toList();
    }
}
