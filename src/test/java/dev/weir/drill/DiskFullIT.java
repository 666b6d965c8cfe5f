package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No room under RocksDB, and none where checkpoints are kept. */
@Tag("drill")
class DiskFullIT {

    private static final int WAVE = 20_000;
    private static final int MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NO_ROOM = "No space left on device";

    @BeforeAll
    static void onlyFull() {
        Incident.onlyFull();
    }

    @Test
    void withoutRoomUnderRocksDbTheJobRestartsUntilThereIsSome() throws Exception {
        try (Incident incident = Incident.begin(Drill.begin("disk-rocksdb"))) {
            SmallDisk disk =
                    incident.drill().keep(SmallDisk.mount(Path.of("target/drill/disk-rocksdb/disk"), MEGABYTES));
            Cluster cluster = started(
                    incident,
                    Map.of(
                            "state.backend.rocksdb.localdir",
                            disk.folder().toAbsolutePath().toString()));
            CompletableFuture<Void> loading = incident.load(WAVE);
            cluster.awaitCheckpoints(2);

            // When
            disk.fill();
            CompletableFuture<Void> more = incident.load(WAVE);
            Await.until(
                    "the job to say that there is no room",
                    PATIENCE,
                    () -> cluster.rest().failures().contains(NO_ROOM)
                            || cluster.jobManager().output().contains(NO_ROOM),
                    cluster::diagnosis);
            Await.pass(Duration.ofSeconds(15));
            disk.free();
            double seconds = Incident.secondsUntilBack(cluster, System.currentTimeMillis());
            loading.join();
            more.join();

            // Then
            incident.verify(cluster, "disk full under RocksDB", seconds);
        }
    }

    @Test
    void withoutRoomForCheckpointsTheyFailAndTheJobGoesOn() throws Exception {
        try (Incident incident = Incident.begin(Drill.begin("disk-checkpoints"))) {
            SmallDisk disk =
                    incident.drill().keep(SmallDisk.mount(Path.of("target/drill/disk-checkpoints/disk"), MEGABYTES));
            Cluster cluster = started(
                    incident,
                    Map.of("execution.checkpointing.dir", disk.folder().toUri().toString()));
            CompletableFuture<Void> loading = incident.load(WAVE);
            cluster.awaitCheckpoints(2);

            // When
            disk.fill();
            long failed = cluster.rest().failedCheckpoints();
            Await.until(
                    "three checkpoints to fail",
                    PATIENCE,
                    () -> cluster.rest().failedCheckpoints() >= failed + 3,
                    cluster::diagnosis);
            disk.free();
            double seconds = Incident.secondsUntilBack(cluster, System.currentTimeMillis());
            loading.join();

            // Then
            assertThat(cluster.jobManager().output()).contains(NO_ROOM);
            assertThat(cluster.rest().failures()).as("a restart makes no room").isEmpty();
            incident.verify(cluster, "disk full under checkpoints", seconds, cluster.givenUp());
        }
    }

    private static Cluster started(Incident incident, Map<String, String> configuration) {
        Cluster cluster = incident.drill().gateway(incident.deployment(), "gateway", null, configuration);
        cluster.awaitRunning();
        return cluster;
    }
}
