package dev.weir.demo;

import dev.weir.JobEnvironment;
import dev.weir.LiveGateway;
import dev.weir.Plan;
import dev.weir.lab.Community;
import dev.weir.lab.CommunityShape;
import dev.weir.lab.Faults;
import dev.weir.local.EmbeddedBroker;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;

/** The demo from opening to summary. */
public final class Demo {

    /** A Monday morning, long enough ago that days can pass in minutes without reaching the present. */
    private static final Instant OPENING = Instant.parse("2025-06-02T06:00:00Z");

    /** People who come for the first time, a day: about 1,000 events a second at a day a minute. */
    private static final double NEWCOMERS = 450;

    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final Duration LINE = Duration.ofSeconds(5);
    /** So long without a new verdict, and there is none to come. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DemoOptions options;
    private final Screen screen;
    private final CountDownLatch stop = new CountDownLatch(1);

    public Demo(DemoOptions options, Screen screen) {
        this.options = options;
        this.screen = screen;
    }

    /** Ends the demo early: {@link #run} then writes its summary and returns. */
    public void stop() {
        stop.countDown();
    }

    /**
     * Runs the demo and returns when it has ended and nothing of it is left.
     *
     * @return whether every record that was sent has its verdict in the books
     */
    public boolean run() throws Exception {
        long start = System.nanoTime();
        screen.say("starting a Kafka broker and a Flink cluster in this process");
        try (DemoFolder folder = new DemoFolder();
                EmbeddedBroker broker = EmbeddedBroker.start()) {
            Settings settings = folder.settings(broker.bootstrap(), options.speed());
            DemoTopics.create(settings);
            JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
            try (Audience audience = new Audience(settings);
                    Cast cast = new Cast(settings, community(), programme(settings), OPENING, options.speed())) {
                awaitRunning(job);
                try (DemoReview review = DemoReview.start(settings, folder, options.port())) {
                    introduce(settings, folder, review, (System.nanoTime() - start) / 1e9);
                    audience.start();
                    cast.start();
                    show(settings, cast, audience, job);
                    cast.stop();
                    return summarize(settings, cast, audience);
                }
            } finally {
                job.cancel().get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static void awaitRunning(JobClient job) throws Exception {
        while (job.getJobStatus().get() != JobStatus.RUNNING) {
            if (job.getJobStatus().get().isGloballyTerminalState()) {
                // Throws what ended it.
                job.getJobExecutionResult().get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Community community() {
        Instant longBefore = OPENING.minus(Duration.ofDays(1));
        return new Community(CommunityShape.shop(NEWCOMERS), longBefore, options.seed()).passedBy(OPENING);
    }

    private static Programme programme(Settings settings) {
        return new Programme(
                new Faults(settings.limits().recordBytes(), settings.limits().idBytes()));
    }

    private void introduce(Settings settings, DemoFolder folder, DemoReview review, double seconds) {
        screen.say(String.format(Locale.ROOT, "ready after %.1f s", seconds));
        screen.say("");
        screen.say("Customers of a film shop rate films and play trailers; a day passes in "
                + String.format(Locale.ROOT, "%.0f s", 86_400 / options.speed())
                + ". They behave like the people of MovieLens.");
        screen.say(
                "In between: broken records, somebody from 2099, accounts that rate 2,000 films in a minute, and after 15 s");
        screen.say("forty bought accounts that lift three films.");
        screen.say("Weir enforces its default policy; what it writes is visible after each checkpoint, one a second.");
        screen.say("");
        screen.say("Review what is held, and decide:");
        screen.say("  " + review.invitation());
        screen.say(String.format(
                Locale.ROOT, "  What nobody decides within %.0f s, two weeks of theirs, the policy decides.", (double)
                        settings.review().holdFor().toSeconds()));
        screen.say("");
        screen.say("Look yourself while it runs, with Kafka's own tools:");
        screen.say("  bootstrap server  " + settings.kafka().bootstrap());
        for (String stream : settings.streamNames()) {
            screen.say("  " + stream + "  "
                    + Objects.requireNonNull(settings.streams().get(stream)).topic() + " -> "
                    + settings.trainingTopic(stream) + ", " + settings.quarantineTopic(stream) + ", "
                    + settings.deadLetterTopic(stream));
        }
        screen.say("  books  " + settings.auditTopic());
        screen.say("  settings  " + folder.settingsFile());
        screen.say(options.seconds() == DemoOptions.UNTIL_STOPPED ? "Stop it with Ctrl-C." : "");
    }

    private void show(Settings settings, Cast cast, Audience audience, JobClient job) throws Exception {
        Scoreboard board = new Scoreboard(settings.streamNames());
        long end = options.seconds() == DemoOptions.UNTIL_STOPPED
                ? Long.MAX_VALUE
                : System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
        boolean terminal = screen.type() == Screen.Type.TERMINAL;
        Duration pause = terminal ? REDRAW : LINE;
        while (end - System.nanoTime() > 0) {
            long wait = Math.min(pause.toNanos(), end - System.nanoTime());
            if (stop.await(wait, TimeUnit.NANOSECONDS)) {
                return;
            }
            if (job.getJobStatus().get().isGloballyTerminalState()) {
                // Throws what ended it.
                job.getJobExecutionResult().get();
            }
            if (terminal) {
                screen.draw(board.table(
                        audience.snapshot(),
                        cast::sent,
                        cast.scene().now(),
                        cast.scene().story()));
            } else {
                screen.say(board.line(audience.snapshot(), cast.scene().now()));
            }
        }
    }

    private boolean summarize(Settings settings, Cast cast, Audience audience) throws InterruptedException {
        screen.say("");
        screen.say("Nobody sends any more; waiting for the last verdicts.");
        long sent = settings.streamNames().stream().mapToLong(cast::sent).sum();
        long judged = -1;
        long since = System.nanoTime();
        while (judged < sent && System.nanoTime() - since < PATIENCE.toNanos()) {
            long now = audience.snapshot().all().judged();
            if (now > judged) {
                judged = now;
                since = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Tally.Snapshot tally = audience.snapshot();
        new Scoreboard(settings.streamNames()).summary(tally, cast::sent).forEach(screen::say);
        boolean all = tally.all().judged() == sent && tally.all().in() == sent;
        screen.say(
                all
                        ? "Every record that was sent has exactly one verdict."
                        : "Not every record has its verdict yet: the machine is too busy, or something is wrong.");
        return all;
    }
}
