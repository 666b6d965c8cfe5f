package dev.weir.drill;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The way between the gateway and its broker is slow, or cut without anybody being told. Everybody else reaches the broker. */
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkIT {

    private static final int WAVE = 20_000;
    private static final Duration EACH_PIECE = Duration.ofMillis(300);
    private static final Duration SLOW = Duration.ofSeconds(40);

    /** Longer than a client waits for an answer, 30 s. */
    private static final Duration CUT = Duration.ofSeconds(45);

    private Incident incident;
    private Cluster cluster;
    private Wire wire;

    @BeforeAll
    void begin() {
        Incident.onlyFull();
        int port = Broker.freePort();
        // The broker's second listener, through which it talks to itself by default, becomes the gateway's.
        Drill drill = Drill.begin(
                "network",
                client -> Map.of(
                        "inter.broker.listener.name",
                        "CLIENT",
                        "advertised.listeners",
                        "CLIENT://127.0.0.1:" + client + ",INTERNAL://127.0.0.1:" + port));
        incident = Incident.begin(drill);
        wire = drill.keep(Wire.on(port, drill.broker()::ownPort));
        cluster = drill.gateway(incident.deployment(), "gateway", null, Map.of(), "127.0.0.1:" + port);
        cluster.awaitRunning();
    }

    @AfterAll
    void end() throws Exception {
        if (incident != null) {
            incident.close();
        }
    }

    @Test
    void aSlowBrokerDelaysAndLosesNothing() {
        // Given
        CompletableFuture<Void> loading = incident.load(WAVE);
        cluster.awaitCheckpoints(2);

        // When
        long before = cluster.rest().completedCheckpoints();
        wire.slow(EACH_PIECE);
        Await.pass(SLOW);
        long meanwhile = cluster.rest().completedCheckpoints() - before;
        wire.slow(Duration.ZERO);
        double seconds = Incident.secondsUntilBack(cluster, System.currentTimeMillis());
        loading.join();

        // Then
        incident.verify(
                cluster,
                "broker slow by " + EACH_PIECE.toMillis() + " ms a piece, " + meanwhile + " checkpoints in "
                        + SLOW.toSeconds() + " s",
                seconds);
    }

    @Test
    void aCutConnectionIsMadeAnew() {
        // Given
        CompletableFuture<Void> loading = incident.load(WAVE);
        cluster.awaitCheckpoints(2);

        // When
        wire.cut();
        Await.pass(CUT);
        wire.mend();
        double seconds = Incident.secondsUntilBack(cluster, System.currentTimeMillis());
        loading.join();

        // Then
        incident.verify(cluster, "network cut for " + CUT.toSeconds() + " s", seconds);
    }
}
