package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code weir}: finds the verb and runs it. A new verb is a new file and one more line in this annotation. */
@Command(
        name = "weir",
        description = "Keeps poisoned data out of training sets.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            BacktestCommand.class,
            ExplainCommand.class,
            TrainingSetCommand.class,
            StoreCommand.class,
            TopicsCommand.class,
            TransactionsCommand.class,
            DeadLettersCommand.class,
            TrainCommand.class,
            ModelsCommand.class,
            PolicyCommand.class,
            ConsoleCommand.class,
            AlertsCommand.class,
            DriftCommand.class,
            KeysCommand.class,
            AuditCommand.class,
            ReviewCommand.class,
            EraseCommand.class,
            BenchCommand.class,
            LabCommand.class,
            CommandLine.HelpCommand.class,
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "'weir VERB --help' tells more. WEIR_LOG=info or debug in the environment logs more.",
            "Exit status: 0 done; 1 it failed; 2 bad usage or settings; 3 a limit passed (--fail-over, --bound)."
        })
public final class Weir implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a verb there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is needed");
    }

    /** Runs the verb that the arguments name, and ends the process with its exit status. */
    public static void main(String... args) {
        Failures.Detail detail = Failures.Detail.of(System.getenv("WEIR_LOG"));
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, UTF_8);
        int status = prepared(new CommandLine(new Weir()), out, err, detail).execute(args);
        System.exit(Failures.printed(out, err, status));
    }

    /**
     * The command line with Weir's ways: how it prints, and how it fails. The verbs that it has by now get them too.
     *
     * @param out where results go
     * @param err where messages about failures and progress go
     * @param detail how much a failure tells
     */
    static CommandLine prepared(CommandLine line, PrintWriter out, PrintWriter err, Failures.Detail detail) {
        Failures failures = new Failures(detail);
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
