package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that are on some machines. */
final class Programs {

    private Programs() {}

    /** Skips the test where a program is not there. */
    static void assumeHas(String program, String whatIsSkipped) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not on the PATH, so " + whatIsSkipped);
    }

    /** Runs one that must succeed. */
    static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("program", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(out, StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            Files.delete(out);
        }
    }
}
