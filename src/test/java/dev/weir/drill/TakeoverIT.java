package dev.weir.drill;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Promise 1 when the job manager dies and another one takes the job over. */
@Tag("drill")
class TakeoverIT {

    private static final int KILLS = 4;
    private static final int WAVE = 50_000;
    private static final double BAD = 0.05;
    private static final double STEP_MS = 1.5;
    private static final long SEED = 41;
    private static final Duration LONGEST_CALM = Duration.ofSeconds(4);

    @BeforeAll
    static void onlyFull() {
        assumeThat(Size.chosen()).as("runs with -Dweir.drill=full").isEqualTo(Size.FULL);
    }

    @Test
    void everyRecordComesOutOnceWhenAnotherJobManagerTakesOver() throws Exception {
        try (Drill drill = Drill.begin("takeover")) {
            // Given
            Deployment deployment = Deployment.community("weir");
            drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
            drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
            drill.createOutputs(deployment);
            ZooKeeper zooKeeper = drill.keep(ZooKeeper.start(drill.home().resolve("zookeeper")));
            Ledger ledger = new Ledger();
            Loader loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
            long start = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
            Community community = new Community(SEED, BAD, start, STEP_MS);
            Cluster cluster = drill.gateway(deployment, "gateway", null, zooKeeper.configuration());
            Random random = new Random(SEED);
            List<Long> takenOverAfter = new ArrayList<>();
            cluster.awaitRunning();

            // When
            for (int kill = 0; kill < KILLS; kill++) {
                cluster.addJobManager();
                CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> loader.load(WAVE, community));
                cluster.awaitCheckpoints(2);
                Await.pass(Delivery.moment(random, LONGEST_CALM));
                cluster.killJobManager();
                long began = System.nanoTime();
                cluster.awaitRunning();
                cluster.awaitCheckpoints(1);
                takenOverAfter.add((System.nanoTime() - began) / 1_000_000_000);
                loading.join();
            }

            // Then
            Delivery.Result result = new Delivery(drill, deployment, ledger).verify(cluster);
            drill.report("takeover: " + ledger.size() + " records, the leading job manager killed " + KILLS
                    + " times, the next checkpoint complete after " + takenOverAfter
                    + " s: each exactly once and as accounted; " + result.text());
        }
    }
}
