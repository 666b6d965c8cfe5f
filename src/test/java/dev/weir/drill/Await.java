package dev.weir.drill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something outside of this process: polls until it is there or the deadline is over. */
final class Await {

    /** Each look costs a job manager some milliseconds of its CPU, which the job lacks. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Of a clock, which costs nothing. */
    private static final Duration TICK = Duration.ofMillis(10);

    private Await() {}

    /** Lets some time pass: for the random moment of a failure, never to wait for something. */
    static void pass(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        until("time to pass", time.plusSeconds(60), TICK, () -> System.nanoTime() >= deadline, () -> "");
    }

    /**
     * Returns as soon as the condition holds.
     *
     * @param what what is waited for, to complete "waited in vain for ..."
     * @throws AssertionError after {@code limit}, with what {@code diagnosis} says then
     */
    static void until(String what, Duration limit, BooleanSupplier condition, Supplier<String> diagnosis) {
        until(what, limit, PAUSE, condition, diagnosis);
    }

    /** The same, looking once every {@code pause}. */
    static void until(
            String what, Duration limit, Duration pause, BooleanSupplier condition, Supplier<String> diagnosis) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "waited in vain for " + what + " for " + limit.toSeconds() + " s\n" + diagnosis.get());
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
