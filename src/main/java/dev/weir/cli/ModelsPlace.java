package dev.weir.cli;

import dev.weir.learn.FolderShelf;
import dev.weir.learn.Shelf;
import dev.weir.learn.TopicShelf;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which settings, and where models are. */
final class ModelsPlace {

    private static final long TELL_EVERY = 2_000_000_000L;

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

    /** Whether the models are in a topic, and with them the samples. */
    boolean isTopic() {
        return folder == null;
    }

    /** Tells a waiting person how many samples were read: a line every two seconds, none before. */
    LongConsumer reading(PrintWriter err) {
        long[] said = {System.nanoTime()};
        return read -> {
            long now = System.nanoTime();
            if (now - said[0] >= TELL_EVERY) {
                said[0] = now;
                err.printf(Locale.ROOT, "weir: reading samples: %,d records%n", read);
                err.flush();
            }
        };
    }

    /** What a verb reads beside models. */
    enum Reads {
        FILES,
        TOPICS
    }
}
