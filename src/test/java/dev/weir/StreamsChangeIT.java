package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicIds;
import dev.weir.topics.TopicsCreate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A job goes on with other streams than before: one is new, one is gone, and the one that stays has another number. */
@ExtendWith(Broker.class)
class StreamsChangeIT {

    private static final Map<String, String> CLOCK = Map.of("message.timestamp.type", "LogAppendTime");

    private final String prefix = KafkaClient.uniqueName("changing");

    @TempDir
    Path dir;

    @Test
    void whatStaysGoesOnWhatIsNewIsReadFromItsBeginningAndWhatIsGoneIsPassedOver(KafkaClient kafka) throws Exception {
        // Given
        for (String topic : List.of("clicks", "ratings", "views")) {
            kafka.createTopicNamed(in(topic), 1, CLOCK);
        }
        Settings before = settings(kafka, "ratings", "views");
        JobClient job = LiveGateway.of(Plan.enforcing(before)).startInProcess(JobEnvironment.inProcess(before));
        kafka.produceRecords(List.of(record("ratings", "r1"), record("views", "v1")));
        kafka.awaitCommitted(before.trainingTopic("ratings"), 1);
        kafka.awaitCommitted(before.trainingTopic("views"), 1);
        String savepoint = job.stopWithSavepoint(
                        false, dir.resolve("savepoint").toUri().toString(), SavepointFormatType.NATIVE)
                .get();
        kafka.produceRecords(List.of(record("views", "v2"), record("ratings", "r2"), record("clicks", "c1")));

        // When
        Settings after = settings(kafka, "clicks", "ratings");
        Configuration conf = JobEnvironment.inProcess(after);
        conf.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        JobClient other = LiveGateway.of(Plan.enforcing(after)).startInProcess(conf);
        try {
            // Then
            assertThat(kafka.awaitCommitted(after.trainingTopic("clicks"), 1))
                    .extracting(StreamsChangeIT::text)
                    .singleElement()
                    .asString()
                    .contains("c1");
            assertThat(kafka.awaitCommitted(after.trainingTopic("ratings"), 2))
                    .extracting(StreamsChangeIT::text)
                    .satisfiesExactly(
                            text -> assertThat(text).contains("r1"),
                            text -> assertThat(text).contains("r2"));
            kafka.produceRecords(List.of(record("views", "v3"), record("ratings", "r3")));
            kafka.awaitCommitted(after.trainingTopic("ratings"), 3);
            assertThat(kafka.committed(before.trainingTopic("views"))).hasSize(1);
        } finally {
            Jobs.end(other);
        }
    }

    /** Its position would be in the middle of the new one, and what stands before it would be read by nobody. */
    @Test
    void aTopicThatWasDeletedAndMadeAnewStopsTheStart(KafkaClient kafka) throws Exception {
        // Given
        kafka.createTopicNamed(in("ratings"), 1, CLOCK);
        Settings settings = settings(kafka, "ratings");
        JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
        kafka.produceRecords(List.of(record("ratings", "r1")));
        kafka.awaitCommitted(settings.trainingTopic("ratings"), 1);
        String savepoint = job.stopWithSavepoint(
                        false, dir.resolve("savepoint").toUri().toString(), SavepointFormatType.NATIVE)
                .get();
        String before = TopicIds.read(settings).get(in("ratings"));

        // When
        kafka.recreateTopic(in("ratings"), 1, CLOCK);
        kafka.produceRecords(List.of(record("ratings", "passed-over"), record("ratings", "r2")));
        Configuration conf = JobEnvironment.inProcess(settings);
        conf.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        JobClient again = LiveGateway.of(Plan.enforcing(settings)).startInProcess(conf);

        // Then
        assertThatThrownBy(() -> again.getJobExecutionResult().get())
                .hasStackTraceContaining("topic " + in("ratings") + " was deleted and made anew since the checkpoint")
                .hasStackTraceContaining(before)
                .hasStackTraceContaining(TopicIds.read(settings).get(in("ratings")));
        assertThat(kafka.committed(settings.trainingTopic("ratings"))).hasSize(1);
    }

    private String in(String stream) {
        return "in." + prefix + "." + stream;
    }

    private Settings settings(KafkaClient kafka, String... streams) throws Exception {
        Path file = TestSettings.live(dir, prefix, kafka.bootstrap());
        String text = Files.readString(file);
        String one = text.substring(text.indexOf("  ratings:"));
        StringBuilder all = new StringBuilder(text.substring(0, text.indexOf("  ratings:")));
        for (String stream : streams) {
            all.append(one.replace("  ratings:", "  " + stream + ":").replace("in." + prefix, in(stream)));
        }
        Files.writeString(file, all);
        Settings settings = SettingsFile.loadForRun(file);
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        return settings;
    }

    private ProducerRecord<byte[], byte[]> record(String stream, String user) {
        String json = "{\"user\":\"" + user + "\",\"movie\":\"m1\",\"stars\":4}";
        return new ProducerRecord<>(in(stream), json.getBytes(UTF_8));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }
}
