package dev.weir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Does something again and again until it is interrupted.
 *
 * @param every from one beginning to the next; what takes longer begins again at once
 * @param err what could not be done this time is said here
 * @param failed is run then
 */
record Following(Duration every, PrintWriter err, Runnable failed) {

    /** One time. */
    interface Once {
        int call() throws IOException;
    }

    /** Returns the last exit status. The first time must succeed: what is wrong with the arguments is said at once. */
    int repeat(Once once) throws IOException {
        int status = once.call();
        long begun = System.nanoTime();
        try {
            while (true) {
                long rest = every.toNanos() - (System.nanoTime() - begun);
                Thread.sleep(Math.max(0, rest / 1_000_000));
                begun = System.nanoTime();
                status = again(once, status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return status;
        }
    }

    private int again(Once once, int before) throws IOException, InterruptedException {
        try {
            return once.call();
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted() || isInterruption(e)) {
                throw new InterruptedException();
            }
            // Whatever it is, it may be over the next time, as an outage or a file that is being edited: until then the
            // report of before stands.
            failed.run();
            err.println("weir: the report was not renewed: " + Failures.sentence(e));
            err.flush();
            return before;
        }
    }

    private static boolean isInterruption(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
