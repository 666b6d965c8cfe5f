package dev.weir.replay;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One file to read.
 *
 * @param stream the number of the stream that its lines belong to
 * @param name its path as it was given: the first part of every line's origin
 * @param bytes its size on disk
 */
public record InputFile(int stream, String name, long bytes) implements Serializable {

    /**
     * Reads the {@code [stream=]FILE} of a command line.
     *
     * @throws ReplayException when a stream or file is unknown, unreadable or named twice
     */
    public static List<InputFile> of(List<String> arguments, Settings settings) {
        List<InputFile> files = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (String argument : arguments) {
            InputFile file = of(argument, settings.streamNames());
            if (!seen.add(realPath(file.name))) {
                throw new ReplayException(
                        "--input " + file.name + ": the file is given twice, so that its lines would have one origin"
                                + " twice; give every file once");
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    private static InputFile of(String argument, List<String> streams) {
        int equals = argument.indexOf('=');
        if (equals > 0) {
            int stream = streams.indexOf(argument.substring(0, equals));
            if (stream >= 0) {
                return readable(stream, argument.substring(equals + 1));
            }
            if (!exists(argument)) {
                throw new ReplayException("--input " + argument + ": there is no stream '"
                        + argument.substring(0, equals) + "' in the settings; known: " + String.join(", ", streams));
            }
        }
        if (streams.size() > 1) {
            throw new ReplayException("--input " + argument
                    + ": the settings have several streams, so say whose lines these are: --input " + streams.get(0)
                    + "=" + argument + "; known: " + String.join(", ", streams));
        }
        return readable(0, argument);
    }

    private static InputFile readable(int stream, String name) {
        if (!exists(name)) {
            throw new ReplayException("--input " + name + ": there is no such file, seen from the folder "
                    + Path.of("").toAbsolutePath());
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new ReplayException("--input " + name + ": this is a folder; give its files one by one");
        }
        if (!Files.isReadable(path)) {
            throw new ReplayException("--input " + name + ": the file may not be read; check its rights");
        }
        try {
            return new InputFile(stream, name, Files.size(path));
        } catch (IOException e) {
            throw new ReplayException("--input " + name + ": the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean exists(String name) {
        try {
            return !name.isEmpty() && Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path realPath(String name) {
        try {
            return Path.of(name).toRealPath();
        } catch (IOException e) {
            throw new ReplayException("--input " + name + ": the file cannot be read: " + e.getMessage(), e);
        }
    }
}
