package dev.weir.cli;

import dev.weir.manifest.Manifest;
import dev.weir.manifest.Verification;
import dev.weir.sign.Reviewers;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
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

/** {@code weir training-set verify}: is a set what its manifest says, and does it still hold? */
@Command(
        name = "verify",
        description =
                "Checks a set against its manifest: signature, digests and counts; and, where it is told where the ledger is,"
                        + " whether rows were taken back since.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  weir training-set verify sets/september --keys reviewers.yaml",
            "  weir training-set verify sets/september --keys reviewers.yaml --settings weir.yaml --strict",
            "",
            "Exit status: 0 it is what the manifest says; 1 it is not, or --strict and there is a warning."
        })
final class TrainingSetVerifyCommand implements Callable<Integer> {

    private static final int NOT_SO = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MANIFEST", description = "The manifest, or the folder that it stands in.")
    private Path path;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "A reviewers' file: whose signatures count. Without it the signature is not looked at.")
    private @Nullable Path keys;

    @Mixin
    private SupplyOptions supplies;

    @Option(names = "--strict", description = "A warning is a failure.")
    private boolean strict;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        try (LateTables tables = supplies.tables()) {
            Manifest manifest = Manifest.open(path, tables);
            Reviewers known = keys == null ? null : Reviewers.load(keys);
            long now = Clock.systemUTC().millis();
            Verification.Report report = supplies.areGiven()
                    ? supplies.read(
                            spec, supply -> Verification.of(manifest, known, now, supply, supplies.pseudonyms()))
                    : Verification.of(manifest, known, now, null, null);
            if (json) {
                JsonOutput.print(printer, Map.of("manifest", manifest.file().toString(), "report", report));
            } else {
                ManifestText.print(printer, report, manifest.file());
            }
            printer.flush();
            boolean fails = !report.problems().isEmpty()
                    || (strict && !report.warnings().isEmpty());
            return fails ? NOT_SO : 0;
        } catch (TrainingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
