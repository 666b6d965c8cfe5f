package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.TestSettings;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.support.OutputSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class DriftCommandIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    private final String prefix = KafkaClient.uniqueName("weir");

    /** Nineteen days later is the latest that is counted: an hour after it was over. */
    private final LocalDate first = LocalDate.ofInstant(Instant.now().minus(Duration.ofHours(1)), ZoneOffset.UTC)
            .minusDays(20);

    @Test
    void learnsTellsOnceAndBuildsItsStateAgainFromTheTopic(KafkaClient kafka) throws IOException {
        // Given: ten days alike, then five stars from all
        kafka.createTopicNamed(prefix + ".alerts", 1, Map.of());
        kafka.createTopicNamed(prefix + ".training.ratings", 1, Map.of("retention.ms", "-1"));
        String settings = settings(kafka);
        String state = dir.resolve("drift.json").toString();
        admit(kafka, 0, 6, day -> 1 + day % 5);

        // When
        Run learning = Run.of("drift", "--settings", settings, "--state", state);
        admit(kafka, 0, 0, day -> 1);
        Run again = Run.of("drift", "--settings", settings, "--state", state);

        // Then
        assertThat(learning.status()).as(learning.err()).isZero();
        assertThat(learning.out()).containsPattern("ratings +\\d+ +\\S+ +learning 6 of 7 days +-");
        assertThat(again.out()).isEqualTo(learning.out());

        // Given
        Path later = dir.resolve("later.json");
        admit(kafka, 6, 10, day -> 1 + day % 5);
        admit(kafka, 10, 19, day -> 5);

        // When
        Run told = Run.of("drift", "--settings", settings, "--state", later.toString());
        byte[] written = Files.readAllBytes(later);
        JsonNode json = JSON.readTree(Run.of("drift", "--settings", settings, "--state", later.toString(), "--json")
                .out());

        // Then
        assertThat(told.status()).as(told.err()).isZero();
        assertThat(told.out())
                .containsPattern(
                        "ratings +\\d+ +\\S+ +" + first + " to " + first.plusDays(6) + " +value drifts since ");
        assertThat(Files.readAllBytes(later)).as("nothing new").isEqualTo(written);
        assertThat(json.at("/streams/0/alerts").asInt()).isZero();
        assertThat(json.at("/streams/0/drifting/0/quantity").asText()).isEqualTo("value");
        List<ConsumerRecord<byte[], byte[]>> alerts = kafka.committed(prefix + ".alerts");
        assertThat(alerts).singleElement().satisfies(record -> {
            assertThat(OutputSchema.of("alert").errors(record.value())).isEmpty();
            JsonNode alert = JSON.readTree(record.value());
            assertThat(alert.path("type").asText()).isEqualTo("drift");
            assertThat(alert.path("subject").asText()).isEqualTo("ratings value");
            assertThat(alert.path("sentence").asText())
                    .contains(first + " to " + first.plusDays(6), "docs/operate/drift.md");
            assertThat(new String(record.key(), UTF_8)).isEqualTo("ratings");
        });
        assertThat(new String(written, UTF_8)).as("no contributor").doesNotContain("u1");

        // When
        Files.writeString(
                Path.of(settings),
                Files.readString(Path.of(settings)).replace("since: " + first, "since: " + first.minusDays(1)));
        Run earlier = Run.of("drift", "--settings", settings, "--state", later.toString());

        // Then
        assertThat(earlier.status()).isEqualTo(1);
        assertThat(earlier.err()).contains("the days of ratings begin with " + first);
    }

    @Test
    void saysOfWhichDaysRecordsAreGone(KafkaClient kafka) throws IOException {
        // Given: three days, and of the first two nothing is left
        kafka.createTopicNamed(prefix + ".training.ratings", 1, Map.of("retention.ms", "-1"));
        String settings = settings(kafka);
        admit(kafka, 0, 3, day -> 1 + day % 5);
        Run all = Run.of(
                "drift",
                "--settings",
                settings,
                "--state",
                dir.resolve("all.json").toString());
        kafka.deleteBefore(new TopicPartition(prefix + ".training.ratings", 0), 60);

        // When
        String state = dir.resolve("drift.json").toString();
        Run run = Run.of("drift", "--settings", settings, "--state", state);
        Run again = Run.of("drift", "--settings", settings, "--state", state);
        kafka.deleteBefore(new TopicPartition(prefix + ".training.ratings", 0), 90);
        Run none = Run.of(
                "drift",
                "--settings",
                settings,
                "--state",
                dir.resolve("none.json").toString());

        // Then
        assertThat(all.err()).isEmpty();
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("of " + first + " to " + first.plusDays(2) + " records of ratings may be missing")
                .contains("has none from before " + first.plusDays(2) + "T12:00:00Z any more");
        assertThat(again.err()).as("of days that were counted nothing more").isEmpty();
        assertThat(none.err())
                .contains("of " + first + " to " + first.plusDays(19) + " records of ratings may be missing");
    }

    @Test
    void aFileThatIsNoneIsRefused(KafkaClient kafka) throws IOException {
        Path state = Files.writeString(dir.resolve("drift.json"), "{\"v\": 2}");

        Run run = Run.of("drift", "--settings", settings(kafka), "--state", state.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains(state + " is no file of `weir drift`", "drift.since");
    }

    private interface Stars {
        int of(int contributor);
    }

    /** Thirty contributors on each day. */
    private void admit(KafkaClient kafka, int from, int to, Stars stars) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int day = from; day < to; day++) {
            long noon =
                    first.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
            for (int who = 0; who < 30; who++) {
                String value = "{\"user\":\"u%d\",\"movie\":\"m\",\"stars\":%d}".formatted(who, stars.of(who));
                records.add(
                        new ProducerRecord<>(prefix + ".training.ratings", 0, noon + who, null, value.getBytes(UTF_8)));
            }
        }
        kafka.produceRecords(records);
    }

    private String settings(KafkaClient kafka) throws IOException {
        Path file = TestSettings.live(dir, prefix, kafka.bootstrap());
        return Files.writeString(file, Files.readString(file) + "drift: {since: " + first + ", learnDays: 7}\n")
                .toString();
    }
}
