package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code weir console} refuses before it reads a topic. */
class ConsoleUsageTest {

    @TempDir
    Path dir;

    private Path settings;

    @BeforeEach
    void files() throws IOException {
        settings = Files.writeString(dir.resolve("weir.yaml"), """
                prefix: weir
                kafka: {bootstrap: "127.0.0.1:1"}
                job: {checkpointDir: "%s"}
                streams:
                  ratings:
                    topic: in
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: record}
                """.formatted(dir.toUri()));
        Run key = Run.of("keys", "generate", "--name", "ana", "--role", "analyst", "--out", dir.toString());
        Files.writeString(dir.resolve("reviewers.yaml"), "reviewers:\n" + key.out());
        Files.writeString(dir.resolve("broken"), "ana: not a line of weir console user\n");
        Files.createFile(dir.resolve("empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--users DIR/nobody                             | nobody may come in: name the reviewers' file with --reviewers",
                "--reviewers DIR/reviewers.yaml                 | nobody could sign in: name local users (--users) or a proxy",
                "--reviewers DIR/reviewers.yaml --users DIR/empty | nobody could sign in: name local users (--users) or a proxy",
                "--reviewers DIR/reviewers.yaml --users DIR/none | none: no such file",
                "--reviewers DIR/none --users DIR/empty         | none",
                "--reviewers DIR/reviewers.yaml --users DIR/broken | broken",
                "--reviewers DIR/reviewers.yaml --proxy-header X-User --proxy-address proxy.example | allowed: a numeric address",
                "--reviewers DIR/reviewers.yaml --port many     | 'many' is no port; allowed: 0 to 65535",
                "--reviewers DIR/none --port 65536              | option '--port': '65536' is no port; allowed: 0 to 65535",
                "--reviewers DIR/none --port -1                 | option '--port': '-1' is no port; allowed: 0 to 65535",
                "--reviewers DIR/none --metrics-port 65536      | '65536' is no port; allowed: 0 to 65535",
                "--reviewers DIR/reviewers.yaml --port 65535    | nobody could sign in",
                "--reviewers DIR/reviewers.yaml --port 0        | nobody could sign in"
            })
    void whoCouldNotComeInIsSaidBeforeATopicIsRead(String line, String why) {
        List<String> args = new ArrayList<>(List.of("console", "--settings", settings.toString()));
        args.addAll(List.of(line.replace("DIR", dir.toString()).split(" ")));

        Run run = Run.of(args.toArray(String[]::new));

        assertThat(run.err()).contains(why).doesNotContain("reading the topics");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void withoutSettingsItSaysWhichOptionIsMissing() {
        Run run = Run.of("console", "--users", "users");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required option: '--settings=FILE'", "weir console --help");
    }
}
