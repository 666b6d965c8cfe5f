package dev.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir audit}: what an auditor does with the audit. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Verifies the audit, takes a time of it out for an auditor, or makes the key that seals it.",
        subcommands = {AuditVerifyCommand.class, AuditExportCommand.class, AuditKeyCommand.class},
        synopsisSubcommandLabel = "(verify | export | key)",
        footer = {
            "",
            "Examples:",
            "  weir audit verify --settings weir.yaml",
            "  weir audit verify --from bundle",
        })
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say verify, export or key");
    }
}
