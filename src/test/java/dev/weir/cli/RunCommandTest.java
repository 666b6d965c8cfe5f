package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RunCommandTest {

    private static final String STREAMS = """
            streams:
              ratings:
                topic: shop.ratings
                kind: rating
                fields:
                  actor: /user
                  time: {at: /ts, unit: ms}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path dir;

    @Test
    void checkingSaysWhatWouldRunAndExits() throws IOException {
        assertThat(check("kafka: {bootstrap: \"localhost:9092\"}\n" + STREAMS)).isZero();
        assertThat(out.toString())
                .contains("ratings: rating from topic shop.ratings; rate check shadow")
                .contains("every check runs in shadow")
                .contains("settings are fine");
    }

    @Test
    void aPublishedPolicyIsEnforced() throws IOException {
        Files.writeString(dir.resolve("policy.yaml"), "name: first\nversion: 3\n");
        assertThat(check("kafka: {bootstrap: \"localhost:9092\"}\npolicy: policy.yaml\n" + STREAMS))
                .isZero();
        assertThat(out.toString()).contains("policy first@3").contains("rate check enforce");
        assertThat(out.toString()).doesNotContain("in shadow");
    }

    @Test
    void aPolicyForAnUnknownStreamIsRefused() throws IOException {
        Files.writeString(dir.resolve("policy.yaml"), "name: first\nversion: 3\nstreams:\n  rating: {}\n");
        assertThat(check("kafka: {bootstrap: \"localhost:9092\"}\npolicy: policy.yaml\n" + STREAMS))
                .isEqualTo(2);
        assertThat(err.toString()).contains("policy.yaml:4", "rating");
    }

    @Test
    void settingsWithoutBrokersAreNotFitToRun() throws IOException {
        assertThat(check(STREAMS)).isEqualTo(2);
        assertThat(err.toString()).contains("kafka.bootstrap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536"})
    void aPortForMetricsIsAPort(String port) throws IOException {
        assertThat(check("kafka: {bootstrap: \"localhost:9092\"}\n" + STREAMS, "--metrics-port", port))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--metrics-port: " + port + " is no port; allowed: 1 to 65535");
    }

    @Test
    void thePortForMetricsMayBeTheLast() throws IOException {
        assertThat(check("kafka: {bootstrap: \"localhost:9092\"}\n" + STREAMS, "--metrics-port", "65535"))
                .isZero();
    }

    private int check(String yaml, String... more) throws IOException {
        Path settings = Files.writeString(dir.resolve("weir.yaml"), yaml);
        return Weir.prepared(
                        new CommandLine(new Weir()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Failures.Detail.MESSAGE)
                .execute(Stream.concat(Stream.of("run", "--settings", settings.toString(), "--check"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
