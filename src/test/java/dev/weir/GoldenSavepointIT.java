package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.support.SeparateBroker;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job goes on from a savepoint that release 0.1.0 wrote: it knows whom that knew, and its books add up. The savepoint of another
 * release is written by {@code -Dweir.state=write}, under another name.
 */
@ExtendWith(Broker.class)
class GoldenSavepointIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stands in the savepoint, with the offsets of its topics. */
    private static final String PREFIX = "golden";

    private static final String IN = "in." + PREFIX;
    private static final Instant BEGIN = Instant.parse("2025-06-02T06:00:00Z");

    /** The rate check holds the 403rd within a minute. */
    private static final int FLOOD = 450;

    private static final int HONEST = 20;
    private static final int MORE = 10;

    private final KeyPair ana = KeyFile.generate();

    @TempDir
    Path dir;

    @Test
    void theJobOfTodayGoesOnFromIt(KafkaClient kafka) throws Exception {
        // Given
        Path savepoint = StateSnapshots.releasedJob("job-0.1.0", dir.resolve("savepoint"), this::write);
        Settings settings = prepare(kafka, "now");
        Configuration conf = JobEnvironment.inProcess(settings);
        conf.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toString());

        // When
        JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(conf);
        try {
            kafka.produceRecords(after());
            List<ConsumerRecord<byte[], byte[]>> held = kafka.awaitCommitted(settings.quarantineTopic("ratings"), MORE);
            kafka.produceRecords(
                    List.of(Decisions.signed(settings.decisionsTopic(), releaseOfThen(), "ana", ana.getPrivate())));
            List<ConsumerRecord<byte[], byte[]>> training = kafka.awaitCommitted(settings.trainingTopic("ratings"), 3);
            List<ConsumerRecord<byte[], byte[]>> dead = kafka.awaitCommitted(settings.deadLetterTopic("ratings"), 2);

            // Then
            assertThat(places(Stream.of(held, training, dead).flatMap(List::stream)))
                    .as("each record since then came out once, and the one that was held then")
                    .containsExactlyInAnyOrderElementsOf(places());
            assertThat(held)
                    .as("known for its flood")
                    .allMatch(record -> text(record).contains("flooder"));
            assertThat(dead)
                    .extracting(record -> header(record, HeaderNames.REASON))
                    .as("known by its id, and broken")
                    .containsExactlyInAnyOrder("duplicate", "not-json");
            assertThat(training.get(2).value())
                    .isEqualTo(before().get(FLOOD - 1).value());
            assertThat(header(training.get(2), HeaderNames.VERDICT)).isEqualTo("released");
            assertThat(totals(kafka, settings))
                    .containsEntry("in", MORE + 4L)
                    .containsEntry("held", (long) MORE)
                    .containsEntry("admitted", 2L)
                    .containsEntry("dead", 2L)
                    .containsEntry("released", 1L);
        } finally {
            Jobs.end(job);
        }
    }

    /** What then came in, and was all written out before the savepoint: no transaction is in it. */
    private void write(Path folder) throws Exception {
        try (SeparateBroker broker = SeparateBroker.start(dir.resolve("broker"))) {
            KafkaClient kafka = KafkaClient.of(broker.bootstrap());
            Settings settings = prepare(kafka, "then");
            JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
            while (totals(kafka, settings).getOrDefault("in", 0L) < before().size()) {
                kafka.awaitCommitted(settings.auditTopic(), 1);
            }
            job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
        }
    }

    /** Topics as they were then, with what came in by then. */
    private Settings prepare(KafkaClient kafka, String name) throws Exception {
        Path folder = Files.createDirectories(dir.resolve(name));
        Path file = TestSettings.live(folder, PREFIX, kafka.bootstrap());
        Files.writeString(
                file,
                Files.readString(file)
                                .replace("value: /stars,", "value: /stars, eventId: /id, source: /shop,")
                                .replace("job: {", "job: {expiredTransactions: accept, ")
                        + "review: {reviewers: reviewers.yaml}\n");
        Files.writeString(
                folder.resolve("reviewers.yaml"),
                "reviewers:\n  - {name: ana, role: analyst, key: " + PublicKeys.text(ana.getPublic()) + "}\n");
        Settings settings = SettingsFile.loadForRun(file);
        kafka.createTopicNamed(IN, 1, Map.of("retention.ms", "-1"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        kafka.produceRecords(before());
        return settings;
    }

    private static List<ProducerRecord<byte[], byte[]>> before() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        IntStream.range(0, FLOOD).forEach(i -> records.add(rating(i, "flooder", "m" + i)));
        IntStream.range(0, HONEST).forEach(i -> records.add(rating(FLOOD + i, "u" + i, "m" + i)));
        records.add(record(FLOOD + HONEST, "{"));
        return records;
    }

    private static List<ProducerRecord<byte[], byte[]>> after() {
        int offset = before().size();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        IntStream.range(0, MORE).forEach(i -> records.add(rating(offset + i, "flooder", "n" + i)));
        records.add(rating(offset + MORE, "u1", "n1"));
        records.add(rating(offset + MORE + 1, "somebody", "n2"));
        records.add(record(offset + MORE + 2, text(before().get(FLOOD))));
        records.add(record(offset + MORE + 3, "{"));
        return records;
    }

    private static ProducerRecord<byte[], byte[]> rating(int offset, String user, String movie) {
        return record(
                offset,
                "{\"user\":\"%s\",\"movie\":\"%s\",\"stars\":%d,\"id\":\"e%d\",\"shop\":\"s\"}"
                        .formatted(user, movie, 1 + offset % 5, offset));
    }

    /** Ten a second. */
    private static ProducerRecord<byte[], byte[]> record(int offset, String value) {
        return new ProducerRecord<>(
                IN, 0, BEGIN.toEpochMilli() + 100L * offset, ("k" + offset).getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static Decision releaseOfThen() {
        ProducerRecord<byte[], byte[]> held = before().get(FLOOD - 1);
        return Decisions.at(
                System.currentTimeMillis(),
                Decisions.release(
                        "d1",
                        Entity.of("actor", "flooder"),
                        place(FLOOD - 1),
                        new Payload(held.key(), held.value(), List.of())));
    }

    private static List<String> places() {
        List<String> places = new ArrayList<>(List.of(place(FLOOD - 1)));
        IntStream.range(before().size(), before().size() + after().size()).forEach(offset -> places.add(place(offset)));
        return places;
    }

    private static List<String> places(Stream<ConsumerRecord<byte[], byte[]>> records) {
        return records.map(record -> header(record, HeaderNames.ORIGIN))
                .map(origin -> origin.substring(0, origin.lastIndexOf('@')))
                .toList();
    }

    private static String place(int offset) {
        return IN + "/0/" + offset;
    }

    private static Map<String, Long> totals(KafkaClient kafka, Settings settings) throws IOException {
        Map<String, Long> totals = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.committed(settings.auditTopic())) {
            for (JsonNode tally : JSON.readTree(record.value()).path("tallies")) {
                totals.merge(tally.get("what").asText(), tally.get("count").asLong(), Long::sum);
            }
        }
        return totals;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    private static String text(ProducerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
