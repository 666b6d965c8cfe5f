package dev.weir.drill;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A file system of a few megabytes that can be filled to the last byte: a tmpfs, which takes the right to mount. */
final class SmallDisk implements AutoCloseable {

    private static final int PAGE = 4096;
    private static final Duration BREATH = Duration.ofMillis(10);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Path folder;
    private volatile boolean full;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; where that is not allowed, the test is skipped and says so. */
    static SmallDisk mount(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int status = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
        assumeThat(status)
                .as("mount -t tmpfs on " + folder + " (needs root and CAP_SYS_ADMIN)")
                .isZero();
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Leaves no byte free, and takes what others give back, until {@link #free}. */
    void fill() {
        full = true;
        Thread filling = new Thread(this::keepFull, "small-disk");
        filling.setDaemon(true);
        filling.start();
        Await.until("no room", SOON, () -> folder.toFile().getUsableSpace() == 0, () -> folder + " has room");
    }

    private void keepFull() {
        byte[] page = new byte[PAGE];
        while (full) {
            try (OutputStream out = Files.newOutputStream(filler(), CREATE, APPEND)) {
                while (full) {
                    out.write(page);
                }
            } catch (IOException e) {
                // There is no room: that is what it is for.
                Await.pass(BREATH);
            }
        }
    }

    /** Gives the room back. */
    void free() {
        full = false;
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The processes that write to it must be gone. */
    @Override
    public void close() {
        int status = run(List.of("umount", folder.toString()));
        if (status != 0) {
            throw new IllegalStateException("umount " + folder + ": " + status);
        }
    }
}
