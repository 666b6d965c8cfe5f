package dev.weir.cli;

import dev.weir.JobEnvironment;
import dev.weir.LiveGateway;
import dev.weir.Plan;
import dev.weir.RunningGateway;
import dev.weir.learn.LearnException;
import dev.weir.learn.SampleFiles;
import dev.weir.learn.Shelf;
import dev.weir.learn.TopicShelf;
import dev.weir.learn.Training;
import dev.weir.learn.TrainingRun;
import dev.weir.policy.Unpublished;
import dev.weir.replay.OutputFolder;
import dev.weir.settings.Mode;
import dev.weir.settings.Settings;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir run}: the gateway against your Kafka. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the gateway against your Kafka, in this process.",
            "On Kubernetes the same job runs on a Flink cluster: see k8s/.",
            "It goes on where it stopped: from the newest checkpoint in job.checkpointDir."
        },
        footer = {
            "",
            "Examples:",
            "  weir run --settings weir.yaml --check    reads and checks the settings, then exits",
            "  weir run --settings weir.yaml",
            "  weir run --settings weir.yaml --from none",
            "  weir run --settings weir.yaml --metrics-port 9249",
            "  weir run --settings weir.yaml --warm-from out    out: what `weir replay` wrote of your history"
        })
public final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The settings, weir.yaml.")
    private Path settings;

    @Option(names = "--check", description = "Read and check settings, policy and baselines, then exit.")
    private boolean check;

    @Option(
            names = "--from",
            paramLabel = "latest|none|PATH",
            defaultValue = "latest",
            description = "Which checkpoint or savepoint to go on from; default: ${DEFAULT-VALUE}.")
    private String from;

    @Option(
            names = "--warm-from",
            arity = "1..*",
            paramLabel = "DIR",
            description = {
                "Folders that `weir replay` wrote of your history: what they teach of how fast your contributors are is",
                "published before the start, for each stream of which no model was ever published."
            })
    private List<Path> warmFrom = List.of();

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = {
                "Where Prometheus reads the job's metrics, on every address of this machine; default: nowhere.",
                "See docs/operate/monitoring.md."
            })
    private @Nullable Integer metricsPort;

    @Override
    public @Nullable Integer call() throws Exception {
        Map<String, String> metrics = metrics();
        LiveGateway gateway = LiveGateway.load(settings);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        describe(gateway.plan(), out);
        if (check) {
            out.println("settings are fine");
            return 0;
        }
        gateway.checkTopics();
        warm(gateway.plan(), out);
        String policy = gateway.governing().atStart().id();
        if (!policy.equals(gateway.plan().policy().id())) {
            out.println("policy " + policy + ", as published, takes the place of "
                    + gateway.plan().policy().id());
        }
        out.println("models " + gateway.plan().with(gateway.learned()).models());
        try (RunningGateway running = RunningGateway.start(
                gateway,
                JobEnvironment.inProcess(gateway.plan().settings(), metrics),
                from,
                line -> err.println("weir: " + line))) {
            running.await();
        }
        return 0;
    }

    private Map<String, String> metrics() {
        if (metricsPort == null) {
            return Map.of();
        }
        if (metricsPort < 1 || metricsPort > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "--metrics-port: " + metricsPort + " is no port; allowed: 1 to 65535");
        }
        return JobEnvironment.metrics(metricsPort);
    }

    private void warm(Plan plan, PrintWriter out) {
        if (warmFrom.isEmpty()) {
            return;
        }
        try {
            Shelf shelf = new TopicShelf(plan.settings());
            List<Training> trainings = new TrainingRun(
                            plan.settings(), plan.policy(), plan.baselines(), shelf, Clock.systemUTC())
                    .warm(
                            SampleFiles.folders(warmFrom, OutputFolder.SAMPLES, OutputFolder.STANDINGS),
                            "warmed from "
                                    + warmFrom.stream().map(Path::toString).collect(Collectors.joining(", ")));
            if (trainings.isEmpty()) {
                out.println("every stream has a model: nothing is learned from --warm-from");
            }
            trainings.forEach(training -> TrainingText.print(out, training, shelf.name()));
        } catch (LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Read here too, so that a key that cannot be used stops the start and not the job. */
    private static String sealedWith(Path key) {
        try {
            return PublicKeys.text(PublicKeys.of(KeyFile.read(key)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("audit.key cannot be used: " + e.getMessage(), e);
        }
    }

    private static void describe(Plan plan, PrintWriter out) {
        Settings all = plan.settings();
        out.printf(
                "deployment %s, policy %s, baselines %s%n",
                all.prefix(), plan.policy().id(), plan.models());
        all.streams().forEach((name, stream) -> {
            Mode rate = plan.policy().on(name).rate().on(stream.kind());
            out.printf(
                    "  %s: %s from topic %s; rate check %s%n",
                    name,
                    stream.kind().name().toLowerCase(Locale.ROOT),
                    stream.topic(),
                    rate.name().toLowerCase(Locale.ROOT));
        });
        String key = all.audit().key();
        out.println(
                key == null
                        ? "audit.key is not set: the audit is chained but not signed, so that who can write to it can write all of"
                                + " it anew; `weir audit key` makes a key"
                        : "audit sealed with " + sealedWith(Path.of(key)));
        if (plan.policy().name().equals(Unpublished.SHADOW)) {
            out.println("no policy is published: every check runs in shadow, is recorded and changes nothing");
        }
    }
}
