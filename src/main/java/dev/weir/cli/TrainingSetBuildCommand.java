package dev.weir.cli;

import dev.weir.replay.Progress;
import dev.weir.replay.ReplayedFolder;
import dev.weir.settings.SettingsFile;
import dev.weir.sort.ExternalSort;
import dev.weir.training.Recipe;
import dev.weir.training.SetCounts;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir training-set build}: admitted + released - retracted, with labels, as of a time. */
@Command(
        name = "build",
        description = "Writes the training set of a replay as of a time: what was admitted or released and is not"
                + " retracted, in the order of the input, each row with the newest label that holds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: weir training-set build --from out --settings weir.yaml --as-of 2018-09-01T00:00:00Z --out set.jsonl",
            "",
            "A line of FILE is as in admitted.jsonl; rows of streams with labels say `mature`: is the label final?",
            "Without --as-of, it is DIR/training.jsonl again, less what the other options leave out."
        })
final class TrainingSetBuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The folder that a replay wrote.")
    private Path from;

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "weir.yaml",
            description = "The settings of the replay: which streams are labels of which, and how late they may come.")
    private Path settings;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write; a new one.")
    private Path out;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "Leave out what happened, was said or was decided later: 2018-09-01T00:00:00Z. Default: nothing.")
    private @Nullable String asOf;

    @Option(names = "--mature-only", description = "Only rows whose label is final, by `fields.label.maturity`.")
    private boolean matureOnly;

    @Option(
            names = "--least-trust",
            paramLabel = "TRUST",
            defaultValue = "0",
            description = "Leave out rows and labels with less trust, 0 to 1; default: ${DEFAULT-VALUE}.")
    private double leastTrust;

    @Option(names = "--json", description = "Print the counts as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out " + out + ": this exists; give the name of a new file, or remove it first");
        }
        try {
            print(build(ReplayedFolder.open(from)));
        } catch (TrainingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return 0;
    }

    private SetCounts build(ReplayedFolder folder) throws IOException {
        Recipe recipe = recipe(folder.lastTime());
        Progress progress = new Progress(spec.commandLine().getErr(), Terminal.progressStyle(), System::nanoTime);
        try (WorkFolder work = WorkFolder.beside(out)) {
            Path unfinished = work.path().resolve("set");
            SetCounts counts = folder.build(
                    SettingsFile.load(settings),
                    recipe,
                    unfinished,
                    work.path(),
                    ExternalSort.defaultMemory(),
                    progress);
            Files.move(unfinished, out);
            return counts;
        }
    }

    private Recipe recipe(long lastTime) {
        Recipe.Rows rows = matureOnly ? Recipe.Rows.MATURE : Recipe.Rows.ALL;
        try {
            long time = asOf == null ? Long.MAX_VALUE : Instant.parse(asOf).toEpochMilli();
            return new Recipe(time, asOf == null ? lastTime : time, rows, leastTrust);
        } catch (DateTimeException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-of " + asOf + ": this is no time; write one in UTC, as 2018-09-01T00:00:00Z",
                    e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--least-trust: " + e.getMessage(), e);
        }
    }

    private void print(SetCounts counts) throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(printer, Map.of("out", out.toString(), "counts", counts));
        } else {
            TrainingSetText.print(printer, counts, out);
        }
        printer.flush();
    }
}
