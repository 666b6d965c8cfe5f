package dev.weir.cli;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --settings} of the verbs that work on a Kafka. */
final class SettingsOption {

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The settings: weir.yaml.")
    private Path file;

    /**
     * The settings, fit for Kafka.
     *
     * @throws dev.weir.settings.SettingsException with every problem of the file
     */
    Settings load() {
        return SettingsFile.loadForRun(file);
    }
}
