package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.provenance.Producer;
import dev.weir.provenance.ProducerKey;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.RegistryText;
import dev.weir.route.HeaderNames;
import dev.weir.sdk.Algorithm;
import dev.weir.sdk.SignedHeader;
import dev.weir.sdk.Signer;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signed events through Kafka: what is proven, what is held and why, what was held back on its way, and what becomes of it when the key is revoked. */
@ExtendWith(Broker.class)
class SignedEventsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Signer FORGER =
            Signer.of(Producer.of("app-2026", "app", Algorithm.ED25519).pair().getPrivate(), "app-2026", "app");

    /** More than a number may be behind in its partition. */
    private static final int OTHERS = 1_100;

    /** Numbers are missing when a signature of before would count no more. */
    private static final Duration WINDOW = Duration.ofSeconds(15);

    /** So far is the producer's clock ahead that what it signed counts for nearly twice as long, and what is missing is told no later. */
    private static final Duration AHEAD = WINDOW.minusSeconds(3);

    @TempDir
    Path dir;

    private final Producer app = Producer.of("app-2026", "app", Algorithm.ED25519);

    @Test
    void onlyWhatItsSourceSignedIsAdmittedAndARevokedKeyIsTakenBackInARunningJob(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = settings(kafka);
        String in = "in." + settings.prefix();
        JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
        try {
            Signer signer = Signer.of(app.pair().getPrivate(), "app-2026", "app", SignedEventsIT::ahead)
                    .counting();
            ProducerRecord<byte[], byte[]> heldBack = record(in, "u6", signer);
            ProducerRecord<byte[], byte[]> first = record(in, "u1", signer);
            ProducerRecord<byte[], byte[]> second = record(in, "u2", signer);
            second.headers().add("weir-trust", "1".getBytes(UTF_8));
            ProducerRecord<byte[], byte[]> copy =
                    new ProducerRecord<>(in, 1, first.key(), first.value(), first.headers());
            ProducerRecord<byte[], byte[]> unsigned = new ProducerRecord<>(in, 0, null, value("u3"));
            ProducerRecord<byte[], byte[]> forged = record(in, "u4", FORGER);
            forged.headers().add("weir-trust", "1".getBytes(UTF_8));
            // When
            Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            kafka.produceRecords(List.of(first, second, unsigned, forged));
            kafka.awaitCommitted(settings.trainingTopic("ratings"), 2);
            for (int i = 0; i < OTHERS; i++) {
                signer.sign(in, null, null);
            }
            kafka.produceRecords(List.of(record(in, "u7", signer), heldBack));
            List<ConsumerRecord<byte[], byte[]>> admitted = kafka.awaitCommitted(settings.trainingTopic("ratings"), 4);
            kafka.produceRecords(List.of(copy));
            List<ConsumerRecord<byte[], byte[]>> held = kafka.awaitCommitted(settings.quarantineTopic("ratings"), 3);
            registry(app.entry(null, null, ProducerKey.State.REVOKED, before));
            JsonNode retraction = JSON.readTree(
                    kafka.awaitCommitted(settings.retractionsTopic(), 1).get(0).value());
            kafka.produceRecords(List.of(record(in, "u5", signer), record(in, "u8", signer)));
            List<ConsumerRecord<byte[], byte[]>> all = kafka.awaitCommitted(settings.quarantineTopic("ratings"), 5);
            JsonNode alert = JSON.readTree(firstAlert(kafka, settings, in));

            // Then
            assertThat(admitted)
                    .allSatisfy(record -> {
                        assertThat(header(record, HeaderNames.SIGNED_BY)).isEqualTo("app-2026");
                        assertThat(record.headers().lastHeader("weir-from-producer-signature"))
                                .isNotNull();
                    })
                    .hasSize(4)
                    .filteredOn(record -> record.headers().lastHeader(HeaderNames.FINDINGS) != null)
                    .singleElement()
                    .satisfies(record -> assertThat(header(record, HeaderNames.FINDINGS))
                            .contains("its number 1 of run '", "stands behind numbers in its partition"));
            assertThat(held)
                    .extracting(record -> header(record, HeaderNames.FINDINGS))
                    .satisfiesExactlyInAnyOrder(
                            findings -> assertThat(findings).contains("it is not signed, and its stream requires it"),
                            findings -> assertThat(findings).contains("it is not that of key 'app-2026'"),
                            findings -> assertThat(findings).contains("it came before, with id"));
            assertThat(retraction.get("key").asText()).isEqualTo("app-2026");
            assertThat(retraction.get("since").asText()).isEqualTo(before.toString());
            assertThat(all)
                    .filteredOn(record ->
                            header(record, HeaderNames.FINDINGS).contains("is revoked from " + before + " on"))
                    .hasSize(2);
            assertThat(alert.get("type").asText()).isEqualTo("numbers-missing");
            assertThat(alert.get("sentence").asText())
                    .startsWith("of what source 'app' signed with key 'app-2026', ")
                    .contains("4 to " + (3 + OTHERS));
            List<ConsumerRecord<byte[], byte[]>> out = new ArrayList<>(admitted);
            out.addAll(all);
            assertThat(out)
                    .flatExtracting(record -> List.of(record.headers().toArray()))
                    .filteredOn(header -> header.key().equals(HeaderNames.TRUST))
                    .extracting(SignedEventsIT::text)
                    .doesNotContain("1");
        } finally {
            Jobs.end(job);
        }
    }

    /** Time goes on by what is read, and by no more than passes. */
    private static byte[] firstAlert(KafkaClient kafka, Settings settings, String in) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        List<ConsumerRecord<byte[], byte[]>> alerts = kafka.committed(settings.alertsTopic());
        while (alerts.isEmpty() && Instant.now().isBefore(deadline)) {
            kafka.produceRecords(List.of(
                    new ProducerRecord<>(in, 0, null, value("u9")), new ProducerRecord<>(in, 1, null, value("u9"))));
            alerts = kafka.committed(settings.alertsTopic());
        }
        assertThat(alerts).as("alerts").isNotEmpty();
        return alerts.get(0).value();
    }

    private static long ahead() {
        return Instant.now().plus(AHEAD).toEpochMilli();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String user, Signer signer) {
        byte[] key = user.getBytes(UTF_8);
        SignedHeader trace = new SignedHeader("trace", key);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, key, value(user));
        record.headers().add(trace.name(), trace.value());
        record.headers().add(Signer.HEADER, signer.sign(topic, key, record.value(), trace));
        return record;
    }

    private static byte[] value(String user) {
        return ("{\"user\":\"" + user + "\",\"movie\":\"m1\",\"stars\":5,\"at\":"
                        + Instant.now().toEpochMilli() + '}')
                .getBytes(UTF_8);
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        String prefix = KafkaClient.uniqueName("signed");
        Path file = TestSettings.live(dir, prefix, kafka.bootstrap());
        Files.writeString(
                file,
                Files.readString(file).replace("time: record", "time: {at: /at, unit: ms, disorder: 0s}")
                        + "    signatures: required\n    sequences: counted\n"
                        + "provenance: {keys: keys.yaml, window: " + WINDOW.toSeconds() + "s}\npolicy: policy.yaml\n");
        Files.writeString(
                dir.resolve("policy.yaml"), "name: counting\nversion: 1\nchecks: {sequence: {mode: enforce}}\n");
        Files.writeString(dir.resolve("keys.yaml"), "keys: []\n");
        registry(app.entry());
        Settings settings = SettingsFile.loadForRun(file);
        kafka.createTopicNamed("in." + prefix, 2, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        return settings;
    }

    private void registry(ProducerKey key) throws Exception {
        RegistryText.write(dir.resolve("keys.yaml"), new ProducerKeys(List.of(key)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name));
    }

    private static String text(Header header) {
        return new String(header.value(), UTF_8);
    }
}
