package dev.weir.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    private static final int REMOVERS = 4;

    @TempDir
    private Path temporary;

    @Test
    void goesWithAllThatIsInIt() throws IOException {
        // Given
        Path path;

        // When
        try (WorkFolder folder = WorkFolder.beside(temporary.resolve("deep/file"))) {
            path = folder.path();
            Files.createDirectories(path.resolve("a/b"));
            Files.writeString(path.resolve("a/b/c"), "x");
            assertThat(path.getParent()).isEqualTo(temporary.resolve("deep"));
        }

        // Then
        assertThat(path).doesNotExist();
        assertThat(temporary.resolve("deep")).isEmptyDirectory();
    }

    @Test
    void whatALinkPointsToStays() throws IOException {
        // Given
        Path kept = Files.writeString(
                Files.createDirectory(temporary.resolve("kept")).resolve("file"), "x");
        Path folder = Files.createDirectory(temporary.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), kept.getParent());

        // When
        WorkFolder.remove(folder);

        // Then
        assertThat(folder).doesNotExist();
        assertThat(kept).hasContent("x");
    }

    @Test
    void anotherMayRemoveItMeanwhile() throws Exception {
        // Given
        Path folder = temporary.resolve("folder");
        for (int i = 0; i < 500; i++) {
            Files.writeString(
                    Files.createDirectories(folder.resolve("a" + i + "/b")).resolve("c"), "x");
        }
        CyclicBarrier together = new CyclicBarrier(REMOVERS);

        // When
        ExecutorService removers = Executors.newFixedThreadPool(REMOVERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < REMOVERS; i++) {
            all.add(removers.submit(() -> {
                together.await();
                WorkFolder.remove(folder);
                return null;
            }));
        }
        removers.shutdown();
        for (Future<?> one : all) {
            one.get();
        }

        // Then
        assertThat(folder).doesNotExist();
    }
}
