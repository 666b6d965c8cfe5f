package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final String RATINGS = """
            streams:
              ratings:
                topic: shop.ratings
                kind: rating
                format: json
                fields:
                  actor: {type: customer, at: [/user/id, /session/id], placeholders: [guest, "0"]}
                  object: /movie
                  value: [/stars, /rating]
                  eventId: /id
                  time: {at: /ts, unit: ms}        # or {at: /when, zone: Europe/Berlin}, or record, or order
                scale: {min: 0.5, max: 5, step: 0.5}
            """;

    @TempDir
    Path folder;

    @Test
    void readsEveryForm() {
        // When
        Settings settings = load(RATINGS);

        // Then
        StreamSettings ratings = settings.streamList().get(0);
        assertThat(ratings.topic()).isEqualTo("shop.ratings");
        assertThat(ratings.kind()).isEqualTo(Kind.RATING);
        assertThat(ratings.format()).isEqualTo(StreamSettings.Format.JSON);
        FieldMap fields = ratings.fields();
        assertThat(fields.actor().type()).isEqualTo("customer");
        assertThat(fields.actor().at()).containsExactly("/user/id", "/session/id");
        assertThat(fields.actor().placeholders()).isEqualTo(Set.of("guest", "0"));
        assertThat(fields.object()).isEqualTo(new EntityField(null, List.of("/movie"), Set.of()));
        assertThat(fields.value())
                .isEqualTo(new ValueField(List.of("/stars", "/rating"), ValueField.Absence.DEAD_LETTER));
        assertThat(fields.eventId()).isEqualTo(new TextField(List.of("/id")));
        assertThat(fields.action()).isNull();
        assertThat(fields.time().unit()).isEqualTo(TimeField.Unit.MS);
        assertThat(ratings.scale()).isEqualTo(new Scale(0.5, 5, 0.5));
        assertThat(ratings.tombstone()).isEqualTo(StreamSettings.TombstoneRule.DEAD_LETTER);
    }

    @Test
    void takesDefaultsForWhatIsLeftOut() {
        // When
        Settings settings = load(RATINGS);

        // Then
        assertThat(settings.prefix()).isEqualTo("weir");
        assertThat(settings.kafka().bootstrap()).isNull();
        assertThat(settings.kafka().transactionTimeout()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.kafka().topics().training()).isEqualTo("{prefix}.training.{stream}");
        assertThat(settings.job().checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.limits().recordBytes()).isEqualTo(1_000_000);
        assertThat(settings.streamList().get(0).rows()).isEqualTo(RowSettings.DEFAULTS);
        assertThat(settings.policy()).isNull();
    }

    @Test
    void readsTimesWithAZoneOfTheRecordAndOfTheOrder() {
        assertThat(time("{at: /when, zone: Europe/Berlin}").zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(time("record").place()).isEqualTo(TimeField.Place.RECORD);
        assertThat(time("order").place()).isEqualTo(TimeField.Place.ORDER);
        assertThat(time("{at: record, trust: producer}").trust()).isEqualTo(TimeField.Trust.PRODUCER);
        assertThat(time("/ts").place()).isEqualTo(TimeField.Place.FIELD);
    }

    @Test
    void takesNumbersAsTheNumbersOfColumns() {
        // When
        Settings settings = load("""
                streams:
                  trades:
                    kind: rating
                    format: csv
                    fields: {actor: 1, object: 2, value: {at: 3, absent: allow}, time: {at: [4, 5], unit: s}}
                """);

        // Then
        FieldMap fields = settings.streamList().get(0).fields();
        assertThat(fields.actor().at()).containsExactly("1");
        assertThat(fields.value()).isEqualTo(new ValueField(List.of("3"), ValueField.Absence.ALLOW));
        assertThat(fields.time().at()).containsExactly("4", "5");
    }

    @Test
    void resolvesFilesBesideTheSettings() throws IOException {
        // When
        Settings settings = load(RATINGS + "policy: rules/policy.yaml\nbaselines: /etc/weir/baselines.json\n");

        // Then
        assertThat(settings.policy())
                .isEqualTo(folder.toAbsolutePath().resolve("rules/policy.yaml").toString());
        assertThat(settings.baselines()).isEqualTo("/etc/weir/baselines.json");
    }

    @Test
    void anEmptyValueIsTheSameAsALeftOutKey() {
        assertThat(load(RATINGS + "policy:\nkafka:\n  # bootstrap: broker:9092\n"))
                .isEqualTo(load(RATINGS));
    }

    @Test
    void readsAFileWithAByteOrderMark() {
        assertThat(load("\uFEFF" + RATINGS)).isEqualTo(load(RATINGS));
    }

    @Test
    void streamsAreSortedByName() {
        // When
        Settings settings = load("""
                streams:
                  zebra: &plain {kind: feedback, fields: {actor: /user, time: /ts}}
                  ant: *plain
                """);

        // Then
        assertThat(settings.streamNames()).containsExactly("ant", "zebra");
    }

    @Test
    void kafkaPropertiesAreNotShown() {
        // When
        Settings settings = load(RATINGS + "kafka: {properties: {sasl.jaas.config: hunter2}}\n");

        // Then
        assertThat(settings.kafka().properties()).isEqualTo(Map.of("sasl.jaas.config", "hunter2"));
        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("hunter2");
    }

    @Test
    void aRunNeedsBrokersTopicsAndColumns() throws IOException {
        // Given
        Path file = write("""
                streams:
                  ratings:
                    kind: rating
                    format: csv
                    fields: {actor: userId, value: 3, time: {at: timestamp, unit: s}}
                kafka:
                  startFrom: latest
                """);
        assertThat(SettingsFile.load(file).streamNames()).containsExactly("ratings");

        // When, Then
        assertThatThrownBy(() -> SettingsFile.loadForRun(file)).hasMessage("""
                %1$s:2: streams.ratings.topic: is missing, and needed to run on Kafka
                %1$s:2: streams.ratings.rows.columns: is missing: a Kafka record has no header line to tell where the \
                columns [userId, timestamp] are; list all columns in order, or use column numbers
                %1$s:6: kafka.bootstrap: is missing, and needed to run on Kafka; write host:port""".formatted(file));
    }

    @Test
    void avroNeedsItsSchemaOnKafkaAndNotInAFile() throws IOException {
        // Given
        Path file = write("""
                streams:
                  ratings:
                    kind: rating
                    topic: r
                    format: avro
                    fields: {actor: /u, value: /v, time: {at: /t, unit: s}}
                kafka: {bootstrap: "a:9092"}
                """);
        assertThat(SettingsFile.load(file).streamNames()).containsExactly("ratings");

        // When, Then
        assertThatThrownBy(() -> SettingsFile.loadForRun(file))
                .hasMessage(
                        file + ":2: streams.ratings.avro: is missing: a Kafka record does not have its schema with it;"
                                + " give avro.registry or avro.schema");
    }

    @Test
    void aCompleteFileRuns() throws IOException {
        assertThat(SettingsFile.loadForRun(write(RATINGS + "kafka: {bootstrap: 'a:9092, [::1]:9093'}\n"))
                        .kafka()
                        .bootstrap())
                .isEqualTo("a:9092, [::1]:9093");
    }

    private TimeField time(String yaml) {
        return load("streams: {s: {kind: feedback, fields: {actor: /a, time: " + yaml + "}}}")
                .streamList()
                .get(0)
                .fields()
                .time();
    }

    private Settings load(String yaml) {
        try {
            return SettingsFile.load(write(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("weir.yaml"), yaml);
    }
}
