package dev.weir.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assumptions;

/**
 * One gateway with people at work while something goes wrong. It says how long it takes until all is as before, and that
 * what came out is what was sent.
 */
final class Incident implements AutoCloseable {

    private static final double BAD = 0.05;
    private static final double STEP_MS = 1.5;
    private static final long SEED = 20261128;

    private final Drill drill;
    private final Deployment deployment;
    private final Ledger ledger = new Ledger();
    private final Community community = new Community(
            SEED, BAD, System.currentTimeMillis() - Duration.ofHours(1).toMillis(), STEP_MS);
    private final Loader loader;

    /** The input topics must exist; makes the others, and people who send. */
    Incident(Drill drill, Deployment deployment) {
        this.drill = drill;
        this.deployment = deployment;
        drill.createOutputs(deployment);
        this.loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
    }

    /** Makes all topics of a gateway for the community. */
    static Incident begin(Drill drill, Deployment deployment) {
        drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
        drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
        return new Incident(drill, deployment);
    }

    static Incident begin(Drill drill) {
        return begin(drill, Deployment.community("weir"));
    }

    /** Skips what takes too long for every build. */
    static void onlyFull() {
        Assumptions.assumeThat(Size.chosen())
                .as("runs with -Dweir.drill=full: it breaks things and waits for clocks")
                .isEqualTo(Size.FULL);
    }

    Drill drill() {
        return drill;
    }

    Deployment deployment() {
        return deployment;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Sends so many records beside what else happens. */
    CompletableFuture<Void> load(int records) {
        return CompletableFuture.runAsync(() -> loader.load(records, community));
    }

    /** One person rates so many films at once: the last ones are held. */
    void flood(int ratings) {
        long now = System.currentTimeMillis();
        for (int i = 0; i < ratings; i++) {
            byte[] value = new Community.Fields("stormer", "s" + i, 1 + i % 10, "storm" + i, now + i)
                    .json()
                    .getBytes(StandardCharsets.UTF_8);
            loader.send(Sent.of(Community.RATINGS, 0, "stormer", value, now + i, Fate.JUDGED));
        }
        loader.flush();
    }

    /** Seconds from {@code since}, epoch milliseconds, until a checkpoint that began after it is complete. */
    static double secondsUntilBack(Cluster cluster, long since) {
        cluster.awaitCheckpointAfter(since);
        return (System.currentTimeMillis() - since) / 1000.0;
    }

    /** Holds every output against what was sent, and reports what happened in one line. */
    void verify(Cluster cluster, String what, double seconds) {
        verify(cluster, what, seconds, List.of());
    }

    /** @param givenUp the checkpoints that gave way to a savepoint or were gone back behind */
    void verify(Cluster cluster, String what, double seconds, List<Long> givenUp) {
        Delivery.Result result = new Delivery(drill, deployment, ledger).verify(cluster, givenUp);
        drill.report(String.format(
                Locale.ROOT,
                "%s: back after %.1f s; %,d records, each exactly once and as accounted; %s",
                what,
                seconds,
                ledger.size(),
                result.text()));
    }

    @Override
    public void close() throws Exception {
        drill.close();
    }
}
