package dev.weir.sort;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

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

    /**
     * Removes a folder with all that is in it; links in it go, and not what they point to. What another removes meanwhile, as Flink does
     * with the checkpoints of a job that just ended, is gone as well.
     */
    public static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new Removal());
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
