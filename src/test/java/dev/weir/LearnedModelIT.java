package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.learn.TopicShelf;
import dev.weir.model.Learned;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.support.RateModels;
import dev.weir.topics.TopicsCreate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A model that is published to the topic judges in a running job, and in the next one from its first event on. */
@ExtendWith(Broker.class)
class LearnedModelIT {

    private static final int BATCH = 20;
    private static final int MOST_BATCHES = 60;

    @TempDir
    Path dir;

    private int sent;

    @Test
    void aRunningJobTakesUpWhatIsPublished(KafkaClient kafka) throws Exception {
        // Given
        String prefix = KafkaClient.uniqueName("learned");
        Settings settings = SettingsFile.loadForRun(TestSettings.live(dir, prefix, kafka.bootstrap()));
        kafka.createTopicNamed("in." + prefix, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        TopicShelf shelf = new TopicShelf(settings);
        List<String> first;
        List<String> then;

        // When
        JobClient job = start(settings);
        try {
            first = judged(kafka, settings);
            shelf.publish(RateModels.of("ratings", 1));
            then = judgedUntil("rate=ratings@1", kafka, settings);
        } finally {
            Jobs.end(job);
        }
        int before = sent;
        kafka.produce(settings.modelsTopic(), List.of("no model"));
        JobClient next = start(settings);
        List<String> afterwards;
        try {
            afterwards = judged(kafka, settings);
        } finally {
            Jobs.end(next);
        }

        // Then
        assertThat(first).containsOnly("default@1;rate=default@1,profile=default@1");
        assertThat(then).last().isEqualTo("default@1;rate=ratings@1,profile=default@1");
        assertThat(afterwards.subList(before, afterwards.size()))
                .containsOnly("default@1;rate=ratings@1,profile=default@1");
        assertThat(kafka.committedValues(settings.alertsTopic()))
                .singleElement()
                .asString()
                .contains("\"model-refused\"", "is not JSON");
        assertThat(shelf.rates("ratings")).containsExactly(RateModels.of("ratings", 1));
        assertThat(shelf.newest()).isEqualTo(Learned.of(shelf.all()));
    }

    private List<String> judgedUntil(String model, KafkaClient kafka, Settings settings) {
        for (int i = 0; i < MOST_BATCHES; i++) {
            List<String> policies = judged(kafka, settings);
            if (policies.get(policies.size() - 1).contains(model)) {
                return policies;
            }
        }
        throw new AssertionError("after " + MOST_BATCHES * BATCH + " events " + model + " judges none");
    }

    /** Sends a few more events and waits for their verdicts: the policies and models of all so far. */
    private List<String> judged(KafkaClient kafka, Settings settings) {
        kafka.produce(
                "in." + settings.prefix(),
                IntStream.range(sent, sent + BATCH)
                        .mapToObj(i -> "{\"user\":\"u" + i + "\",\"movie\":\"m\",\"stars\":" + (1 + i % 5) + "}")
                        .toList());
        sent += BATCH;
        List<String> policies = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.awaitCommitted(settings.trainingTopic("ratings"), sent)) {
            policies.add(
                    new String(record.headers().lastHeader(HeaderNames.POLICY).value(), StandardCharsets.UTF_8));
        }
        return policies;
    }

    private static JobClient start(Settings settings) throws Exception {
        return LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
    }
}
