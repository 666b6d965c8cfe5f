package dev.weir.sort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for temporary files, gone when it is closed. */
public final class WorkFolder implements AutoCloseable {

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /** Beside a file that is to be written: there is room for it, and it can be moved there in one step. */
    public static WorkFolder beside(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        return new WorkFolder(Files.createTempDirectory(parent, ".weir-work"));
    }

    /** Where the system keeps temporary files. */
    public static WorkFolder temporary() throws IOException {
        return new WorkFolder(Files.createTempDirectory("weir-work"));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        remove(path);
    }

    /** Removes a folder with all that is in it; links in it go, and not what they point to. */
    public static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
