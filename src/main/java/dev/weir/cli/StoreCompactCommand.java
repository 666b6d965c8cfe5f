package dev.weir.cli;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.store.Compaction;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir store compact}: large files instead of many small ones. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the small files of each day and stream together, and forgets snapshots that are older than "
                    + "the tables keep them (five days, where a table's properties say nothing else).",
            "It may run beside `weir store`; once a day will do."
        },
        footer = {
            "",
            "Examples:",
            "  weir store compact --settings weir.yaml",
            "  weir store compact --settings weir.yaml --least-files 2"
        })
final class StoreCompactCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The settings, weir.yaml.")
    private Path settings;

    @Option(
            names = "--least-files",
            paramLabel = "N",
            defaultValue = "5",
            description = "So many small files of a day and stream are worth it, from 2 on; default: ${DEFAULT-VALUE}.")
    private int leastFiles;

    @Override
    public Integer call() throws Exception {
        if (leastFiles < 2) {
            throw new ParameterException(
                    spec.commandLine(), "--least-files: " + leastFiles + " is too few; allowed: 2 or more");
        }
        Settings loaded = SettingsFile.load(settings);
        PrintWriter out = spec.commandLine().getOut();
        for (Compaction.Outcome outcome :
                new BadUsage(spec).read(settings, file -> Compaction.run(loaded, leastFiles))) {
            out.printf("%s: %,d files became %,d%n", outcome.table(), outcome.taken(), outcome.made());
        }
        return 0;
    }
}
