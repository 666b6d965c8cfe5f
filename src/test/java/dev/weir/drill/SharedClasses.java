package dev.weir.drill;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the JVMs of the drills share: the classes that the first one with a main class has read and verified are mapped into those that come
 * later (class data sharing), which saves two fifths of the CPU of a start. Java shares classes of jars only, so that Weir's are those of
 * the jar that was built.
 */
final class SharedClasses {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Path archive;
    private boolean notes;

    private SharedClasses(Path archive) {
        this.archive = archive;
    }

    /** Those of all JVMs with this main class, as one of them takes part. */
    static SharedClasses of(String main) {
        return new SharedClasses(TARGET.resolve("shared").resolve(main + ".jsa"));
    }

    /** The class path of the tests, with the jar in place of the folders that it was made of. */
    static String classPath() {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Path weir = TARGET.resolve("weir-" + System.getProperty("weir.version", "0.1.0") + ".jar");
        if (!Files.exists(weir)) {
            throw new IllegalStateException(weir + " is not there: the drills run Weir from its jar; run mvn package");
        }
        return weir + File.pathSeparator + jars;
    }

    /**
     * How one JVM takes part: it maps what there is. If there is nothing yet, the first one notes what it loads, which has its price, too, as
     * writing it down has: some seconds of CPU for each main class, which the few starts of small drills do not earn back.
     */
    List<String> flags() {
        if (Size.chosen() == Size.SMALL) {
            return List.of();
        }
        if (Files.exists(archive)) {
            return List.of("-XX:SharedArchiveFile=" + archive);
        }
        notes = isFirst();
        return notes ? List.of("-XX:+RecordDynamicDumpInfo") : List.of();
    }

    private boolean isFirst() {
        try {
            Files.createDirectories(archive.getParent());
            Files.createFile(archive.resolveSibling(archive.getFileName() + ".first"));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what a living JVM noted, if it did; it does nothing else any more. */
    void takeFrom(Process jvm) {
        if (!notes) {
            return;
        }
        Path mine = archive.resolveSibling(jvm.pid() + ".jsa");
        try {
            Process tool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(jvm.pid()),
                            "VM.cds",
                            "dynamic_dump",
                            mine.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0 || !Files.exists(mine)) {
                throw new IllegalStateException("no classes of process " + jvm.pid() + " to share: " + said);
            }
            Files.move(mine, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
