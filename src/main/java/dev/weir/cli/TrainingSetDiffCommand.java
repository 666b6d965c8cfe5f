package dev.weir.cli;

import dev.weir.manifest.LedgerNow;
import dev.weir.manifest.SetOnDisk;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.WorkFolder;
import dev.weir.training.SetDiff;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir training-set diff}: what differs between two training sets. */
@Command(
        name = "diff",
        description =
                "Says which rows only one of two training sets has, and whose label differs, by source; and, where it is told"
                        + " where the ledger is, why rows left.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  weir training-set diff august.jsonl september.jsonl",
            "  weir training-set diff sets/august sets/september --settings weir.yaml",
            "",
            "The first " + SetDiff.SHOWN + " of each kind are shown. The exit status is 0 whether they differ or not."
        })
final class TrainingSetDiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A training set: its manifest, its folder or its file.")
    private Path a;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private Path b;

    @Mixin
    private SupplyOptions supplies;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.temporary();
                LateTables tables = supplies.tables()) {
            LedgerNow ledger = supplies.ledger(spec);
            SetDiff.Result result = SetDiff.of(
                    SetOnDisk.open(a, tables),
                    SetOnDisk.open(b, tables),
                    ledger.ledger(),
                    work.path(),
                    ExternalSort.defaultMemory());
            if (json) {
                JsonOutput.print(printer, Map.of("a", a.toString(), "b", b.toString(), "diff", result));
            } else {
                TrainingSetText.print(printer, result, a, b);
            }
            printer.flush();
            return 0;
        } catch (TrainingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
