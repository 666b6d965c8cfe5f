package dev.weir.cli;

import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sort.WorkFolder;
import dev.weir.topics.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which gateway's quarantine is reviewed, and where the index over its topics is kept. */
final class ReviewPlace {

    private static final int TELL_EVERY_SECONDS = 2;

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The settings: weir.yaml.")
    private Path file;

    @Option(
            names = "--index",
            paramLabel = "FILE",
            description = "Keep what was read of the topics in this file, so that next time only what is new is read."
                    + " Default: everything is read anew.")
    private @Nullable Path index;

    /** Something that is done with what the topics say now. */
    interface Work {
        int with(ReviewIndex index) throws IOException;
    }

    /**
     * The settings, fit for Kafka.
     *
     * @throws dev.weir.settings.SettingsException with every problem of the file
     */
    Settings load() {
        return SettingsFile.loadForRun(file);
    }

    /** The table of training sets, for manifests that name it. */
    LateTables tables() {
        return new LateTables(file);
    }

    /** Reads the topics to their end, then does the work. A person who waits is told so. */
    int read(Settings settings, PrintWriter err, Work work) throws IOException {
        if (index != null) {
            return read(settings, index, err, work);
        }
        Path folder = Files.createTempDirectory("weir-review");
        try {
            return read(settings, folder.resolve("index.db"), err, work);
        } finally {
            WorkFolder.remove(folder);
        }
    }

    private static int read(Settings settings, Path file, PrintWriter err, Work work) throws IOException {
        try (ReviewIndex open =
                ReviewIndex.open(file, settings, settings.review().holdFor())) {
            try (IndexFeed feed = open.feed(Cluster.of(settings).clientProperties(), Clock.systemUTC())) {
                CountDownLatch done = new CountDownLatch(1);
                tell(err, done);
                try {
                    feed.catchUp();
                } finally {
                    done.countDown();
                }
            }
            return work.with(open);
        }
    }

    private static void tell(PrintWriter err, CountDownLatch done) {
        Thread teller = new Thread(
                () -> {
                    try {
                        for (int s = TELL_EVERY_SECONDS;
                                !done.await(TELL_EVERY_SECONDS, TimeUnit.SECONDS);
                                s += TELL_EVERY_SECONDS) {
                            err.println("weir: reading the topics: " + s + " s");
                            err.flush();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "weir-review-progress");
        teller.setDaemon(true);
        teller.start();
    }
}
