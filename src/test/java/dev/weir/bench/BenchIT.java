package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchIT {

    /** What is measured here is that there are figures: processes that end at once do not earn back what the optimizing compiler costs. */
    private static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @Test
    void bothJobsCommitEveryRecordAndGetAPrice() throws Exception {
        // Given
        List<String> progress = new ArrayList<>();

        // When
        Meter brief = new Meter(Duration.ofMillis(50), Duration.ofMillis(5));
        BenchReport report =
                new Bench(new BenchOptions(20_000, 20, 1000, 2, 1, 0, 8, null), progress::add, brief, SHORT).run();

        // Then
        assertThat(report.trials())
                .extracting(TrialResult::contender)
                .containsExactly(Contender.FLOOR, Contender.GATEWAY);
        assertThat(report.trials()).allSatisfy(trial -> {
            assertThat(trial.eventsPerSecond()).isPositive();
            assertThat(trial.jobMicros()).isPositive();
            // On disk, where RocksDB has compressed it: 16 bytes an actor is less than any key and value come to.
            assertThat(trial.stateBytes()).isGreaterThan(1000L * 16);
        });
        assertThat(report.prices()).hasSize(7).allMatch(price -> price.micros() > 0);
        assertThat(progress).anyMatch(line -> line.startsWith("round 1: gateway"));
    }
}
