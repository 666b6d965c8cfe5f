package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.BrokerProcess;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.topics.TopicPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole bench: a broker, the input, the runs in turn, the price list, the latency. */
public final class Bench {

    private static final String INPUT = "bench.input";
    private static final List<String> BROKER_JVM = List.of("-Xmx768m");
    private static final List<String> JOB_JVM = List.of("-Xms1536m", "-Xmx1536m");

    private final Meter meter;
    private final List<String> jvm;
    private final BenchOptions options;
    private final Consumer<String> progress;
    private final List<TrialResult> trials = new ArrayList<>();

    /** @param progress told in one line what is being done */
    public Bench(BenchOptions options, Consumer<String> progress) {
        this(options, progress, new Meter(), List.of());
    }

    /** @param jvm more JVM options for the broker and the jobs */
    Bench(BenchOptions options, Consumer<String> progress, Meter meter, List<String> jvm) {
        this.meter = meter;
        this.jvm = List.copyOf(jvm);
        this.options = options;
        this.progress = progress;
    }

    /** Runs everything; about a minute for two million events and one round. */
    public BenchReport run() throws Exception {
        try (BenchFolder folder = new BenchFolder()) {
            progress.accept("starting a broker");
            ChildProcess broker = ChildProcess.start(
                    BrokerProcess.class,
                    with(BROKER_JVM),
                    List.of("--dir", folder.of("broker").toString()));
            try {
                return run(folder, broker, broker.await("READY "));
            } finally {
                broker.kill();
            }
        }
    }

    private BenchReport run(BenchFolder folder, ChildProcess broker, String bootstrap) throws Exception {
        BenchTopics topics = new BenchTopics(bootstrap);
        Load load = Load.upTo(
                System.currentTimeMillis(), options.events(), options.visit(), options.actors(), options.features());
        progress.accept(String.format(Locale.ROOT, "sending %,d events", options.events()));
        topics.fill(INPUT, options.parallelism(), load);
        for (int round = 0; round < options.rounds(); round++) {
            Contender first = round % 2 == 0 ? Contender.FLOOR : Contender.GATEWAY;
            Contender second = round % 2 == 0 ? Contender.GATEWAY : Contender.FLOOR;
            trial(folder, broker, topics, bootstrap, first, round);
            trial(folder, broker, topics, bootstrap, second, round);
        }
        progress.accept("measuring the gateway's steps one by one");
        List<BenchReport.Price> prices = new PriceList(
                        load, SettingsFile.loadForRun(folder.settings("prices", bootstrap, INPUT, options)), meter)
                .measure();
        return BenchReport.of(options, trials, prices, latency(folder, broker, topics, bootstrap, load));
    }

    private void trial(
            BenchFolder folder, ChildProcess broker, BenchTopics topics, String bootstrap, Contender who, int round)
            throws Exception {
        String prefix = who.name().toLowerCase(Locale.ROOT) + (round + 1);
        Path file = folder.settings(prefix, bootstrap, INPUT, options);
        Settings settings = SettingsFile.loadForRun(file);
        List<String> outputs = outputs(settings);
        createOutputs(topics, settings);
        TrialResult result;
        try (ChildProcess job = job(file, who, options.events(), broker)) {
            result = new ObjectMapper().readValue(job.await(Trial.RESULT), TrialResult.class);
        }
        topics.expect(answers(settings), options.events());
        topics.delete(outputs);
        trials.add(result);
        progress.accept(String.format(
                Locale.ROOT,
                "round %d: %s %,.0f events/s, %.1f us of CPU an event",
                round + 1,
                who.name().toLowerCase(Locale.ROOT),
                result.eventsPerSecond(),
                result.jobMicros() + result.brokerMicros()));
    }

    private @Nullable LatencyResult latency(
            BenchFolder folder, ChildProcess broker, BenchTopics topics, String bootstrap, Load load) throws Exception {
        if (options.latencySeconds() == 0) {
            return null;
        }
        progress.accept("measuring latency at half of the gateway's pace");
        String input = "bench.paced";
        topics.createInput(input, options.parallelism());
        Path file = folder.settings("latency", bootstrap, input, options);
        Settings settings = SettingsFile.loadForRun(file);
        List<String> outputs = outputs(settings);
        createOutputs(topics, settings);
        try (ChildProcess job = job(file, Contender.GATEWAY, 0, broker)) {
            job.await(Trial.RUNNING);
            double pace = BenchReport.speed(trials, Contender.GATEWAY) / 2;
            return new LatencyRun(topics, pace, options.latencySeconds()).measure(input, outputs.get(0), load);
        }
    }

    private void createOutputs(BenchTopics topics, Settings settings) throws InterruptedException, ExecutionException {
        List<String> others = new ArrayList<>(outputs(settings));
        others.remove(settings.auditTopic());
        topics.createOutputs(others, options.parallelism());
        topics.createOutputs(List.of(settings.auditTopic()), TopicPlan.AUDIT_PARTITIONS);
    }

    private ChildProcess job(Path settings, Contender who, long events, ChildProcess broker) throws IOException {
        return ChildProcess.start(
                Trial.class,
                with(JOB_JVM),
                List.of(settings.toString(), who.name(), Long.toString(events), Long.toString(broker.pid())));
    }

    private List<String> with(List<String> usual) {
        List<String> all = new ArrayList<>(usual);
        all.addAll(jvm);
        return all;
    }

    /** Each event is in one of these. */
    private static List<String> answers(Settings settings) {
        return List.of(
                settings.trainingTopic(BenchFolder.STREAM),
                settings.quarantineTopic(BenchFolder.STREAM),
                settings.deadLetterTopic(BenchFolder.STREAM));
    }

    private static List<String> outputs(Settings settings) {
        List<String> outputs = new ArrayList<>(answers(settings));
        outputs.addAll(List.of(
                settings.auditTopic(),
                settings.retractionsTopic(),
                settings.standingsTopic(),
                settings.alertsTopic(),
                settings.samplesTopic(),
                settings.decisionsTopic(),
                settings.modelsTopic(),
                settings.policiesTopic()));
        return outputs;
    }
}
