package dev.weir.cli;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.store.RunningStore;
import dev.weir.store.StoreContents;
import dev.weir.store.StoreJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir store}: what went to training, in tables of Apache Iceberg. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = {
            "Appends what went to training, and the ledger of retractions, to tables of Apache Iceberg, in this process.",
            "It goes on from where the tables are. See docs/store.md."
        },
        subcommands = StoreCompactCommand.class,
        footer = {
            "",
            "Examples:",
            "  weir store --settings weir.yaml --check    compares settings, topics and tables, then exits",
            "  weir store --settings weir.yaml            a commit every store.commitEvery, until it is stopped",
            "  weir store --settings weir.yaml --once     what is in the topics now, then it ends",
            "  weir store compact --settings weir.yaml"
        })
final class StoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--settings", paramLabel = "FILE", description = "The settings, weir.yaml; needed.")
    private @Nullable Path settings;

    @Option(names = "--check", description = "Compare settings, topics and tables, then exit.")
    private boolean check;

    @Option(names = "--once", description = "Store what is in the topics now, then end.")
    private boolean once;

    @Option(
            names = "--accept-gap",
            description = {
                "Go on where records were deleted from a topic before they were stored; they will be missing. Without it the",
                "start is refused."
            })
    private boolean acceptGap;

    @Override
    public Integer call() throws Exception {
        if (settings == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--settings=FILE'");
        }
        Settings loaded = SettingsFile.loadForRun(settings);
        PrintWriter out = spec.commandLine().getOut();
        StoreJob plan = plan(loaded);
        print(out, loaded);
        if (check) {
            out.printf("settings are fine; %,d offsets wait to be stored%n", plan.waiting());
            return 0;
        }
        StoreJob.Until until = once ? StoreJob.Until.END_OF_TOPICS : StoreJob.Until.STOPPED;
        try (RunningStore running = RunningStore.start(loaded, plan, until)) {
            if (!once) {
                spec.commandLine().getErr().println("weir: storing; stop it with Ctrl-C");
            }
            running.await();
        }
        print(out, loaded);
        return 0;
    }

    private StoreJob plan(Settings loaded) throws IOException {
        try {
            return StoreJob.plan(loaded, acceptGap ? StoreJob.Gap.ACCEPT : StoreJob.Gap.REFUSE);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void print(PrintWriter out, Settings loaded) throws IOException {
        for (StoreContents.Figures table : StoreContents.of(loaded)) {
            out.printf("%s: %,d rows in %,d files, %s%n", table.name(), table.rows(), table.files(), table.place());
        }
    }
}
