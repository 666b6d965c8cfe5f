package dev.weir.cli;

import dev.weir.bench.Bench;
import dev.weir.bench.BenchOptions;
import dev.weir.bench.BenchReport;
import dev.weir.settings.PolicyFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir bench}: what the gateway costs, next to a job that does nothing. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the gateway against the bare floor: the same source, parse, two shuffles with one 200-byte "
                    + "value each, and sink, but no checks, books or headers.",
            "Both run in turn against one embedded broker, each in a fresh process."
        },
        footer = {
            "",
            "Examples:",
            "  weir bench",
            "  weir bench --events 500000 --rounds 1 --seconds 0    the ratio only, in about a minute",
            "  weir bench --json > bench.json"
        })
public final class BenchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "4000000",
            description = {
                "Records in the input; default: ${DEFAULT-VALUE}. Measured is the second half: with half as many the JVM still",
                "compiles during it, the gateway's code longer than the floor's."
            })
    private long events;

    @Option(
            names = "--actors",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Contributors; default: ${DEFAULT-VALUE}.")
    private int actors;

    @Option(
            names = "--visit",
            paramLabel = "N",
            defaultValue = "20",
            description = {
                "Events that a contributor sends in one visit; default: ${DEFAULT-VALUE}. With 1 nobody is met twice in a row,",
                "which is the worst for what is kept at hand."
            })
    private int visit;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "Subtasks of each operator, partitions of each topic; default: ${DEFAULT-VALUE}.")
    private int parallelism;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "2",
            description = "Pairs of runs; default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long latency is measured; 0: not at all; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "0",
            description = "Named features of each event, with a label beside them, 0 to 64; default: none.")
    private int features;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The gateway's policy, to see what a check costs; default: the default policy.")
    private @Nullable Path policy;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CommandSpec known = Objects.requireNonNull(spec);
        PrintWriter err = known.commandLine().getErr();
        if (policy != null) {
            // Before minutes have gone.
            PolicyFile.load(policy);
        }
        BenchReport report = run(new Bench(options(known), line -> {
            err.println("weir bench: " + line);
            err.flush();
        }));
        PrintWriter out = known.commandLine().getOut();
        out.print(json ? report.json() : report.table());
        out.flush();
        return 0;
    }

    /** One that is stopped leaves neither processes nor the gigabytes of its topics behind. */
    private static BenchReport run(Bench bench) throws Exception {
        Goodbye goodbye = Goodbye.of("the bench");
        try {
            return bench.run();
        } finally {
            goodbye.said();
        }
    }

    private BenchOptions options(CommandSpec known) {
        try {
            return new BenchOptions(
                    events,
                    visit,
                    actors,
                    parallelism,
                    rounds,
                    seconds,
                    features,
                    policy == null ? null : policy.toAbsolutePath().toString());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(known.commandLine(), e.getMessage(), e);
        }
    }
}
