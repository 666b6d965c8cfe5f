package dev.weir.cli;

import dev.weir.auditor.AuditSource;
import dev.weir.auditor.Bundle;
import dev.weir.replay.OutputFolder;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where an audit stands: the options {@code --settings} and {@code --from}. */
final class AuditPlace {

    @ArgGroup(multiplicity = "1")
    private @Nullable Choice choice;

    /** One of them. */
    static final class Choice {
        @Option(names = "--settings", paramLabel = "FILE", description = "The settings, weir.yaml: the audit topic.")
        private @Nullable Path settings;

        @Option(
                names = "--from",
                paramLabel = "PATH",
                description = "A bundle, a folder that replay wrote, or a file of records.")
        private @Nullable Path from;
    }

    /** The settings, or null: it stands in files. */
    @Nullable
    Settings settings() {
        Path file = choice == null ? null : choice.settings;
        return file == null ? null : SettingsFile.load(file);
    }

    /** The bundle, or null: it stands elsewhere. */
    @Nullable
    Path bundle() {
        Path from = choice == null ? null : choice.from;
        return from != null && Bundle.is(from) ? from : null;
    }

    /** The records. */
    AuditSource source(CommandSpec spec, @Nullable Settings settings) {
        if (settings != null) {
            return AuditSource.topic(settings);
        }
        Path from = choice == null ? null : choice.from;
        if (from == null) {
            throw new ParameterException(spec.commandLine(), "give --settings or --from");
        }
        Path file = Files.isDirectory(from) ? from.resolve(OutputFolder.AUDIT) : from;
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + from
                            + ": there is no audit; give a bundle, a folder that `weir replay` wrote, or a file of"
                            + " records");
        }
        return AuditSource.file(file);
    }
}
