package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.console.LocalUsers;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir console} as it is started: it reads the topics, lets a reviewer in, and ends when it is told to. */
@ExtendWith(Broker.class)
class ConsoleCommandIT {

    private static final String PASSWORD = "wet gravel sings softly";

    @TempDir
    Path dir;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void aReviewerSignsInAndSeesTheQueueUntilItIsToldToEnd(KafkaClient kafka) throws Exception {
        // Given
        Path settings = settings(kafka);
        Path index = dir.resolve("index.db");
        Path err = dir.resolve("err");
        Process console = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Weir.class.getName(),
                        "console",
                        "--settings",
                        settings.toString(),
                        "--reviewers",
                        reviewers().toString(),
                        "--users",
                        users().toString(),
                        "--keys",
                        dir.toString(),
                        "--index",
                        index.toString(),
                        "--port",
                        "0")
                .redirectError(err.toFile())
                .start();
        try (BufferedReader lines = console.inputReader(UTF_8)) {

            // When
            String line = lines.readLine();
            assertThat(line).as(Files.readString(err)).startsWith("the console is at http://127.0.0.1:");
            String at = line.substring(line.indexOf("http"));
            HttpResponse<String> health = get(at + "/healthz");
            HttpResponse<String> strangers = get(at + "/queue");
            HttpResponse<String> signedIn = signIn(at);
            HttpResponse<String> queue = get(at + "/queue");
            boolean openWhileItRuns = Files.exists(Path.of(index + "-wal"));
            console.destroy();

            // Then
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).as("nothing of what it knows").isEqualTo("ok\n");
            assertThat(strangers.statusCode()).isEqualTo(303);
            assertThat(signedIn.statusCode()).isEqualTo(303);
            assertThat(queue.statusCode()).isEqualTo(200);
            assertThat(queue.body()).contains("Queue", ">ana<").doesNotContain("no key: looking only");
            assertThat(console.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(console.exitValue()).as("ended by SIGTERM").isEqualTo(128 + 15);
            assertThat(Files.readString(err))
                    .contains("weir: reading the topics into " + index, "weir: 0 records in ")
                    .doesNotContain("Exception", "did not end");
            assertThat(openWhileItRuns).isTrue();
            assertThat(Path.of(index + "-wal")).as("the index was closed").doesNotExist();
        } finally {
            console.destroyForcibly();
        }
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(String at) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(at + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=ana&password=" + URLEncoder.encode(PASSWORD, UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }

    private Path settings(KafkaClient kafka) throws IOException {
        Path file = TestSettings.live(dir, KafkaClient.uniqueName("console"), kafka.bootstrap());
        TopicsCreate.run(SettingsFile.loadForRun(file), TopicsCreate.Inputs.CREATE);
        return file;
    }

    private Path reviewers() throws IOException {
        Run key = Run.of("keys", "generate", "--name", "ana", "--role", "analyst", "--out", dir.toString());
        return Files.writeString(dir.resolve("reviewers.yaml"), "reviewers:\n" + key.out());
    }

    private Path users() throws IOException {
        return Files.writeString(dir.resolve("users"), LocalUsers.line("ana", PASSWORD));
    }
}
