package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.GatewayJob;
import dev.weir.JobEnvironment;
import dev.weir.Plan;
import dev.weir.intake.KafkaIntake;
import dev.weir.intake.PublishedModels;
import dev.weir.intake.Watermarks;
import dev.weir.route.KafkaOutlet;
import dev.weir.route.KafkaRoute;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/**
 * One run of one job in this process, as a program: {@code SETTINGS FLOOR|GATEWAY EVENTS BROKER-PID}. It prints {@code
 * RUNNING} when the job is started, and {@code RESULT} with a JSON {@link TrialResult} when all events were committed and
 * the job was stopped. With 0 events it runs until its standard input ends. It ends with the process that started it.
 */
public final class Trial {

    /** Begins the line that holds the result. */
    static final String RESULT = "RESULT ";

    /** The line that says that the job was started. */
    static final String RUNNING = "RUNNING";

    private static final double FROM = 0.50;
    private static final double UNTIL = 0.97;
    /** A job that lets nothing out for so long is stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final long POLL_NANOS = 5_000_000;
    private static final int POLLS_A_QUESTION = 200;

    private final Settings settings;
    private final Contender contender;
    private final ProcessHandle broker;

    private Trial(Settings settings, Contender contender, ProcessHandle broker) {
        this.settings = settings;
        this.contender = contender;
        this.broker = broker;
    }

    /** Ends the process in any case: the mini cluster has threads that would keep it. */
    public static void main(String[] args) {
        try {
            run(args);
            System.exit(0);
        } catch (Exception e) {
            System.err.println("the run failed: " + ExceptionUtils.stringifyException(e));
            System.exit(1);
        }
    }

    private static void run(String[] args) throws Exception {
        Settings settings = SettingsFile.loadForRun(Path.of(args[0]));
        ProcessHandle broker = ProcessHandle.of(Long.parseLong(args[3])).orElseThrow();
        Trial trial = new Trial(settings, Contender.valueOf(args[1]), broker);
        long events = Long.parseLong(args[2]);
        if (events == 0) {
            trial.runUntilEndOfInput();
        } else {
            Thread starter = new Thread(Trial::endWithStarter, "bench-starter");
            starter.setDaemon(true);
            starter.start();
            System.out.println(RESULT + new ObjectMapper().writeValueAsString(trial.run(events)));
        }
    }

    private TrialResult run(long events) throws Exception {
        JobClient job = start();
        long from = (long) (events * FROM);
        long until = (long) (events * UNTIL);
        await(job, from);
        Stopwatch start = Stopwatch.read(broker);
        long first = Counted.sent();
        await(job, until);
        Stopwatch end = Stopwatch.read(broker);
        long last = Counted.sent();
        await(job, events);
        return end.since(start, contender, last - first, stop(job));
    }

    private void runUntilEndOfInput() throws Exception {
        JobClient job = start();
        awaitEndOfInput();
        stop(job);
    }

    /** Whoever started this and was killed has closed nothing, but its end of the pipe is gone. */
    private static void endWithStarter() {
        try {
            awaitEndOfInput();
        } catch (IOException e) {
            System.err.println("the run cannot see whether the bench is there: " + e.getMessage());
        }
        System.exit(1);
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Only its end says something.
        }
    }

    private JobClient start() throws Exception {
        Configuration conf = JobEnvironment.inProcess(settings);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(conf);
        Properties client = new Properties();
        DataStream<Passage> source = env.fromSource(
                        KafkaIntake.source(settings, client).build(), Watermarks.of(settings), "source")
                .uid("source");
        if (contender == Contender.GATEWAY) {
            KafkaRoute route = new KafkaRoute(settings);
            GatewayJob.connect(
                    Plan.enforcing(settings),
                    source,
                    PublishedModels.of(env, settings, client, Boundedness.CONTINUOUS_UNBOUNDED),
                    KafkaOutlet.sink(settings, client, new Counted<>(route)));
        } else {
            BareRoute route = new BareRoute(settings.trainingTopic(BenchFolder.STREAM));
            FloorJob.connect(source, KafkaOutlet.sink(settings, client, new Counted<>(route)));
        }
        JobClient job = env.executeAsync("bench " + contender);
        System.out.println(RUNNING);
        return job;
    }

    private static void await(JobClient job, long events) throws Exception {
        long moved = System.nanoTime();
        long before = 0;
        for (int poll = 0; Counted.sent() < events; poll++) {
            // Asking the job costs about as much as judging a hundred events.
            if (poll % POLLS_A_QUESTION == 0 && job.getJobStatus().get().isGloballyTerminalState()) {
                // Throws what ended it.
                job.getJobExecutionResult().get();
            }
            if (Counted.sent() > before) {
                before = Counted.sent();
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new IllegalStateException("no event for " + PATIENCE + " after " + before + " of " + events
                        + "; see the job's log above");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Stops with a savepoint, which commits all that was sent. Returns the savepoint's size in bytes. */
    private long stop(JobClient job) throws Exception {
        Path folder = Path.of(Objects.requireNonNull(settings.job().checkpointDir()), "savepoint");
        String savepoint = job.stopWithSavepoint(false, folder.toString(), SavepointFormatType.NATIVE)
                .get(2, TimeUnit.MINUTES);
        return size(Path.of(URI.create(savepoint)));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
