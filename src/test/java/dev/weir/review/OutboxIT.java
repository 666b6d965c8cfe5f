package dev.weir.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.decide.DecisionGate;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.index.HeldRecord;
import dev.weir.route.AnswerJson;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.Jws;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.ClusterException;
import dev.weir.topics.TransactionalIds;
import dev.weir.topics.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class OutboxIT {

    private static final Signer ANA = Signer.of("ana", Role.ANALYST);

    @TempDir
    Path dir;

    @Test
    void aThousandDecisionsOfOneActAreReadTogetherInTheirOrder(KafkaClient kafka) throws IOException {
        // Given: 250 contributors with three held events each
        Settings settings = settings(kafka);
        List<Decision> decisions = clearing(250, 3, 200);

        // When
        Outbox.send(settings, "act", signed(decisions));

        // Then
        List<ConsumerRecord<byte[], byte[]>> read = kafka.awaitCommitted(settings.decisionsTopic(), 1_000);
        assertThat(read).hasSize(1_000);
        DecisionGate gate = new DecisionGate(new Reviewers(List.of(ANA.reviewer())), TestSettings.ratings());
        assertThat(read)
                .allSatisfy(record -> assertThat(gate.check(
                                record.value(),
                                record.headers()
                                        .lastHeader(DecisionGate.SIGNATURE)
                                        .value(),
                                null,
                                record.timestamp(),
                                record.key()))
                        .isInstanceOf(DecisionGate.Passed.class));
        Map<String, List<String>> ids = read.stream()
                .map(record -> DecisionJson.read(record.value()))
                .collect(Collectors.groupingBy(
                        Decision::subject, Collectors.mapping(Decision::id, Collectors.toList())));
        decisions.stream()
                .collect(
                        Collectors.groupingBy(Decision::subject, Collectors.mapping(Decision::id, Collectors.toList())))
                .forEach((subject, sent) -> assertThat(ids.get(subject)).isEqualTo(sent));
    }

    @Test
    void ofAnActThatFailsHalfwayNothingIsRead(KafkaClient kafka) throws IOException {
        // Given: the last record is larger than the topic takes
        Settings settings = settings(kafka);
        List<Decision> decisions = new ArrayList<>(clearing(250, 3, 200));
        decisions.addAll(clearing(1, 1, 1_400_000));

        // When, Then
        assertThatThrownBy(() -> Outbox.send(settings, "act", signed(decisions)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("Kafka at " + kafka.bootstrap());
        assertThat(kafka.committed(settings.decisionsTopic())).isEmpty();
        Outbox.send(settings, "other", signed(clearing(1, 0, 0)));
        assertThat(kafka.awaitCommitted(settings.decisionsTopic(), 1)).hasSize(1);
    }

    @Test
    void aTopicThatIsMissingIsSaid(KafkaClient kafka) throws IOException {
        Settings settings = settings(kafka, "weir-none-" + KafkaClient.uniqueName("x"));

        assertThatThrownBy(() -> Outbox.send(settings, "act", signed(clearing(1, 0, 0))))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(settings.auditTopic());
    }

    @Test
    void theGatewayDoesNotTakeTheTransactionForItsOwn(KafkaClient kafka) throws IOException {
        // Given
        Settings settings = settings(kafka);
        String id = TransactionalIds.ofReview(settings, "act");
        try (KafkaProducer<byte[], byte[]> producer =
                        kafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id));
                Transactions transactions = Transactions.of(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(settings.decisionsTopic(), new byte[] {1}));
            producer.flush();

            // When, Then
            assertThat(id)
                    .isEqualTo(settings.prefix() + "/review/act")
                    .doesNotStartWith(settings.transactionalIdPrefix());
            assertThat(transactions.open()).isEmpty();
            assertThatThrownBy(() -> transactions.abort(id)).hasMessageContaining("is not one of this deployment");
            producer.abortTransaction();
        }
    }

    @Test
    void answersAreThoseThatComeAfterTheAct(KafkaClient kafka) throws IOException {
        // Given: an answer to one of the ids that stands there already
        Settings settings = settings(kafka);
        List<Decision> decisions = clearing(2, 1, 10);
        answer(kafka, settings, answer(decisions.get(0), Answer.Outcome.REPEATED));

        // When
        Sent sent = sent(settings, decisions);
        for (Decision decision : List.of(decisions.get(3), decisions.get(1), decisions.get(2))) {
            answer(kafka, settings, answer(decision, Answer.Outcome.APPLIED));
        }
        List<Answer> some = AnswerTail.read(settings, sent, Duration.ofSeconds(2));
        answer(kafka, settings, answer(decisions.get(0), Answer.Outcome.WAITS));
        List<Answer> all = AnswerTail.read(settings, sent, Duration.ofSeconds(60));

        // Then
        assertThat(some).extracting(Answer::decision).containsExactly("id.2", "id.3", "id.4");
        assertThat(all).extracting(Answer::decision).containsExactly("id.1", "id.2", "id.3", "id.4");
        assertThat(all.get(0).outcome()).isEqualTo(Answer.Outcome.WAITS);
    }

    @Test
    void anAnswerThatSaysAppliedWinsOverTheRefusalOfACopy(KafkaClient kafka) throws IOException {
        Settings settings = settings(kafka);
        List<Decision> decisions = clearing(2, 0, 0);
        Sent sent = sent(settings, decisions);

        answer(kafka, settings, answer(decisions.get(0), Answer.Outcome.REFUSED));
        answer(kafka, settings, answer(decisions.get(0), Answer.Outcome.APPLIED));
        answer(kafka, settings, answer(decisions.get(1), Answer.Outcome.APPLIED));

        assertThat(AnswerTail.read(settings, sent, Duration.ofSeconds(60)))
                .extracting(Answer::outcome)
                .containsOnly(Answer.Outcome.APPLIED);
    }

    @Test
    void anAnswerOfATransactionThatIsNotCommittedIsNone(KafkaClient kafka) throws IOException {
        Settings settings = settings(kafka);
        List<Decision> decisions = clearing(1, 0, 0);
        Sent sent = sent(settings, decisions);
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(
                Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalIdPrefix() + "0"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(settings, answer(decisions.get(0), Answer.Outcome.APPLIED)));
            producer.flush();

            assertThat(AnswerTail.read(settings, sent, Duration.ofSeconds(1))).isEmpty();

            producer.commitTransaction();
        }
        assertThat(AnswerTail.read(settings, sent, Duration.ofSeconds(60))).hasSize(1);
    }

    private static Sent sent(Settings settings, List<Decision> decisions) {
        return new Sent("id", decisions, Instant.now(), Outbox.send(settings, "act", signed(decisions)));
    }

    private static void answer(KafkaClient kafka, Settings settings, Answer answer) {
        kafka.produceRecords(List.of(record(settings, answer)));
    }

    private static ProducerRecord<byte[], byte[]> record(Settings settings, Answer answer) {
        return new ProducerRecord<>(
                settings.auditTopic(), ("decision-" + answer.decision()).getBytes(UTF_8), AnswerJson.of(answer));
    }

    private static Answer answer(Decision decision, Answer.Outcome outcome) {
        return new Answer(decision.id(), decision.action(), decision.subject(), outcome, "why", 0, 0, "ana", null, 0);
    }

    /** Clears so many contributors, with so many held events of so many bytes each. */
    private static List<Decision> clearing(int contributors, int held, int bytes) {
        List<Facts.Contributor> facts = IntStream.range(0, contributors)
                .mapToObj(c -> new Facts.Contributor(
                        Entity.of("customer", "c" + c),
                        "excluded",
                        Tenure.NEW,
                        0,
                        0,
                        IntStream.range(0, held)
                                .mapToObj(n -> new HeldRecord(
                                        "in/" + c + "/" + n,
                                        "ratings",
                                        Entity.of("customer", "c" + c),
                                        HeldRecord.Identity.KNOWN,
                                        Payload.ofValue(new byte[bytes])))
                                .toList(),
                        0))
                .toList();
        Act act = Act.of(Action.CLEAR, new Target.Campaign("c"), Decision.Reason.HONEST, "");
        long now = System.currentTimeMillis();
        return Plan.of(act, Facts.ofContributors(facts, "c@" + contributors))
                .decisions("id", "ana", now, now + Desk.LIFE.toMillis());
    }

    private static List<Desk.Signed> signed(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> {
                    byte[] value = DecisionJson.of(decision);
                    return new Desk.Signed(
                            decision.subject().getBytes(UTF_8),
                            value,
                            Jws.sign(value, "ana", ANA.key()).getBytes(UTF_8),
                            null);
                })
                .toList();
    }

    private Settings settings(KafkaClient kafka) throws IOException {
        Settings settings = settings(kafka, KafkaClient.uniqueName("weir"));
        for (String topic : Set.of(settings.decisionsTopic(), settings.auditTopic())) {
            kafka.createTopicNamed(topic, 4, Map.of());
        }
        return settings;
    }

    private Settings settings(KafkaClient kafka, String prefix) throws IOException {
        return SettingsFile.loadForRun(Files.writeString(
                Files.createTempFile(dir, "weir", ".yaml"), """
                prefix: %s
                streams:
                  ratings:
                    kind: rating
                    topic: shop.ratings
                    fields: {actor: /user, object: /movie, value: /stars, time: {at: /ts, unit: ms}}
                kafka: {bootstrap: "%s"}
                """.formatted(prefix, kafka.bootstrap())));
    }
}
