package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class TopicsCommandIT {

    @TempDir
    Path dir;

    private final String prefix = KafkaClient.uniqueName("weir");

    @Test
    void createsThenChecksAsTables(KafkaClient kafka) throws Exception {
        // Given
        String settings = settings(kafka, KafkaClient.uniqueName("shop.ratings"));

        // When
        Run before = Run.of("topics", "check", "--settings", settings);
        Run create = Run.of("topics", "create", "--settings", settings, "--inputs");
        Run after = Run.of("topics", "check", "--settings", settings);

        // Then
        assertThat(before.status()).isEqualTo(1);
        assertThat(before.out()).contains("12 problems").contains("missing").contains("fix: weir topics create");
        assertThat(create.status()).isZero();
        assertThat(create.out()).contains("TOPIC").contains("made 12 topics").contains("no problems");
        assertThat(after.status()).isZero();
        assertThat(after.out())
                .containsPattern(prefix + "\\.quarantine\\.ratings +quarantine of ratings +4 +1016384")
                .contains("no problems");
    }

    @Test
    void printsJsonWithItsVersion(KafkaClient kafka) throws Exception {
        // Given
        String input = kafka.createTopic("shop.ratings", 2, Map.of());

        // When
        Run run = Run.of("topics", "check", "--json", "--settings", settings(kafka, input));

        // Then
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.status()).isEqualTo(1);
        assertThat(json.get("v").asInt()).isEqualTo(1);
        assertThat(json.get("topics").get(0).get("name").asText()).isEqualTo(input);
        assertThat(json.get("topics").get(0).get("partitions").asInt()).isEqualTo(2);
        assertThat(json.get("problems")).hasSize(12);
        assertThat(json.get("problems").get(0).get("fix").asText()).isNotEmpty();
    }

    @Test
    void badSettingsAreStatusTwo() throws Exception {
        // Given
        Path file = Files.writeString(dir.resolve("weir.yaml"), "streams: {}\n");

        // When
        Run run = Run.of("topics", "check", "--settings", file.toString());

        // Then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("weir.yaml").contains("streams");
    }

    private String settings(KafkaClient kafka, String topic) throws Exception {
        String yaml = """
                prefix: %s
                kafka: {bootstrap: "%s"}
                streams:
                  ratings:
                    topic: %s
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: /ts}
                """.formatted(prefix, kafka.bootstrap(), topic);
        return Files.writeString(dir.resolve("weir.yaml"), yaml).toString();
    }
}
