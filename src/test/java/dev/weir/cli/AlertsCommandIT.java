package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.TestSettings;
import dev.weir.alerts.Receiver;
import dev.weir.alerts.StoredAlerts;
import dev.weir.event.Alert;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class AlertsCommandIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MONDAY = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();
    private static final long TUESDAY = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();

    @TempDir
    Path dir;

    private final String prefix = KafkaClient.uniqueName("weir");
    private KafkaClient kafka;
    private String settings;

    @BeforeEach
    void settings(KafkaClient client) throws IOException {
        kafka = client;
        settings = TestSettings.live(dir, prefix, kafka.bootstrap()).toString();
        kafka.createTopicNamed(prefix + ".alerts", 1, Map.of());
    }

    @Test
    void listsWhatIsAskedFor() throws IOException {
        // Given
        Run none = Run.of("alerts", "list", "--settings", settings);
        kafka.produceRecords(List.of(
                alert(Alert.Type.CAMPAIGN, "film:\u001b[31mf1", MONDAY),
                alert(Alert.Type.BRAKE, "ratings", TUESDAY),
                new ProducerRecord<>(prefix + ".alerts", "no alert".getBytes(UTF_8))));

        // When
        Run table = Run.of("alerts", "list", "--settings", settings);
        JsonNode tuesday = json("--since", "2026-11-24T00:00:00Z");
        JsonNode campaigns = json("--type", "campaign", "--type", "trigger", "--stream", "ratings");
        Run unknown = Run.of("alerts", "list", "--settings", settings, "--type", "flood");
        Run strange = Run.of("alerts", "list", "--settings", settings, "--stream", "films");
        Run nowhere = Run.of("alerts", "forward", "--settings", settings);

        // Then
        assertThat(none.out().strip()).isEqualTo("no alerts");
        assertThat(table.out())
                .containsPattern("2026-11-23T12:00:00Z +campaign +ratings +film:.u001b.31mf1 +somebody should look")
                .containsPattern("2026-11-24T12:00:00Z +brake +ratings +ratings +somebody should look");
        assertThat(table.err()).contains("1 records of " + prefix + ".alerts are no alerts");
        assertThat(tuesday.path("alerts")).singleElement().satisfies(alert -> {
            assertThat(alert.path("type").asText()).isEqualTo("brake");
            assertThat(alert.path("at").asText()).isEqualTo(prefix + ".alerts/0/1");
            assertThat(alert.path("written").asText()).isEqualTo("2026-11-24T12:00:00Z");
        });
        assertThat(campaigns.path("alerts"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("threats")).hasSize(3));
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("'flood' is no type of alert; allowed: campaign, ");
        assertThat(strange.status()).isEqualTo(2);
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("alerts.webhook: is missing");
    }

    @Test
    void forwardsAndFollowsUntilItIsToldToEnd() throws Exception {
        try (Receiver receiver = Receiver.start(503)) {
            // Given
            kafka.produceRecords(List.of(alert(Alert.Type.CAMPAIGN, "film:f1", MONDAY)));
            Path address = Files.writeString(dir.resolve("address"), receiver.address());
            Files.writeString(
                    Path.of(settings),
                    Files.readString(Path.of(settings)) + "alerts: {webhook: \"${file:" + address + "}\"}\n");
            Path said = dir.resolve("said");
            Process forward = start(said, "forward");
            Process follow = start(dir.resolve("other"), "follow", "--json", "--since", "2026-01-31T00:00:00Z");
            try (BufferedReader lines = follow.inputReader(UTF_8)) {

                // When
                JsonNode line = JSON.readTree(lines.readLine());
                follow.destroy();
                Instant deadline = Instant.now().plusSeconds(60);
                while (receiver.taken().isEmpty() && Instant.now().isBefore(deadline)) {
                    Thread.onSpinWait();
                }
                forward.destroy();

                // Then
                assertThat(receiver.taken()).as(Files.readString(said)).hasSize(1);
                assertThat(line.path("subject").asText()).isEqualTo("film:f1");
                for (Process process : List.of(forward, follow)) {
                    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                    assertThat(process.exitValue()).as("ended by SIGTERM").isEqualTo(128 + 15);
                }
                assertThat(Files.readString(said))
                        .contains("weir: forwarding " + prefix + ".alerts to http://127.0.0.1:", "told to end")
                        .doesNotContain("Exception", "did not end", "s3cret");
            } finally {
                forward.destroyForcibly();
                follow.destroyForcibly();
            }
        }
    }

    private Process start(Path err, String... verb) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Weir.class.getName(),
                "alerts"));
        command.addAll(List.of(verb));
        command.addAll(List.of("--settings", settings));
        return new ProcessBuilder(command).redirectError(err.toFile()).start();
    }

    private JsonNode json(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("alerts", "list", "--settings", settings, "--json"));
        arguments.addAll(List.of(more));
        return JSON.readTree(Run.of(arguments.toArray(new String[0])).out());
    }

    private ProducerRecord<byte[], byte[]> alert(Alert.Type type, String subject, long time) {
        return new ProducerRecord<>(prefix + ".alerts", 0, time, null, StoredAlerts.json(type, subject, time));
    }
}
