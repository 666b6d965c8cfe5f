package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @Test
    void keepsCommittedRecordsThroughARestartOnTheSamePort(@TempDir Path dir) throws Exception {
        // Given
        int port;
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerOptions.defaults().in(dir))) {
            port = portOf(broker.bootstrap());
            KafkaClient.of(broker.bootstrap()).createTopicNamed("kept", 1, Map.of());
            sendInTransaction(broker.bootstrap(), "kept", "one");
        }

        // When
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerOptions.defaults().in(dir).on(port))) {
            sendInTransaction(broker.bootstrap(), "kept", "two");

            // Then
            assertThat(portOf(broker.bootstrap())).isEqualTo(port);
            assertThat(KafkaClient.of(broker.bootstrap()).awaitCommitted("kept", 2))
                    .extracting(KafkaClient::value)
                    .containsExactly("one", "two");
        }
    }

    @Test
    void leavesNoFilesAndNoThreadsBehind() throws Exception {
        // Given
        Set<String> before = threads();

        // When
        EmbeddedBroker broker = EmbeddedBroker.start();
        KafkaClient.of(broker.bootstrap()).createTopicNamed("gone", 1, Map.of());
        sendInTransaction(broker.bootstrap(), "gone", "x");
        broker.close();
        broker.close();

        // Then
        assertThat(Files.exists(broker.dir())).isFalse();
        assertThat(threads()).isSubsetOf(before);
    }

    @Test
    void saysWhenThePortIsTaken() throws Exception {
        // Given
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            int taken = portOf(broker.bootstrap());

            // When
            assertThatThrownBy(
                            () -> EmbeddedBroker.start(BrokerOptions.defaults().on(taken)))

                    // Then
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken + " of 127.0.0.1 is taken");
        }
    }

    private static int portOf(String bootstrap) {
        return Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1));
    }

    /** Without the clock of Kafka's metrics library: two daemon threads for the whole process, shared by all brokers. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("metrics-meter-tick-thread"))
                .collect(Collectors.toSet());
    }

    private static void sendInTransaction(String bootstrap, String topic, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                KafkaClient.of(bootstrap).producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "t"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .get();
            producer.commitTransaction();
        }
    }
}
