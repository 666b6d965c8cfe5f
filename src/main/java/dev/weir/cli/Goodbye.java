package dev.weir.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How a verb that runs until it is stopped ends: at Ctrl-C or SIGTERM its thread is interrupted, and the process waits until it has
 * closed what it had open, and says so.
 */
final class Goodbye {

    private static final long SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final String who;
    private final Thread serving;

    private Goodbye(String who, Thread serving) {
        this.who = who;
        this.serving = serving;
    }

    /** @param who what it is that ends, for the message that it did not */
    static Goodbye of(String who) {
        Goodbye goodbye = new Goodbye(who, Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(goodbye::end, "weir-stop"));
        return goodbye;
    }

    private void end() {
        try {
            serving.interrupt();
            if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                System.err.println("weir: " + who + " did not end within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is closed: nothing is waited for any more. */
    void said() {
        ended.countDown();
    }
}
