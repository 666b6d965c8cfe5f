package dev.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir training-set}: what models are trained on. */
@Command(
        name = "training-set",
        description = "Builds training sets, as of a date, and says what differs between two of them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(build | diff)",
        subcommands = {TrainingSetBuildCommand.class, TrainingSetDiffCommand.class},
        footer = {
            "",
            "Example:",
            "  weir training-set build --from out --settings weir.yaml --as-of 2018-09-01T00:00:00Z --out september.jsonl",
            "  weir training-set diff august.jsonl september.jsonl"
        })
final class TrainingSetCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say build or diff");
    }
}
