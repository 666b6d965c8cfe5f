package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Processes that stand still with all their connections open, as on a machine that swaps or is being moved, and go on later as
 * if nothing had been.
 */
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreezeIT {

    private static final int WAVE = 30_000;

    /** Longer than the job manager's patience, 10 s. */
    private static final Duration WORKER_STILL = Duration.ofSeconds(25);

    /** Longer than a client waits for an answer, 30 s. */
    private static final Duration BROKER_STILL = Duration.ofSeconds(40);

    private Incident incident;
    private Cluster cluster;

    @BeforeAll
    void begin() {
        Incident.onlyFull();
        incident = Incident.begin(Drill.begin("freeze"));
        cluster = incident.drill().gateway(incident.deployment(), "gateway", null);
        cluster.awaitRunning();
    }

    @AfterAll
    void end() throws Exception {
        if (incident != null) {
            incident.close();
        }
    }

    @Test
    void aTaskManagerThatWasGivenUpComesBackAndWritesNothing() {
        // Given
        cluster.addTaskManager();
        CompletableFuture<Void> loading = incident.load(WAVE);
        cluster.awaitCheckpoints(2);
        List<Child> frozen = cluster.working();

        // When
        long since = System.currentTimeMillis();
        frozen.forEach(Child::pause);
        double seconds = Incident.secondsUntilBack(cluster, since);
        Await.pass(WORKER_STILL);
        frozen.forEach(Child::resume);
        loading.join();

        // Then
        assertThat(cluster.rest().failures()).contains("TaskManager");
        incident.verify(cluster, "task manager frozen", seconds);
    }

    @Test
    void aBrokerThatStandsStillIsWaitedFor() {
        // Given
        CompletableFuture<Void> loading = incident.load(WAVE);
        cluster.awaitCheckpoints(2);
        Child broker = incident.drill().broker().process();

        // When
        broker.pause();
        Await.pass(BROKER_STILL);
        broker.resume();
        double seconds = Incident.secondsUntilBack(cluster, System.currentTimeMillis());
        loading.join();

        // Then
        incident.verify(cluster, "broker frozen for " + BROKER_STILL.toSeconds() + " s", seconds);
    }
}
