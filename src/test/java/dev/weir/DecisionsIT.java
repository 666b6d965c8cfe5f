package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.auditor.Admissions;
import dev.weir.auditor.AuditFinding;
import dev.weir.auditor.AuditReport;
import dev.weir.auditor.AuditSource;
import dev.weir.auditor.ChainVerifier;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Role;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Decisions through Kafka, to a running job and back. */
@ExtendWith(Broker.class)
class DecisionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Entity FLOODER = Entity.of("actor", "flooder");
    private static final int FLOOD = 1_500;

    @TempDir
    Path dir;

    private final KeyPair ana = KeyFile.generate();
    private final KeyPair vic = KeyFile.generate();
    private final KeyPair seals = KeyFile.generate();

    @Test
    void signedDecisionsAreAppliedAndOthersAreAnsweredAndToldOf(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = settings(kafka);
        int metrics = freePort();
        String in = "in." + settings.prefix();
        String decisions = settings.decisionsTopic();
        JobClient job = LiveGateway.of(Plan.enforcing(settings))
                .startInProcess(JobEnvironment.inProcess(settings, JobEnvironment.metrics(metrics)));
        try {
            kafka.produceRecords(flood(in, "flooder"));
            ConsumerRecord<byte[], byte[]> held =
                    kafka.awaitCommitted(settings.quarantineTopic("ratings"), 1).get(0);
            int admitted = awaitAll(kafka, settings);

            // When
            Decision release = release("d1", held);
            kafka.produceRecords(List.of(
                    Decisions.signed(decisions, release, "ana", ana.getPrivate()),
                    Decisions.signed(decisions, release, "ana", ana.getPrivate()),
                    Decisions.signed(decisions, release("forged", held), "ana", vic.getPrivate()),
                    Decisions.signed(decisions, Decisions.by("vic", exclude("viewer")), "vic", vic.getPrivate()),
                    Decisions.signed(decisions, exclude("d2"), "ana", ana.getPrivate())));
            List<JsonNode> answers = answers(kafka, settings, 5);

            // Then
            assertThat(answers)
                    .extracting(answer -> answer.get("decision").asText()
                            + ' '
                            + answer.get("outcome").asText())
                    .containsExactlyInAnyOrder(
                            "d1 applied", "d1 repeated", "forged refused", "viewer refused", "d2 applied");
            ConsumerRecord<byte[], byte[]> released =
                    kafka.awaitCommitted(settings.trainingTopic("ratings"), admitted + 1).stream()
                            .filter(record -> "released".equals(header(record, HeaderNames.VERDICT)))
                            .findFirst()
                            .orElseThrow();
            assertThat(released.key()).isEqualTo(held.key());
            assertThat(released.value()).isEqualTo(held.value());
            assertThat(header(released, HeaderNames.ORIGIN)).isEqualTo(header(held, HeaderNames.ORIGIN));
            assertThat(header(released, HeaderNames.RELEASE)).isEqualTo("reviewer: released by ana: honest");
            assertThat(kafka.awaitCommitted(settings.retractionsTopic(), 1)).hasSize(1);
            assertThat(kafka.awaitCommitted(settings.alertsTopic(), 2))
                    .extracting(
                            record -> JSON.readTree(record.value()).get("type").asText())
                    .containsOnly("decision-refused");
            assertThat(answers)
                    .filteredOn(answer -> answer.get("decision").asText().equals("viewer"))
                    .extracting(answer -> answer.get("sentence").asText())
                    .allMatch(sentence -> sentence.contains("'vic' is viewer, who may not exclude"));
            aReleasedEventIsInTrainingWithTheNextCheckpoint(kafka, settings, metrics);
        } finally {
            Jobs.end(job);
        }
        whatHappenedCanBeProved(kafka, settings);
    }

    /** From the click: what the page does then, until a reader of committed records has the event. */
    private void aReleasedEventIsInTrainingWithTheNextCheckpoint(KafkaClient kafka, Settings settings, int metrics)
            throws IOException {
        // Given
        String quarantine = settings.quarantineTopic("ratings");
        int held = kafka.committed(quarantine).size();
        kafka.produceRecords(flood("in." + settings.prefix(), "another"));
        kafka.awaitCommitted(quarantine, held + 1);
        Reviewer by = new Reviewer("ana", Role.ANALYST, PublicKeys.text(ana.getPublic()), null);

        // When
        List<Clicks.Taken> clicks = Clicks.release(
                settings, kafka.bootstrap(), dir, Entity.of("actor", "another"), 5, by, ana.getPrivate(), metrics);

        // Then: the median, so that one that the machine delays says nothing
        System.out.printf("from the click to the record, at a checkpoint each 300 ms: %s%n", clicks);
        assertThat(clicks).isNotEmpty();
        long took = clicks.stream().mapToLong(Clicks.Taken::took).sorted().toArray()[clicks.size() / 2];
        long checkpoint =
                clicks.stream().mapToLong(Clicks.Taken::checkpoint).max().orElseThrow();
        assertThat(took).isLessThanOrEqualTo(settings.job().checkpointInterval().toMillis() + checkpoint + 1_000);
    }

    private static List<ProducerRecord<byte[], byte[]>> flood(String topic, String user) {
        return IntStream.range(0, FLOOD)
                .mapToObj(i -> new ProducerRecord<>(
                        topic,
                        0,
                        ("k" + i).getBytes(UTF_8),
                        ("{\"user\":\"" + user + "\",\"movie\":\"m" + i + "\",\"stars\":5}").getBytes(UTF_8)))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** All of it stands in the audit, and one row more in training shows, whatever it says of itself. */
    private void whatHappenedCanBeProved(KafkaClient kafka, Settings settings) throws IOException {
        ChainVerifier verifier = new ChainVerifier(Set.of(PublicKeys.text(seals.getPublic())));
        Admissions admissions = new Admissions(settings);
        Set<String> types = new TreeSet<>();
        AuditSource.topic(settings).read(line -> {
            verifier.take(line);
            admissions.committed(line);
            types.add(JSON.readTree(line.bytes()).get("type").asText());
        });
        AuditReport report = verifier.end();
        assertThat(report.findings()).isEmpty();
        assertThat(report.signed()).isPositive().isEqualTo(report.seals());
        assertThat(report.unsealed()).as("a seal ends each transaction").isLessThanOrEqualTo(1);
        assertThat(types).contains("account", "answer", "held", "released", "retraction", "rules", "seal", "standing");
        assertThat(admissions.compared()).isEmpty();

        kafka.produceRecords(List.of(poison(settings, "released")));
        assertThat(admissions.compared()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(AuditFinding.Kind.TRAINING);
            assertThat(finding.place()).isEqualTo(settings.trainingTopic("ratings"));
            assertThat(finding.sentence()).contains("released records are not those that were released");
        });
        kafka.produceRecords(List.of(poison(settings, "admitted")));
        assertThat(admissions.compared())
                .extracting(AuditFinding::sentence)
                .satisfiesExactly(
                        admitted -> assertThat(admitted).contains("admitted records are not those that were admitted"),
                        released -> assertThat(released).contains("released"));
    }

    /** What somebody writes to the training topic who may and should not. */
    private static ProducerRecord<byte[], byte[]> poison(Settings settings, String verdict) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(settings.trainingTopic("ratings"), new byte[] {1});
        record.headers().add(HeaderNames.VERDICT, verdict.getBytes(UTF_8));
        return record;
    }

    /** Waits until every event has a verdict; returns how many were admitted. */
    private static int awaitAll(KafkaClient kafka, Settings settings) {
        int admitted = 0;
        int held = 0;
        while (admitted + held < FLOOD) {
            admitted = kafka.awaitCommitted(settings.trainingTopic("ratings"), Math.max(1, admitted))
                    .size();
            held = kafka.awaitCommitted(settings.quarantineTopic("ratings"), Math.max(1, held))
                    .size();
        }
        return admitted;
    }

    private static List<JsonNode> answers(KafkaClient kafka, Settings settings, int count) throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (int read = 1; answers.size() < count; ) {
            answers.clear();
            List<ConsumerRecord<byte[], byte[]>> audit = kafka.awaitCommitted(settings.auditTopic(), read);
            for (ConsumerRecord<byte[], byte[]> record : audit) {
                JsonNode line = JSON.readTree(record.value());
                if (line.get("type").asText().equals("answer")) {
                    answers.add(line);
                }
            }
            read = audit.size() + 1;
        }
        return answers;
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        String prefix = KafkaClient.uniqueName("decided");
        Path file = TestSettings.live(dir, prefix, kafka.bootstrap());
        Files.writeString(
                file, Files.readString(file) + "review: {reviewers: reviewers.yaml}\naudit: {key: audit.pem}\n");
        KeyFile.write(dir.resolve("audit.pem"), seals.getPrivate());
        Files.writeString(dir.resolve("reviewers.yaml"), """
                reviewers:
                  - {name: ana, role: analyst, key: %s}
                  - {name: vic, role: viewer, key: %s}
                """.formatted(
                        PublicKeys.text(ana.getPublic()), PublicKeys.text(vic.getPublic())));
        Settings settings = SettingsFile.loadForRun(file);
        kafka.createTopicNamed("in." + prefix, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        return settings;
    }

    private static Decision release(String id, ConsumerRecord<byte[], byte[]> held) {
        String origin = header(held, HeaderNames.ORIGIN);
        return now(Decisions.release(
                id,
                FLOODER,
                origin.substring(0, origin.lastIndexOf('@')),
                new Payload(held.key(), held.value(), List.of())));
    }

    private static Decision exclude(String id) {
        return now(Decisions.exclude(id, FLOODER, Long.MIN_VALUE));
    }

    private static Decision now(Decision decision) {
        return Decisions.at(System.currentTimeMillis(), decision);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
