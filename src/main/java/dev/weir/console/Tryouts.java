package dev.weir.console;

import dev.weir.backtest.Backtest;
import dev.weir.backtest.PolicyTrial;
import dev.weir.backtest.TopicRange;
import dev.weir.replay.Progress;
import dev.weir.replay.ReferenceFiles;
import dev.weir.replay.ReplayException;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.sort.WorkFolder;
import dev.weir.topics.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs backtests beside the pages, one at a time, and keeps the last one, in memory: lost, it is made again. What it judges is bounded by the
 * heap, for a replay keeps its contributors there.
 */
final class Tryouts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tryouts.class);

    /** Of heap for each record: twice what a contributor takes, if each record were of one of its own. */
    private static final long BYTES_A_RECORD = 4 * 1024;

    private final Settings settings;
    private final long most;
    private @Nullable Tryout last;
    private @Nullable LastLine progress;
    private @Nullable Thread thread;

    private Tryouts(Settings settings, long most) {
        this.settings = settings;
        this.most = most;
    }

    /** As many records as this process has room for. */
    static Tryouts of(Settings settings) {
        return new Tryouts(settings, Runtime.getRuntime().maxMemory() / BYTES_A_RECORD);
    }

    /** What is compared. */
    record Pair(Policy followed, String followedText, String text) {}

    /**
     * Begins one over what came in by the topics until now.
     *
     * @throws Refusal while another one runs
     */
    synchronized Tryout begin(Pair pair, String by, Duration over, Instant now) {
        refuseAnother();
        Tryout begun = new Tryout(
                UUID.randomUUID().toString(),
                by,
                pair.text,
                "the last " + Show.duration(over),
                now,
                Tryout.State.RUNNING,
                "it begins",
                null);
        LastLine line = new LastLine();
        Thread runs = new Thread(() -> run(begun, pair, now.minus(over), line), "weir-console-backtest");
        runs.setDaemon(true);
        last = begun;
        progress = line;
        thread = runs;
        runs.start();
        return begun;
    }

    /**
     * Takes a report that was made elsewhere.
     *
     * @throws Refusal while one runs, or when it is no report
     */
    synchronized Tryout take(String text, byte[] report, String by, Instant now) {
        refuseAnother();
        Tryout taken = new Tryout(
                        UUID.randomUUID().toString(),
                        by,
                        text,
                        "a report of before",
                        now,
                        Tryout.State.RUNNING,
                        "",
                        null)
                .done(report);
        taken.tried(now);
        last = taken;
        return taken;
    }

    /** The one that runs, or ran last. */
    synchronized Optional<Tryout> last() {
        Tryout known = last;
        LastLine line = progress;
        return known == null
                        || known.state() != Tryout.State.RUNNING
                        || line == null
                        || line.text().isEmpty()
                ? Optional.ofNullable(known)
                : Optional.of(known.saying(line.text()));
    }

    /** Forgets the one that ran last: it was published, or proposed. */
    synchronized void forget(String id) {
        if (last != null && last.id().equals(id)) {
            last = null;
        }
    }

    private void refuseAnother() {
        Tryout running = last;
        if (running != null && running.state() == Tryout.State.RUNNING) {
            throw Refusal.conflict("The backtest of " + running.by() + " still runs. There is room for one at a time.");
        }
    }

    private void run(Tryout begun, Pair pair, Instant since, LastLine line) {
        Tryout ended;
        try {
            ended = begun.done(report(pair, since, new PrintWriter(line, true)));
        } catch (IOException
                | RuntimeException e) { // Whatever it is: who waits hears of it, and the next one can begin.
            LOG.warn("the backtest of {} failed", begun.by(), e);
            ended = begun.failed(String.valueOf(e.getMessage()));
        }
        synchronized (this) {
            last = ended;
        }
    }

    private byte[] report(Pair pair, Instant since, PrintWriter words) throws IOException {
        try (WorkFolder folder = WorkFolder.temporary();
                TopicRange range = new TopicRange(settings, Cluster.of(settings).clientProperties(), since, null)) {
            if (range.records() > most) {
                throw new ReplayException(String.format(
                        "%,d records came in that time, and the console has room for %,d: take a shorter time, or run it in a shell with"
                                + " `weir policy publish --over` or `weir backtest` and give its report here",
                        range.records(), most));
            }
            Path out = folder.path().resolve("out");
            PolicyTrial.of(settings, pair.followed, pair.followedText, pair.text)
                    .run(
                            range,
                            ReferenceFiles.NONE,
                            out,
                            Files.createDirectory(folder.path().resolve("work")),
                            new Progress(words, Progress.Style.LINES, System::nanoTime));
            return Files.readAllBytes(out.resolve(Backtest.JSON));
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
