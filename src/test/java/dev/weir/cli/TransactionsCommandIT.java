package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class TransactionsCommandIT {

    @TempDir
    Path dir;

    private final String prefix = KafkaClient.uniqueName("weir");

    @Test
    void listsAsTableAndJson(KafkaClient kafka) throws Exception {
        // Given
        String topic = kafka.createTopic("out", 1);
        String settings = settings(kafka);
        Run none = Run.of("transactions", "list", "--settings", settings);
        try (KafkaProducer<byte[], byte[]> open = begin(kafka, prefix + ":7", topic)) {

            // When
            Run table = Run.of("transactions", "list", "--settings", settings);
            Run json = Run.of("transactions", "list", "--json", "--settings", settings);
            open.abortTransaction();

            // Then
            assertThat(none.out()).isEqualToIgnoringNewLines("no open transactions of " + prefix + ":*");
            assertThat(table.status()).isZero();
            assertThat(table.out()).containsPattern(prefix + ":7 +Ongoing +\\d+ +\\d+ +\\d+s +10m +1 +" + topic + "-0");
            JsonNode only = new ObjectMapper().readTree(json.out()).get("transactions");
            assertThat(only).hasSize(1);
            assertThat(only.get(0).get("id").asText()).isEqualTo(prefix + ":7");
            assertThat(only.get(0).get("timeoutMs").asLong()).isEqualTo(600_000);
        }
    }

    @Test
    void abortsAYoungTransactionOnlyWhenToldThatTheGatewayIsStopped(KafkaClient kafka) throws Exception {
        // Given
        String topic = kafka.createTopic("out", 1);
        String settings = settings(kafka);
        try (KafkaProducer<byte[], byte[]> open = begin(kafka, prefix + ":7", topic)) {

            // When
            Run refused = Run.of("transactions", "abort", "--all", "--settings", settings);
            Run unknown = Run.of("transactions", "abort", "other:1", "--settings", settings);
            Run done = Run.of("transactions", "abort", "--all", "--stopped", "--settings", settings);
            Run after = Run.of("transactions", "list", "--settings", settings);

            // Then
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err()).contains("began less than 45s ago").contains("--stopped");
            assertThat(unknown.status()).isEqualTo(1);
            assertThat(unknown.out()).contains("other:1: not open");
            assertThat(done.status()).isZero();
            assertThat(done.out()).contains(prefix + ":7: aborted").contains("1 aborted");
            assertThat(after.out()).contains("no open transactions");
        }
    }

    @Test
    void abortWithoutIdsOrAllIsBadUsage(KafkaClient kafka) throws Exception {
        // Given
        String settings = settings(kafka);

        // When
        Run neither = Run.of("transactions", "abort", "--settings", settings);
        Run both = Run.of("transactions", "abort", "--all", "x:1", "--settings", settings);

        // Then
        assertThat(neither.status()).isEqualTo(2);
        assertThat(both.status()).isEqualTo(2);
        assertThat(neither.err()).contains("name transactional ids, or give --all");
    }

    @Test
    void commitSaysWhenThePathIsNoCheckpoint(KafkaClient kafka) throws Exception {
        // When
        Run run = Run.of("transactions", "commit", "--settings", settings(kafka), "--checkpoint", dir.toString());

        // Then
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains(dir + " is no checkpoint").contains("chk-<number>");
    }

    private String settings(KafkaClient kafka) throws Exception {
        String yaml = """
                prefix: %s
                kafka: {bootstrap: "%s"}
                streams:
                  ratings:
                    topic: in
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: /ts}
                """.formatted(prefix, kafka.bootstrap());
        return Files.writeString(dir.resolve("weir.yaml"), yaml).toString();
    }

    private static KafkaProducer<byte[], byte[]> begin(KafkaClient kafka, String id, String topic) throws Exception {
        KafkaProducer<byte[], byte[]> producer = kafka.producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, id, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "600000"));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, "x".getBytes(UTF_8))).get();
        return producer;
    }
}
