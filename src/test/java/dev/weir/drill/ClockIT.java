package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock of a task manager jumps, as when a machine that was wrong is set right; the others' stay. */
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockIT {

    /** Of Debian's package libfaketime. */
    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    private static final int WAVE = 20_000;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private Incident incident;
    private Cluster cluster;
    private Path clock;

    @BeforeAll
    void begin() {
        Incident.onlyFull();
        assumeThat(LIBRARY).as("apt-get install faketime").exists();
        incident = Incident.begin(Drill.begin("clock"));
        clock = incident.drill().home().resolve("clock");
        set("+0");
        cluster = incident.drill()
                .gateway(
                        incident.deployment(),
                        "gateway",
                        null,
                        // Each look at a false clock costs more: a start takes longer, and may seem dead.
                        Map.of("pekko.startup-timeout", "120 s", "heartbeat.timeout", "60000"));
        cluster.awaitRunning();
        cluster.addTaskManager(Map.of(
                "LD_PRELOAD",
                LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                // Seconds until the file is read again; with every look at the clock would cost the JVM a core.
                "FAKETIME_CACHE_DURATION",
                "1",
                // What measures durations goes on: a jump is one of the calendar alone.
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1"));
        long now = System.currentTimeMillis();
        cluster.working().forEach(Child::kill);
        cluster.awaitRestart(now);
    }

    @AfterAll
    void end() throws Exception {
        if (incident != null) {
            incident.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+2h", "-2h"})
    void aJumpAndTheWayBackChangeNoBooks(String jump) {
        // Given
        CompletableFuture<Void> loading = incident.load(WAVE);
        cluster.awaitCheckpoints(2);

        // When
        set(jump);
        Await.pass(LONG_ENOUGH);
        double seconds = Incident.secondsUntilBack(cluster, System.currentTimeMillis());
        String log = cluster.working().get(0).output();
        set("+0");
        cluster.awaitCheckpoints(1);
        loading.join();

        // Then
        assertThat(log.lines().filter(line -> line.startsWith(hour(jump))))
                .as("a drill whose clock stands still proves nothing")
                .isNotEmpty();
        incident.verify(
                cluster, "clock " + jump + ", failures '" + cluster.rest().failures() + "'", seconds);
    }

    /** How log lines begin then. */
    private static String hour(String jump) {
        return LocalTime.now(ZoneId.systemDefault())
                .plusHours(Long.parseLong(jump.replaceAll("[^-0-9]", "")))
                .format(DateTimeFormatter.ofPattern("HH:"));
    }

    /** The file is replaced, never written: somebody may be reading it. */
    private void set(String offset) {
        try {
            Path next = Files.writeString(clock.resolveSibling("clock-next"), offset);
            Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
