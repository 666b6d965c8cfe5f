package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Promise 1: nothing is lost, nothing counts twice, through the kill of any process. One gateway lives through all of it;
 * after each kind of failure everything that was ever loaded is compared.
 */
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConservationIT {

    private static final Size SIZE = Size.chosen();
    private static final int EVENTS = SIZE.of(15_000, 2_000_000);
    private static final int KILLS = SIZE.of(1, 10);
    private static final int BROKER_RESTARTS = SIZE.of(1, 2);
    private static final int AIMED_KILLS = SIZE.of(1, 3);
    private static final int WAVE = SIZE.of(3_000, 100_000);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(SIZE.of(2, 6));
    private static final double BAD = 0.05;
    /** 670 events a second: two million are 50 minutes. */
    private static final double STEP_MS = 1.5;

    private static final long SEED = 20261125;

    private final Deployment deployment = Deployment.community("weir");
    private final Ledger ledger = new Ledger();
    private final Random random = new Random(SEED);
    private Drill drill;
    private Loader loader;
    private Community community;
    private Cluster cluster;
    private Delivery delivery;

    private enum Failure {
        TASK_MANAGER,
        BROKER
    }

    @BeforeAll
    void begin() {
        drill = Drill.begin("conservation");
        drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
        drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
        drill.createOutputs(deployment);
        long start = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        community = new Community(SEED, BAD, start, STEP_MS);
        loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
        delivery = new Delivery(drill, deployment, ledger);
        cluster = drill.gateway(deployment, "gateway", null);
    }

    @AfterAll
    void end() throws Exception {
        if (drill != null) {
            drill.close();
        }
    }

    @Test
    @Order(1)
    void everyRecordComesOutOnceThroughKillsAtRandomMoments() {
        // given
        long began = System.nanoTime();
        List<Failure> failures = failures();
        List<Long> unread = new ArrayList<>();
        int wave = EVENTS / (failures.size() + 1);
        loader.load(EVENTS - (long) wave * failures.size(), community);
        cluster.awaitRunning();
        if (SIZE == Size.FULL) {
            cluster.addTaskManager(); // Stands by: the job goes on there without waiting for a start.
        }

        // when
        for (Failure failure : failures) {
            CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> loader.load(wave, community));
            if (random.nextBoolean()) {
                // Half of the failures come after progress, the others may undo the same work again.
                cluster.awaitCheckpoints(1);
            }
            Await.pass(Delivery.moment(random, LONGEST_CALM));
            unread.add(ledger.size() - drill.broker().committed(deployment.prefix() + ".gateway"));
            strike(failure);
            loading.join();
        }

        // then
        Delivery.Result result = delivery.verify(cluster);
        assertThat(result.receipts().reasons()).hasSize(BadRecords.OF_JSON.size() + 1);
        report(ledger.size() + " records, failures " + failures + " with " + unread + " not yet read", result, began);
    }

    @Test
    @Order(2)
    void everyRecordComesOutOnceWhenWorkersDieBetweenCheckpointAndCommit() {
        // given
        long began = System.nanoTime();
        CrashPoint crash = new CrashPoint(drill, cluster);
        List<Long> checkpoints = new ArrayList<>();

        // when
        for (int kill = 0; kill < AIMED_KILLS; kill++) {
            CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> loader.load(WAVE, community));
            checkpoints.add(crash.killBetweenCheckpointAndCommit());
            loading.join();
        }

        // then
        Delivery.Result result = delivery.verify(cluster);
        report(ledger.size() + " records, killed before the commits of checkpoints " + checkpoints, result, began);
    }

    @Test
    @Order(3)
    void everyRecordComesOutOnceWhenWorkersDieWhileTheyRestore() {
        assumeThat(SIZE).as("runs with -Dweir.drill=full").isEqualTo(Size.FULL);
        // given
        long began = System.nanoTime();
        CrashPoint crash = new CrashPoint(drill, cluster);

        // when
        for (int kill = 0; kill < AIMED_KILLS; kill++) {
            CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> loader.load(WAVE, community));
            crash.killDuringRestore();
            loading.join();
        }

        // then
        Delivery.Result result = delivery.verify(cluster);
        report(ledger.size() + " records, killed while restoring " + AIMED_KILLS + " times", result, began);
    }

    private List<Failure> failures() {
        List<Failure> failures = new ArrayList<>(Collections.nCopies(KILLS, Failure.TASK_MANAGER));
        failures.addAll(Collections.nCopies(BROKER_RESTARTS, Failure.BROKER));
        Collections.shuffle(failures, random);
        return failures;
    }

    private void strike(Failure failure) {
        long now = System.currentTimeMillis();
        if (failure == Failure.BROKER) {
            drill.broker().killAndRestart();
        } else {
            cluster.killWorkers();
            cluster.awaitRestart(now);
        }
    }

    private void report(String what, Delivery.Result result, long began) {
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        drill.report("conservation: " + what + ": each exactly once and as accounted; " + result.text() + "; " + seconds
                + " s");
    }
}
