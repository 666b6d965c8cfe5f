package dev.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir training-set}: what models are trained on. */
@Command(
        name = "training-set",
        description =
                "Builds training sets, as of a date, with a manifest of what is in them; checks, compares and searches them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(build | verify | diff | find | metrics)",
        subcommands = {
            TrainingSetBuildCommand.class,
            TrainingSetVerifyCommand.class,
            TrainingSetDiffCommand.class,
            TrainingSetFindCommand.class,
            TrainingSetMetricsCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  weir training-set build --settings weir.yaml --as-of 2018-09-01T00:00:00Z --key keys/ana.pem --out sets/september",
            "  weir training-set verify sets/september --keys reviewers.yaml",
            "  weir training-set diff sets/august sets/september --settings weir.yaml"
        })
final class TrainingSetCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say build, verify, diff, find or metrics");
    }
}
