package dev.weir.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.BrokerOptions;
import dev.weir.local.EmbeddedBroker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TransactionCommit.Outcome;
import dev.weir.topics.TransactionCommit.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionCommitIT {

    @TempDir
    Path dir;

    private EmbeddedBroker broker;
    private KafkaClient kafka;
    private Transactions transactions;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(
                BrokerOptions.defaults().with("transaction.abort.timed.out.transaction.cleanup.interval.ms", "100"));
        kafka = KafkaClient.of(broker.bootstrap());
        kafka.createTopicNamed("out", 1, Map.of());
        transactions = Transactions.of(
                SettingsText.of("weir", broker.bootstrap(), "in").load(dir));
    }

    @AfterEach
    void stop() {
        transactions.close();
        broker.close();
    }

    @Test
    void whatWasLeftOpenIsCommittedOnce() throws Exception {
        // Given
        Committable left = leftOpen(Duration.ofMinutes(10));

        // When
        List<Outcome> first = TransactionCommit.run(transactions, List.of(left));
        List<Outcome> again = TransactionCommit.run(transactions, List.of(left));

        // Then
        assertThat(first).containsExactly(new Outcome(left, Result.COMMITTED, ""));
        // Kafka's client takes the id up anew behind a commit, where it learns only during it that the brokers can do
        // more: ended, then.
        assertThat(again).singleElement().satisfies(outcome -> {
            assertThat(outcome.committable()).isEqualTo(left);
            assertThat(outcome.result()).isIn(Result.ALREADY_COMMITTED, Result.ENDED);
        });
        assertThat(kafka.committedValues("out")).containsExactly("x");
    }

    @Test
    void whatKafkaAbortedAfterItsTimeoutIsReportedAsLost() throws Exception {
        // Given
        Committable left = leftOpen(Duration.ofSeconds(1));
        awaitNoneOpen();

        // When
        List<Outcome> outcomes = TransactionCommit.run(transactions, List.of(left));

        // Then
        assertThat(outcomes).containsExactly(new Outcome(left, Result.EXPIRED, ""));
        assertThat(kafka.committedValues("out")).isEmpty();
    }

    @Test
    void whatWasAbortedByHandIsNotCommitted() throws Exception {
        // Given
        Committable left = leftOpen(Duration.ofMinutes(10));
        transactions.abort(left.id());

        // When
        List<Outcome> outcomes = TransactionCommit.run(transactions, List.of(left));

        // Then
        assertThat(outcomes).containsExactly(new Outcome(left, Result.ENDED, ""));
        assertThat(kafka.committedValues("out")).isEmpty();
    }

    @Test
    void whatKafkaHasForgottenIsReportedAsLost() {
        // Given
        Committable unknown = new Committable("weir:never", 1, (short) 0);

        // When
        List<Outcome> outcomes = TransactionCommit.run(transactions, List.of(unknown));

        // Then
        assertThat(outcomes).containsExactly(new Outcome(unknown, Result.EXPIRED, ""));
    }

    /** A transaction with one record, left open by a producer that is gone. */
    private Committable leftOpen(Duration timeout) throws Exception {
        Map<String, String> config = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "weir:1",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(timeout.toMillis()));
        KafkaProducer<byte[], byte[]> producer = kafka.producer(config);
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("out", "x".getBytes(UTF_8))).get();
        OpenTransaction open = transactions.open().get(0);
        producer.close(Duration.ZERO);
        return new Committable(open.id(), open.producerId(), (short) open.epoch());
    }

    private void awaitNoneOpen() {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!transactions.open().isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }
}
