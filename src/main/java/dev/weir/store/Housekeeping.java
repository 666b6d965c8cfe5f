package dev.weir.store;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts the tables beside the job, in its process: commits to a folder are one at a time within a process, and a volume that one node
 * mounts has no other. A failure of it is said and tried again the next time; it never ends the job.
 */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Settings settings;
    private final ScheduledExecutorService clock;

    private Housekeeping(Settings settings) {
        this.settings = settings;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "weir-compaction");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins, unless the settings say never. */
    static Housekeeping start(Settings settings) {
        Housekeeping housekeeping = new Housekeeping(settings);
        long every = settings.store().compactEvery().toMillis();
        if (every > 0) {
            housekeeping.clock.scheduleWithFixedDelay(housekeeping::compact, every, every, TimeUnit.MILLISECONDS);
        }
        return housekeeping;
    }

    private void compact() {
        try {
            for (Compaction.Outcome outcome : Compaction.run(settings, Compaction.LEAST_FILES)) {
                LOG.info("compaction of {}: {} files became {}", outcome.table(), outcome.taken(), outcome.made());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("compaction failed, and is tried again after store.compactEvery", e);
        }
    }

    /** Ends it; what was begun and not committed is in no table. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
