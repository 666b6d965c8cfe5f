package dev.weir.cli;

import dev.weir.Plan;
import dev.weir.learn.LearnException;
import dev.weir.model.BaselineException;
import dev.weir.replay.FailOver;
import dev.weir.replay.FileInput;
import dev.weir.replay.InputFile;
import dev.weir.replay.OutputFolder;
import dev.weir.replay.Progress;
import dev.weir.replay.ReferenceFiles;
import dev.weir.replay.Replay;
import dev.weir.replay.ReplayException;
import dev.weir.replay.Summary;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir replay}: the gateway over files. */
@Command(
        name = "replay",
        description = "Runs the gateway over files, on its own: what would it have admitted, held, refused, and why?",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: weir replay --settings weir.yaml --input ratings.csv.gz --out out --fail-over held=1%%,dead=0.1%%",
            "",
            "A file holds one record a line, may be gzip, and may be in any order: events are sorted by their time first.",
            "DIR then holds admitted.jsonl, held.jsonl, released.jsonl, dead-letters.jsonl, training.jsonl (what was",
            "admitted or released, in the order of the input) and summary.json. The same files, settings, policy and models give the same bytes.",
            "A folder of a former replay is replaced; one that holds anything else is refused."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int LIMIT_PASSED = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "weir.yaml",
            description = "The streams and their fields.")
    private Path settings;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "[stream=]FILE",
            description = "The files to read. With several streams in the settings, say whose lines they hold.")
    private List<String> inputs;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write; it is created.")
    private String out;

    @Option(
            names = "--policy",
            paramLabel = "F",
            description = "The policy file. Default: the settings' policy, or the default policy, enforced.")
    private @Nullable Path policy;

    @Option(
            names = "--decisions",
            paramLabel = "F",
            description = {
                "Reviewers' decisions, a JSON line each, taken up at the time at which they were made.",
                "decisions.jsonl says what came of each."
            })
    private @Nullable Path decisions;

    @Mixin
    private final ReferenceOptions references = new ReferenceOptions();

    @Option(
            names = "--models",
            paramLabel = "F",
            description = {
                "The baselines file, or a folder of models that `weir train` published: the newest of each stream judges.",
                "Default: the settings' baselines, or those that ship with Weir."
            })
    private @Nullable Path models;

    @Option(
            names = "--fail-over",
            paramLabel = "LIMITS",
            description = "Exit with status 3 when more than these shares of the records are held or dead letters.")
    private @Nullable String failOver;

    @Option(names = "--json", description = "Print summary.json instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            return replay();
        } catch (ReplayException | BaselineException | LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int replay() throws IOException {
        Plan plan = ReplayPlan.of(SettingsFile.load(settings), policy, models);
        FailOver limits = failOver == null ? FailOver.NONE : FailOver.of(failOver);
        FileInput input = new FileInput(InputFile.of(inputs, plan.settings()));
        input.check(plan.settings());
        ReferenceFiles referred = references.files();
        referred.check(plan.settings());
        Replay.check(decisions, plan.settings());
        List<String> read = new ArrayList<>(input.places());
        read.addAll(referred.byTopic().values());
        if (decisions != null) {
            read.add(decisions.toString());
        }
        PrintWriter err = spec.commandLine().getErr();
        Replay replay = new Replay(
                plan,
                input,
                decisions,
                referred,
                OutputFolder.claim(out, read),
                new Progress(err, Terminal.progressStyle(), System::nanoTime),
                System::nanoTime);
        Summary summary = limits.compare(replay.run());
        replay.complete(summary);
        PrintWriter printer = spec.commandLine().getOut();
        printer.print(json ? summary.json() : SummaryTable.of(summary, out, FirstDeadLetter.of(Path.of(out))));
        printer.flush();
        return report(summary.failOver(), err);
    }

    private static int report(List<Summary.Limit> limits, PrintWriter err) {
        int status = 0;
        for (Summary.Limit limit : limits) {
            if (limit.passed()) {
                err.println("weir: --fail-over: " + SummaryTable.percent(limit.share()) + " of the records are "
                        + (limit.what().equals("held") ? "held" : "dead letters") + ", more than "
                        + SummaryTable.percent(limit.limit()));
                status = LIMIT_PASSED;
            }
        }
        return status;
    }
}
