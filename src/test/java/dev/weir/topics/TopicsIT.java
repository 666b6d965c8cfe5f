package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.BrokerOptions;
import dev.weir.local.EmbeddedBroker;
import dev.weir.settings.Settings;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate.Inputs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
class TopicsIT {

    @TempDir
    Path dir;

    private final String prefix = KafkaClient.uniqueName("weir");

    @Test
    void makesWhatIsMissingSoThatTheCheckFindsNothing(KafkaClient kafka) throws Exception {
        // Given
        String input = KafkaClient.uniqueName("shop.ratings");
        Settings settings = SettingsText.of(prefix, kafka.bootstrap(), input).load(dir);
        assertThat(TopicsCheck.run(settings).problems()).hasSize(12);

        // When
        TopicsCreate.Outcome first = TopicsCreate.run(settings, Inputs.CREATE);
        TopicsCreate.Outcome again = TopicsCreate.run(settings, Inputs.CREATE);

        // Then
        assertThat(first.problems()).isEmpty();
        assertThat(first.made())
                .extracting(TopicState::name)
                .containsExactly(
                        input,
                        prefix + ".training.ratings",
                        prefix + ".quarantine.ratings",
                        prefix + ".dead-letters.ratings",
                        prefix + ".audit",
                        prefix + ".retractions",
                        prefix + ".standings",
                        prefix + ".alerts",
                        prefix + ".samples",
                        prefix + ".decisions",
                        prefix + ".models",
                        prefix + ".policies");
        assertThat(again.made()).isEmpty();
        TopicsCheck.Report report = TopicsCheck.run(settings);
        assertThat(report.problemText()).isEmpty();
        assertThat(partitions(kafka, prefix + ".audit")).isEqualTo(16);
    }

    @Test
    void outputsGetThePartitionsOfTheirInputAndWhatExistsIsNotAltered(KafkaClient kafka) throws Exception {
        // Given
        String input = kafka.createTopic("shop.ratings", 3, Map.of("message.timestamp.type", "CreateTime"));
        String training = prefix + ".training.ratings";
        kafka.createTopicNamed(training, 1, Map.of("max.message.bytes", "1000"));
        Settings settings = SettingsText.of(prefix, kafka.bootstrap(), input).load(dir);

        // When
        TopicsCreate.Outcome outcome = TopicsCreate.run(settings, Inputs.MUST_EXIST);
        TopicsCheck.Report report = TopicsCheck.run(settings);

        // Then
        assertThat(outcome.made()).extracting(TopicState::name).doesNotContain(input, training);
        assertThat(partitions(kafka, prefix + ".quarantine.ratings")).isEqualTo(3);
        assertThat(partitions(kafka, training)).isEqualTo(1);
        assertThat(config(kafka, training, "max.message.bytes")).isEqualTo("1000");
        assertThat(config(kafka, prefix + ".quarantine.ratings", "retention.ms"))
                .isEqualTo("2592000000");
        assertThat(config(kafka, prefix + ".retractions", "retention.bytes")).isEqualTo("-1");
        assertThat(report.problems())
                .extracting(TopicProblem::subject)
                .containsExactly("output topic " + training, "input topic " + input);
    }

    @Test
    void aMisspeltInputTopicIsNotMade(KafkaClient kafka) {
        // Given
        Settings settings =
                SettingsText.of(prefix, kafka.bootstrap(), "shop.raitings").load(dir);

        // When
        TopicsCreate.Outcome outcome = TopicsCreate.run(settings, Inputs.MUST_EXIST);

        // Then
        assertThat(outcome.made())
                .extracting(TopicState::name)
                .containsExactly(
                        prefix + ".audit",
                        prefix + ".retractions",
                        prefix + ".standings",
                        prefix + ".alerts",
                        prefix + ".samples",
                        prefix + ".decisions",
                        prefix + ".models",
                        prefix + ".policies");
        assertThat(outcome.problems())
                .hasSize(4)
                .first()
                .satisfies(problem -> assertThat(problem.text())
                        .contains("input topic shop.raitings: it does not exist")
                        .contains("weir topics create --inputs"));
    }

    @Test
    void aTransactionTimeoutThatTheBrokersRefuseIsFoundBeforeTheStart() throws Exception {
        // Given: Kafka's own default
        BrokerOptions asShipped = BrokerOptions.defaults().withTransactionTimeout(Duration.ofMinutes(15));
        try (EmbeddedBroker broker = EmbeddedBroker.start(asShipped)) {
            Settings settings =
                    SettingsText.of(prefix, broker.bootstrap(), "shop.ratings").load(dir);
            TopicsCreate.run(settings, Inputs.CREATE);

            // When
            TopicsCheck.Report report = TopicsCheck.run(settings);

            // Then
            assertThat(report.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.text())
                            .contains(
                                    "broker 1: transaction.max.timeout.ms is 900000 (15m), less than the 43200000 (12h)")
                            .contains("kafka.transactionTimeout: 15m"));
            Settings shorter = SettingsText.of(prefix, broker.bootstrap(), "shop.ratings")
                    .withKafka("transactionTimeout: 15m")
                    .load(dir);
            assertThat(TopicsCheck.run(shorter).problemText()).isEmpty();
        }
    }

    @Test
    void aKafkaThatDoesNotAnswerIsOneProblemWithItsAddress() {
        // Given: nothing listens on the port that "discard" once had
        Settings settings = SettingsText.of(prefix, "127.0.0.1:9", "in").load(dir);

        // When
        TopicsCheck.Report report = TopicsCheck.run(settings, Cluster.of(settings, Duration.ofSeconds(2)));

        // Then
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .contains("Kafka at 127.0.0.1:9: it did not answer within 2s")
                        .contains("check kafka.bootstrap"));
    }

    private static int partitions(KafkaClient kafka, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = kafka.admin()) {
            Map<String, TopicDescription> found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get();
            return found.values().iterator().next().partitions().size();
        }
    }

    private static String config(KafkaClient kafka, String topic, String key)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = kafka.admin()) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .get(key)
                    .value();
        }
    }
}
