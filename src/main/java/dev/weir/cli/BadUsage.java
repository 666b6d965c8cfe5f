package dev.weir.cli;

import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How a verb refuses what it cannot use: as bad usage, with the words of whoever refused it. */
record BadUsage(CommandSpec spec) {

    /** Reads a file. */
    interface Reader<T> {
        T read(Path file) throws IOException;
    }

    /** What a file holds; a file that is not there or cannot be understood is bad usage. */
    <T> T read(Path file, Reader<T> reader) throws IOException {
        try {
            return reader.read(file);
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw refused(file + ": no such file", e);
        }
    }

    /** What the options amount to; figures that cannot be used are bad usage. */
    <T> T allowed(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage(), e);
        }
    }

    /** The stream that {@code --stream} names. */
    StreamSettings stream(Settings settings, String name) {
        StreamSettings stream = settings.streams().get(name);
        if (stream == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--stream " + name + ": the settings have no such stream; they have "
                            + String.join(", ", settings.streamNames()));
        }
        return stream;
    }

    private ParameterException refused(@Nullable String message, Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
