package dev.weir.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Kills task managers at the moments that hurt most. */
final class CrashPoint {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration AT_ONCE = Duration.ofMillis(2);
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(2);
    private static final Duration COMPLETED = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 40;

    private final Drill drill;
    private final Cluster cluster;

    CrashPoint(Drill drill, Cluster cluster) {
        this.drill = drill;
        this.cluster = cluster;
    }

    /**
     * Kills the workers after a checkpoint is complete and before its transactions are committed.
     *
     * <p>The job manager stands still while the tasks write a checkpoint and report it; then the broker stands still too,
     * and the job manager goes on: it completes the checkpoint, but nothing can be committed. So the workers die in between
     * whatever the timing. Tried again when the checkpoint was complete too early or the reports came too late.
     *
     * @return the checkpoint's number
     */
    long killBetweenCheckpointAndCommit() {
        long now = System.currentTimeMillis();
        long number = strikeBetweenCheckpointAndCommit(cluster::killWorkers);
        cluster.awaitRestart(now);
        return number;
    }

    /**
     * Ends the whole cluster at that moment.
     *
     * @return the checkpoint's number
     */
    long endBetweenCheckpointAndCommit() {
        return strikeBetweenCheckpointAndCommit(cluster::close);
    }

    private long strikeBetweenCheckpointAndCommit(Runnable strike) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long number = awaitOpenCheckpoint();
            cluster.jobManager().pause();
            Await.pass(ACKNOWLEDGED);
            drill.broker().process().pause();
            long resumed = System.currentTimeMillis();
            cluster.jobManager().resume();
            boolean completed = completesAfter(number, resumed);
            if (completed) {
                strike.run();
            }
            drill.broker().process().resume();
            if (completed) {
                return number;
            }
        }
        throw new AssertionError("no checkpoint was caught between completion and commit in " + ATTEMPTS + " attempts\n"
                + cluster.diagnosis());
    }

    private long awaitOpenCheckpoint() {
        long[] number = {-1};
        Await.until(
                "a checkpoint to begin",
                SOON,
                AT_ONCE,
                () -> {
                    number[0] = cluster.rest().openCheckpoint();
                    return number[0] >= 0;
                },
                cluster::diagnosis);
        return number[0];
    }

    private boolean completesAfter(long number, long moment) {
        long deadline = System.nanoTime() + COMPLETED.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode checkpoint = cluster.rest().checkpoint(number);
            if (checkpoint.path("status").asText("").equals("COMPLETED")) {
                return checkpoint.path("latest_ack_timestamp").asLong(0) >= moment;
            }
        }
        return false;
    }

    /** Kills the workers, and those that take over again while they restore the state. */
    void killDuringRestore() {
        cluster.killWorkers();
        Await.until(
                "tasks to restore their state",
                SOON,
                AT_ONCE,
                () -> cluster.rest().tasks("initializing") > 0,
                cluster::diagnosis);
        long now = System.currentTimeMillis();
        cluster.killWorkers();
        cluster.awaitRestart(now);
    }
}
