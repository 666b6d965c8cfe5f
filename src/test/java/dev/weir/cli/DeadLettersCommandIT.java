package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.route.HeaderNames;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class DeadLettersCommandIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    private final String prefix = KafkaClient.uniqueName("weir");

    @Test
    void listsSendsAgainAndSaysWhatIsLeft(KafkaClient kafka) throws IOException {
        // Given
        String dead = prefix + ".dead-letters.ratings";
        kafka.createTopicNamed(prefix + ".in", 1, Map.of());
        kafka.createTopicNamed(dead, 1, Map.of());
        String settings = settings(kafka);
        Run none = run("list", settings);
        kafka.produceRecords(List.of(
                letter(dead, 0, "missing-field", "value is absent"),
                letter(dead, 1, "missing-field", "value is \u001b[31mabsent"),
                letter(dead, 2, "duplicate", "e1 was there")));

        // When
        Run table = run("list", settings);
        Run dry = run("redrive", settings, "--stream", "ratings", "--dry-run");
        Run first = run("redrive", settings, "--stream", "ratings");
        JsonNode second = JSON.readTree(
                run("redrive", settings, "--stream", "ratings", "--json").out());
        JsonNode list = JSON.readTree(
                run("list", settings, "--stream", "ratings", "--json").out());

        // Then
        assertThat(none.out().strip()).isEqualTo("no dead letters");
        assertThat(table.out())
                .containsPattern("ratings +duplicate +1 +0 +0 +\\S+Z +0:2 +\\S+Z +0:2 +e1 was there")
                .containsPattern("ratings +missing-field +2 +0 +0 +\\S+Z +0:0 +\\S+Z +0:1 +value is .u001b.31mabsent");
        assertThat(dry.out())
                .startsWith("would send 2 dead letters of ratings again")
                .contains("missing-field: 2");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out())
                .startsWith("sent 2 dead letters of ratings again, in 1 transactions")
                .contains("1 are of another reason or place");
        assertThat(kafka.committedValues(prefix + ".in")).containsExactly("v0", "v1");
        assertThat(second.path("mode").asText()).isEqualTo("sent");
        assertThat(second.path("sent").asInt(-1)).isZero();
        assertThat(second.path("before").asInt()).isEqualTo(2);
        assertThat(list.path("deadLetters")).hasSize(2);
        assertThat(list.at("/deadLetters/1/redriven").asInt()).isEqualTo(2);
        assertThat(list.at("/deadLetters/1/first/at").asText()).isEqualTo("0:0");
    }

    private ProducerRecord<byte[], byte[]> letter(String topic, int position, String reason, String error) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, 0, null, ("v" + position).getBytes(UTF_8));
        Map.of(
                        HeaderNames.ORIGIN,
                        prefix + ".in/0/" + position + "@2026-11-27T12:00:0" + position + "Z",
                        HeaderNames.VERDICT,
                        "dead",
                        HeaderNames.REASON,
                        reason,
                        HeaderNames.ERROR,
                        error)
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        return letter;
    }

    private static Run run(String verb, String settings, String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"dead-letters", verb, "--settings", settings}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Run.of(arguments);
    }

    private String settings(KafkaClient kafka) throws IOException {
        String yaml = """
                prefix: %s
                kafka: {bootstrap: "%s"}
                streams:
                  ratings:
                    topic: %s.in
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: /ts}
                """.formatted(prefix, kafka.bootstrap(), prefix);
        return Files.writeString(dir.resolve("weir.yaml"), yaml).toString();
    }
}
