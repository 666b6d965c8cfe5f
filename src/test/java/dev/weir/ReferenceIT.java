package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicProblem;
import dev.weir.topics.TopicState;
import dev.weir.topics.TopicsCheck;
import dev.weir.topics.TopicsCreate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reviews that name their purchases, through Kafka: with a purchase, without one, with another's, and before the purchase was written. */
@ExtendWith(Broker.class)
class ReferenceIT {

    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    @TempDir
    Path dir;

    private final String prefix = KafkaClient.uniqueName("referring");
    private final String purchases = "purchases." + prefix;

    @Test
    void onlyWhatNamesAPurchaseOfItsOwnIsAdmittedAndOnce(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = settings(kafka);
        kafka.createTopicNamed("in." + prefix, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        kafka.createTopicNamed(purchases, 1, COMPACTED);
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        kafka.produceRecords(List.of(
                purchase("p2", "{\"customer\":\"u2\"}"),
                purchase("p2", null),
                purchase("p1", "{\"customer\":\"u1\"}")));
        JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
        try {
            // When
            kafka.produceRecords(List.of(review("u1", "p1")));
            kafka.awaitCommitted(settings.trainingTopic("ratings"), 1);
            kafka.produceRecords(List.of(
                    review("u2", "p2"),
                    review("u3", "p3"),
                    review("u4", "p1"),
                    review("u1", "p1"),
                    review("u5", "p5")));
            kafka.produceRecords(List.of(purchase("p5", "{\"customer\":\"u5\"}")));

            // Then
            assertThat(kafka.awaitCommitted(settings.trainingTopic("ratings"), 2))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .satisfiesExactly(
                            value -> assertThat(value).contains("u1"),
                            value -> assertThat(value).contains("u5"));
            assertThat(kafka.awaitCommitted(settings.quarantineTopic("ratings"), 4))
                    .extracting(ReferenceIT::evidence)
                    .satisfiesExactlyInAnyOrder(
                            findings -> assertThat(findings)
                                    .contains("it names 'p2', and topic '" + purchases + "' has no such record"),
                            findings -> assertThat(findings).contains("it names 'p3', and topic"),
                            findings -> assertThat(findings).contains("it names 'p1'", "is another contributor's"),
                            findings ->
                                    assertThat(findings).contains("it names 'p1'", "has vouched for another event"));
        } finally {
            Jobs.end(job);
        }
    }

    @Test
    void theTopicIsSomebodyElsesAndMustBeCompacted(KafkaClient kafka) throws Exception {
        Settings settings = settings(kafka);

        assertThat(TopicsCreate.run(settings, TopicsCreate.Inputs.CREATE))
                .satisfies(outcome -> assertThat(outcome.made())
                        .extracting(TopicState::name)
                        .contains("in." + prefix, prefix + ".training.ratings")
                        .doesNotContain(purchases))
                .satisfies(outcome -> assertThat(outcome.problems())
                        .extracting(TopicProblem::text)
                        .singleElement()
                        .asString()
                        .contains(purchases, "streams.ratings.reference.topic names it", "Weir does not make it"));
        assertThat(TopicsCheck.run(settings).problemText()).contains(purchases, "it does not exist");

        kafka.createTopicNamed(purchases, 1, Map.of());
        assertThat(TopicsCheck.run(settings).problemText())
                .contains("topic " + purchases, "its cleanup.policy is delete", "needs a compacted one");

        String compacted = "purchases." + KafkaClient.uniqueName("compacted");
        kafka.createTopicNamed(compacted, 1, COMPACTED);
        Path file = dir.resolve("weir.yaml");
        Files.writeString(file, Files.readString(file).replace(purchases, compacted));
        assertThat(TopicsCheck.run(SettingsFile.loadForRun(file)).problemText()).isEmpty();
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        Path file = TestSettings.live(dir, prefix, kafka.bootstrap());
        Path schema = Files.writeString(dir.resolve("key.avsc"), "\"string\"");
        Files.writeString(
                file,
                Files.readString(file).replace("time: record", "time: record, reference: /purchase")
                        + "    reference: {topic: " + purchases
                        + ", actor: /customer, waitFor: 1s, uses: once, key: {schema: " + schema + "}}\n");
        return SettingsFile.loadForRun(file);
    }

    /** Its key is an Avro string: twice its length, as one byte, before it. */
    private ProducerRecord<byte[], byte[]> purchase(String id, @Nullable String json) {
        byte[] key = ((char) (2 * id.length()) + id).getBytes(UTF_8);
        return new ProducerRecord<>(purchases, key, json == null ? null : json.getBytes(UTF_8));
    }

    private ProducerRecord<byte[], byte[]> review(String user, String purchase) {
        String json = "{\"user\":\"" + user + "\",\"movie\":\"m1\",\"stars\":4,\"purchase\":\"" + purchase + "\"}";
        return new ProducerRecord<>("in." + prefix, json.getBytes(UTF_8));
    }

    private static String evidence(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(HeaderNames.FINDINGS).value(), UTF_8);
    }
}
