package dev.weir.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.Weir;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(Broker.class)
class TransactionsIT {

    @TempDir
    Path dir;

    @Test
    void listsAndAbortsOnlyTheDeploymentsOwn(KafkaClient kafka) throws Exception {
        // Given
        String topic = kafka.createTopic("out", 1);
        String prefix = KafkaClient.uniqueName("weir");
        try (KafkaProducer<byte[], byte[]> ours = begin(kafka, prefix + ":1", topic, "ours");
                KafkaProducer<byte[], byte[]> theirs = begin(kafka, prefix + "-staging:1", topic, "theirs");
                Transactions transactions = Transactions.of(
                        SettingsText.of(prefix, kafka.bootstrap(), "in").load(dir))) {

            // When
            List<OpenTransaction> open = transactions.open();
            transactions.abort(prefix + ":1");

            // Then
            assertThat(open).singleElement().satisfies(one -> {
                assertThat(one.id()).isEqualTo(prefix + ":1");
                assertThat(one.state()).isEqualTo("Ongoing");
                assertThat(one.partitions()).containsExactly(topic + "-0");
                assertThat(one.began()).isNotNull();
                assertThat(one.timeout().toMinutes()).isEqualTo(10);
            });
            assertThat(stillOngoing(transactions)).isEmpty();
            assertThatThrownBy(ours::commitTransaction).isNotNull();
            theirs.commitTransaction();
            assertThat(kafka.awaitCommitted(topic, 1))
                    .extracting(KafkaClient::value)
                    .containsExactly("theirs");
            assertThatThrownBy(() -> transactions.abort(prefix + "-staging:1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not begin with " + prefix + ":");
        }
    }

    @Test
    void commitsWhatTheCheckpointHoldsSoThatARestartRepeatsNothing(KafkaClient kafka) throws Exception {
        // Given: a job that ended between the completion of its checkpoint and the commit
        String from = kafka.createTopic("in", 1);
        String to = kafka.createTopic("out", 1);
        String prefix = KafkaClient.uniqueName("weir");
        CopyJob copy = new CopyJob(kafka, from, to, prefix, dir.resolve("checkpoints"));
        kafka.produce(from, List.of("a", "b", "c"));
        HeldSink.hold();
        JobClient job = copy.start();
        assertThat(HeldSink.reached.await(60, TimeUnit.SECONDS)).isTrue();
        stop(job);
        Path checkpoint = copy.newestCheckpoint();
        assertThat(kafka.committedValues(to)).isEmpty();

        SettingsText settings = SettingsText.of(prefix, kafka.bootstrap(), from);
        try (Transactions transactions = Transactions.of(settings.load(dir))) {

            // When
            List<Committable> held = CheckpointCommittables.read(checkpoint.toString());
            List<TransactionCommit.Outcome> first = TransactionCommit.run(transactions, held);

            // Then
            assertThat(first)
                    .extracting(TransactionCommit.Outcome::result)
                    .containsExactly(TransactionCommit.Result.COMMITTED);
            assertThat(stillOngoing(transactions)).isEmpty();
            // A slow job has read less by its first checkpoint; the rest follows after the restart.
            List<String> values = List.of("a", "b", "c");
            List<String> committed =
                    kafka.awaitCommitted(to, 1).stream().map(KafkaClient::value).toList();
            assertThat(committed).isEqualTo(values.subList(0, committed.size()));
        }
        String told = commandAfterwards(kafka, settings, prefix, checkpoint);
        assertThat(told).contains(": already committed").contains(prefix + ":stray: not in the checkpoint");
        HeldSink.release();
        JobClient restarted = copy.restart(checkpoint);
        kafka.produce(from, List.of("d"));
        kafka.awaitCommitted(to, 4);
        stop(restarted);
        assertThat(kafka.committedValues(to)).containsExactly("a", "b", "c", "d");
    }

    /** What the command says of the same checkpoint, with one more transaction open that is none of it. */
    private String commandAfterwards(KafkaClient kafka, SettingsText settings, String prefix, Path checkpoint)
            throws Exception {
        StringWriter out = new StringWriter();
        try (KafkaProducer<byte[], byte[]> stray =
                begin(kafka, prefix + ":stray", kafka.createTopic("other", 1), "x")) {
            String[] line = {
                "transactions",
                "commit",
                "--settings",
                settings.write(dir).toString(),
                "--checkpoint",
                checkpoint.toString()
            };
            int status = new CommandLine(new Weir())
                    .setOut(new PrintWriter(out, true))
                    .execute(line);
            assertThat(status).as(out.toString()).isZero();
            stray.abortTransaction();
        }
        return out.toString();
    }

    /** Kafka answers an ending at once and shows it as prepared until it has written the markers. */
    private static List<OpenTransaction> stillOngoing(Transactions transactions) throws Exception {
        return transactions.open().stream().filter(OpenTransaction::ongoing).toList();
    }

    /** Cancels a job and waits until it has ended. */
    private static void stop(JobClient job) throws Exception {
        Jobs.end(job);
    }

    private static KafkaProducer<byte[], byte[]> begin(KafkaClient kafka, String id, String topic, String value)
            throws Exception {
        KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, id, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "600000"));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8))).get();
        return producer;
    }
}
