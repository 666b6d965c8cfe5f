package dev.weir.drill;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Promise 1 when a gateway goes on with more subtasks, and with fewer, than those that wrote the checkpoint. The one that
 * ends has written a checkpoint and not committed its transactions: others must, under the old ones' names.
 */
@Tag("drill")
class RescaleIT {

    private static final List<Integer> SUBTASKS = List.of(1, 2, 1);
    private static final int WAVE = 50_000;
    private static final double BAD = 0.05;
    private static final double STEP_MS = 1.5;
    private static final long SEED = 43;

    @BeforeAll
    static void onlyFull() {
        assumeThat(Size.chosen()).as("runs with -Dweir.drill=full").isEqualTo(Size.FULL);
    }

    @Test
    void everyRecordComesOutOnceThroughAnotherParallelism() throws Exception {
        try (Drill drill = Drill.begin("rescale")) {
            // Given
            Deployment deployment = Deployment.community("weir");
            drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
            drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
            drill.createOutputs(deployment);
            Ledger ledger = new Ledger();
            Loader loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
            long start = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
            Community community = new Community(SEED, BAD, start, STEP_MS);
            List<Long> pending = new ArrayList<>();
            Cluster cluster = drill.gateway(deployment.withParallelism(SUBTASKS.get(0)), "gateway-0", null);
            cluster.awaitRunning();

            // When
            for (int change = 1; change < SUBTASKS.size(); change++) {
                CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> loader.load(WAVE, community));
                cluster.awaitCheckpoints(2);
                pending.add(new CrashPoint(drill, cluster).endBetweenCheckpointAndCommit());
                Path checkpoint = cluster.newestCheckpoint();
                cluster = drill.gateway(
                        deployment.withParallelism(SUBTASKS.get(change)), "gateway-" + change, checkpoint);
                cluster.awaitRunning();
                loading.join();
            }
            loader.load(WAVE, community);

            // Then
            Delivery.Result result = new Delivery(drill, deployment, ledger).verify(cluster);
            drill.report("rescale: " + ledger.size() + " records, subtasks " + SUBTASKS
                    + ", ended before the commits of checkpoints " + pending
                    + ": each exactly once and as accounted; " + result.text());
        }
    }
}
