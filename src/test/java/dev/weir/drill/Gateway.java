package dev.weir.drill;

import java.time.Duration;

/** A gateway that runs: in processes of its own, or in this one. */
interface Gateway {

    Duration START = Duration.ofMinutes(5);

    /** What the first job manager says. */
    Rest rest();

    /** Whether there is still somebody to ask. */
    boolean isAlive();

    /** Bytes in use on the heaps that do its work, just after a full collection. */
    long heapAfterCollection();

    /** How it is, and where its logs are. */
    String diagnosis();

    /** Waits until every task of the job runs. */
    default void awaitRunning() {
        Await.until("all tasks to run", START, () -> rest().allTasksRun() || !isAlive(), this::diagnosis);
        mustLive();
    }

    /** Waits until {@code more} checkpoints are completed beyond those that are completed now. */
    default void awaitCheckpoints(int more) {
        long goal = rest().completedCheckpoints() + more;
        Await.until(
                more + " more checkpoints",
                START,
                () -> rest().completedCheckpoints() >= goal || !isAlive(),
                this::diagnosis);
        mustLive();
    }

    /** Fails where nobody is left to ask. */
    default void mustLive() {
        if (!isAlive()) {
            throw new AssertionError("the job manager ended\n" + diagnosis());
        }
    }
}
