package dev.weir.cli;

import dev.weir.manifest.Figures;
import dev.weir.manifest.LedgerNow;
import dev.weir.manifest.Manifest;
import dev.weir.manifest.MetricsHistory;
import dev.weir.manifest.Tables;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.WorkFolder;
import dev.weir.training.SetDiff;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir training-set metrics}: did the model that was trained on a set get worse? */
@Command(
        name = "metrics",
        description =
                "Takes the figures of a model that was trained on a set, compares them with the last good ones of that model, and"
                        + " keeps them in " + MetricsHistory.FILE + " beside the sets.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: weir training-set metrics sets/september figures.json",
            "",
            "FILE: {\"model\": \"m\", \"metrics\": [{\"class\": \"fraud\", \"name\": \"recall\", \"value\": 0.81}]}; with \"better\": \"lower\""
                    + " where less is better.",
            "Exit status: 0 nothing fell beyond the bound; 3 something did, or is missing: the alert says what changed in the set."
        })
final class TrainingSetMetricsCommand implements Callable<Integer> {

    private static final int FELL = 3;
    private static final String RUNBOOK = "docs/operate/runbooks/model-metrics-fell.md";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MANIFEST",
            description = "The manifest of the set, or the folder that it stands in.")
    private Path path;

    @Parameters(index = "1", paramLabel = "FILE", description = "The figures.")
    private Path file;

    @Option(
            names = "--bound",
            paramLabel = "FALL",
            defaultValue = "0.02",
            description = "The largest fall that is no alert, in the figures' own unit; default: ${DEFAULT-VALUE}.")
    private double bound;

    @Option(
            names = "--accept",
            description = "Compare later models with this one, even if it fell: you looked, and it is right.")
    private boolean accept;

    @Option(names = "--history", paramLabel = "FILE", description = "Keep the figures there.")
    private @Nullable Path history;

    @Mixin
    private SupplyOptions supplies;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!(bound >= 0) || Double.isInfinite(bound)) {
            throw new ParameterException(
                    spec.commandLine(), "--bound " + bound + " is out of range; allowed: 0 and more");
        }
        try (LateTables tables = supplies.tables()) {
            Manifest manifest = Manifest.open(path, tables);
            MetricsHistory past =
                    MetricsHistory.open(history == null ? manifest.shelf().resolve(MetricsHistory.FILE) : history);
            MetricsHistory.Comparison comparison = past.add(
                    manifest,
                    Figures.read(file),
                    bound,
                    accept ? MetricsHistory.Judgement.ACCEPTED : MetricsHistory.Judgement.BOUND);
            MetricsHistory.Entry lastGood = comparison.lastGood();
            Path before = lastGood == null ? null : past.manifest(lastGood);
            SetDiff.Result diff =
                    comparison.falls().isEmpty() || before == null ? null : diff(before, manifest, tables);
            print(manifest, comparison, before, diff);
            return comparison.falls().isEmpty() || accept ? 0 : FELL;
        } catch (TrainingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** What changed since, or null: the set of then is gone. */
    private SetDiff.@Nullable Result diff(Path before, Manifest now, Tables tables) throws IOException {
        if (!Files.exists(before)) {
            return null;
        }
        LedgerNow ledger = supplies.ledger(spec);
        try (WorkFolder work = WorkFolder.temporary()) {
            return SetDiff.of(
                    Manifest.open(before, tables), now, ledger.ledger(), work.path(), ExternalSort.defaultMemory());
        }
    }

    private void print(
            Manifest manifest,
            MetricsHistory.Comparison comparison,
            @Nullable Path before,
            SetDiff.@Nullable Result diff)
            throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("manifest", manifest.file().toString());
            content.put("falls", comparison.falls());
            if (before != null) {
                content.put("lastGood", before.toString());
            }
            if (!comparison.falls().isEmpty()) {
                content.put("runbook", RUNBOOK);
            }
            if (diff != null) {
                content.put("diff", diff);
            }
            JsonOutput.print(printer, content);
        } else {
            ManifestText.print(printer, manifest.file(), comparison, before, RUNBOOK);
            if (diff != null && before != null) {
                printer.println();
                TrainingSetText.print(printer, diff, before, manifest.file());
            }
        }
        printer.flush();
    }
}
