package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Weir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir bench} that is stopped while a job of its own runs. */
class BenchStoppedIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path dir;

    @Test
    void oneThatIsToldToEndLeavesNothing() throws Exception {
        Process bench = bench();
        try {
            // Given
            List<ProcessHandle> parts = parts(bench);

            // When
            bench.destroy();

            // Then
            assertThat(bench.waitFor(1, TimeUnit.MINUTES)).isTrue();
            gone(parts);
            assertThat(folders()).isEmpty();
        } finally {
            bench.destroyForcibly();
        }
    }

    @Test
    void theJobOfOneThatIsKilledEndsToo() throws Exception {
        Process bench = bench();
        List<ProcessHandle> parts = parts(bench);
        bench.destroyForcibly();
        gone(parts);
    }

    private Process bench() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + dir,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Weir.class.getName(),
                        "bench",
                        "--events",
                        "20000",
                        "--rounds",
                        "1",
                        "--seconds",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("out").toFile())
                .start();
    }

    /** A broker and a job. */
    private static List<ProcessHandle> parts(Process bench) {
        Await.until("a broker and a job to run", LIMIT, () -> bench.children().count() == 2, () -> "");
        return bench.children().toList();
    }

    private static void gone(List<ProcessHandle> parts) {
        Await.until(
                "its processes to end", LIMIT, () -> parts.stream().noneMatch(ProcessHandle::isAlive), parts::toString);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            return all.filter(path -> path.getFileName().toString().startsWith("weir-bench-"))
                    .toList();
        }
    }
}
