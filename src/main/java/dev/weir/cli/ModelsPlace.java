package dev.weir.cli;

import dev.weir.learn.FolderShelf;
import dev.weir.learn.Shelf;
import dev.weir.learn.TopicShelf;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which settings, and where models are. */
final class ModelsPlace {

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The settings: weir.yaml.")
    private Path file;

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "A folder of models. Default: the models topic of the settings.")
    private @Nullable Path folder;

    /** The settings; fit for Kafka where anything is in a topic. */
    Settings load(Reads reads) {
        return folder == null || reads == Reads.TOPICS ? SettingsFile.loadForRun(file) : SettingsFile.load(file);
    }

    Shelf shelf(Settings settings) {
        return folder == null ? new TopicShelf(settings) : new FolderShelf(folder);
    }

    /** What a verb reads beside models. */
    enum Reads {
        FILES,
        TOPICS
    }
}
