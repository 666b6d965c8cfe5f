package dev.weir.cli;

import dev.weir.Plan;
import dev.weir.backtest.Backtest;
import dev.weir.backtest.BacktestReport;
import dev.weir.backtest.BlindAnswers;
import dev.weir.backtest.Entrant;
import dev.weir.backtest.Fakes;
import dev.weir.backtest.Followed;
import dev.weir.backtest.TopicRange;
import dev.weir.learn.LearnException;
import dev.weir.model.BaselineException;
import dev.weir.replay.FileInput;
import dev.weir.replay.InputFile;
import dev.weir.replay.Progress;
import dev.weir.replay.ReplayException;
import dev.weir.replay.ReplayInput;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sort.WorkFolder;
import dev.weir.topics.Cluster;
import dev.weir.watch.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir backtest}: what another policy would have changed. */
@Command(
        name = "backtest",
        description =
                "Runs files, or what came in by the topics, through two policies and says what the second would have changed, and for whom.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  weir backtest --settings weir.yaml --policy candidate.yaml --input ratings.csv.gz --out tried",
            "  weir backtest --settings weir.yaml --policy candidate.yaml --since 2026-01-31T00:00:00Z --out tried",
            "  weir backtest --settings weir.yaml --policy candidate.yaml --since 2026-01-31T00:00:00Z --follow --out tried",
            "      with --metrics-port 9252 Prometheus is told too",
            "",
            "DIR then holds backtest.html, backtest.json and what each policy decided (now/, candidate/), as `weir replay`",
            "writes it. With --fakes or --sample it also says how much harm each averts and what it costs honest people."
        })
final class BacktestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "weir.yaml",
            description = "The streams and their fields.")
    private Path settings;

    @Option(names = "--policy", required = true, paramLabel = "F", description = "The policy file to try.")
    private Path candidate;

    @Option(
            names = "--against",
            paramLabel = "F",
            description =
                    "The policy file that holds now. Default: the settings' policy, or the default policy, enforced.")
    private @Nullable Path against;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    /** What both policies judge. */
    private static final class What {
        @Option(
                names = "--input",
                required = true,
                arity = "1..*",
                paramLabel = "[stream=]FILE",
                description = "The files to read. With several streams in the settings, say whose lines they hold.")
        private List<String> files = List.of();

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Range range;
    }

    /** Of the input topics. */
    private static final class Range {
        @Option(
                names = "--since",
                required = true,
                paramLabel = "T",
                description =
                        "In place of files, what came in by the input topics since this time, such as 2026-01-31T00:00:00Z.")
        private Instant since;

        @ArgGroup(exclusive = true, multiplicity = "0..1")
        private @Nullable End end;
    }

    /** Of a range. */
    private static final class End {
        @Option(
                names = "--until",
                required = true,
                paramLabel = "T",
                description = "And before this one. Default: up to now.")
        private @Nullable Instant until;

        @Option(
                names = "--follow",
                required = true,
                arity = "0..1",
                fallbackValue = "1m",
                paramLabel = "TIME",
                converter = SigningOptions.DurationText.class,
                description = {
                    "Go on until interrupted: make the report anew with all that came since, so often; 1m without a value.",
                    "Where that takes longer, as often as it can."
                })
        private @Nullable Duration every;
    }

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write; it is created.")
    private Path out;

    @Option(
            names = "--decisions",
            paramLabel = "F",
            description = "Reviewers' decisions, a JSON line each; both policies meet them.")
    private @Nullable Path decisions;

    @Mixin
    private final ReferenceOptions references = new ReferenceOptions();

    @Option(
            names = "--models",
            paramLabel = "F",
            description = "The baselines file, or a folder of published models. Default: the settings' baselines.")
    private @Nullable Path models;

    @Option(names = "--fakes", paramLabel = "F", description = "Contributors that are known to be fake, an id a line.")
    private @Nullable Path fakes;

    @Option(
            names = "--sample",
            paramLabel = "F",
            description = {
                "What reviewers said of the blind sample: JSON lines with origin, answer (honest, dishonest, unsure)",
                "and the probability with which the event was drawn."
            })
    private @Nullable Path sample;

    @Mixin
    private MetricsOption metrics;

    @Option(names = "--json", description = "Print backtest.json instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Range range = what.range;
        Duration every = range == null || range.end == null ? null : range.end.every;
        InetSocketAddress address = metrics.address(new BadUsage(spec));
        if (every != null && every.isZero()) {
            throw new ParameterException(
                    spec.commandLine(), "--follow 0s: it would never rest; allowed: above 0, such as 10s or 1m");
        }
        if (every == null) {
            if (address != null) {
                throw new ParameterException(
                        spec.commandLine(), "--metrics-port is for a backtest that goes on; give --follow too");
            }
            once();
            return 0;
        }
        return follow(every, address);
    }

    private int follow(Duration every, @Nullable InetSocketAddress address) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Followed followed = new Followed(InstantSource.system());
        try (Endpoint told = address == null ? null : Endpoint.start(address, followed::told)) {
            if (told != null) {
                err.println(metrics.at(told.port()));
            }
            return new Following(every, err, followed::failed).repeat(() -> {
                long begin = System.nanoTime();
                followed.made(once(), Duration.ofNanos(System.nanoTime() - begin));
                return 0;
            });
        }
    }

    private BacktestReport once() throws IOException {
        try {
            BacktestReport report = run();
            PrintWriter printer = spec.commandLine().getOut();
            if (json) {
                printer.print(report.json());
            } else {
                BacktestText.print(report, out.resolve(Backtest.HTML).toString(), printer);
            }
            printer.flush();
            return report;
        } catch (ReplayException | BaselineException | LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private BacktestReport run() throws IOException {
        Range range = what.range;
        if (range == null) {
            Settings file = SettingsFile.load(settings);
            return run(file, new FileInput(InputFile.of(what.files, file)));
        }
        Settings file = SettingsFile.loadForRun(settings);
        try (TopicRange topics = new TopicRange(
                file, Cluster.of(file).clientProperties(), range.since, range.end == null ? null : range.end.until)) {
            return run(file, topics);
        }
    }

    private BacktestReport run(Settings file, ReplayInput input) throws IOException {
        Entrant now = entrant(file, against == null && file.policy() != null ? Path.of(file.policy()) : against);
        Entrant tried = entrant(file, candidate);
        Fakes known = fakes == null ? Fakes.unknown() : Fakes.read(fakes);
        BlindAnswers answers = sample == null ? BlindAnswers.none() : BlindAnswers.read(sample);
        try (WorkFolder work = WorkFolder.beside(out.resolve(Backtest.JSON))) {
            Backtest backtest = new Backtest(
                    input,
                    decisions,
                    references.files(),
                    out,
                    work.path(),
                    new Progress(spec.commandLine().getErr(), Terminal.progressStyle(), System::nanoTime),
                    System::nanoTime);
            return backtest.run(now, tried, known, answers);
        }
    }

    private Entrant entrant(Settings file, @Nullable Path policy) throws IOException {
        Plan plan = ReplayPlan.of(file, policy, models);
        return Entrant.of(plan, policy == null ? "name: " + plan.policy().name() + "\n" : Files.readString(policy));
    }
}
