package dev.weir.cli;

import dev.weir.collect.TopicSupply;
import dev.weir.manifest.LedgerNow;
import dev.weir.privacy.Pseudonyms;
import dev.weir.replay.Progress;
import dev.weir.replay.ReplayedFolder;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.store.TableSupply;
import dev.weir.topics.Cluster;
import dev.weir.training.Supply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options that say where the ledger is, and what went to training: a replay's folder, the tables of the store, or else the topics of
 * the settings.
 */
final class SupplyOptions {

    /** The word for the tables. */
    private static final Path STORE = Path.of("store");

    @Option(
            names = "--from",
            paramLabel = "DIR|store",
            description = {
                "The folder that a replay wrote, or the word `store`: the Iceberg tables of the settings (a folder of this name is",
                "./store). Without it, the topics of the settings are read."
            })
    private @Nullable Path from;

    @Option(
            names = "--settings",
            paramLabel = "weir.yaml",
            description = "The settings: which streams are labels of which, and where the topics are.")
    private @Nullable Path settings;

    /** Something that is done with them. */
    interface Work<T> {
        T with(Supply supply) throws IOException;
    }

    /** Whether any of the two is given. */
    boolean areGiven() {
        return from != null || settings != null;
    }

    /** Whether a replay's folder is read. */
    boolean isFolder() {
        return from != null && !isStore();
    }

    private boolean isStore() {
        return STORE.equals(from);
    }

    /** The settings' file. */
    Path settings(CommandSpec spec) {
        if (settings == null) {
            throw new ParameterException(
                    spec.commandLine(), "--settings is missing: give the weir.yaml of the gateway or replay");
        }
        return settings;
    }

    /** The settings themselves; of topics, fit for Kafka. */
    Settings load(CommandSpec spec) {
        Path file = settings(spec);
        return from == null ? SettingsFile.loadForRun(file) : SettingsFile.load(file);
    }

    /** The latest event time of a folder, epoch milliseconds. */
    long lastTime() throws IOException {
        return from == null || isStore()
                ? Long.MAX_VALUE
                : ReplayedFolder.open(from, quiet()).lastTime();
    }

    /** The ledger as it stands now; where nobody says where it is, one that is not known. */
    LedgerNow ledger(CommandSpec spec) throws IOException {
        return areGiven() ? read(spec, supply -> LedgerNow.read(supply, pseudonyms())) : LedgerNow.unknown();
    }

    /** The table of training sets, for manifests that name it. */
    LateTables tables() {
        return new LateTables(settings);
    }

    /** By which it is known who was erased, or null: no settings are given, or they have no key. */
    @Nullable
    Pseudonyms pseudonyms() {
        return settings == null
                ? null
                : Pseudonyms.of(SettingsFile.load(settings).privacy());
    }

    <T> T read(CommandSpec spec, Work<T> work) throws IOException {
        Progress progress = new Progress(spec.commandLine().getErr(), Terminal.progressStyle(), System::nanoTime);
        if (isStore()) {
            return readTables(spec, work, progress);
        }
        if (from != null) {
            return work.with(ReplayedFolder.open(from, progress));
        }
        Settings loaded = load(spec);
        try (TopicSupply topics = new TopicSupply(loaded, Cluster.of(loaded).clientProperties(), progress)) {
            return work.with(topics);
        }
    }

    private <T> T readTables(CommandSpec spec, Work<T> work, Progress progress) throws IOException {
        Settings loaded = load(spec);
        try (TableSupply tables = new BadUsage(spec).read(settings(spec), file -> new TableSupply(loaded, progress))) {
            return work.with(tables);
        }
    }

    private static Progress quiet() {
        return new Progress(new PrintWriter(Writer.nullWriter()), Progress.Style.NONE, System::nanoTime);
    }
}
