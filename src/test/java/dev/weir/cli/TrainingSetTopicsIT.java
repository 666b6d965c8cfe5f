package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir training-set} over topics that hold what the gateway writes. */
@ExtendWith(Broker.class)
class TrainingSetTopicsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Entity HONEST = Entity.of("customer", "17");
    private static final Entity FAKE = Entity.of("customer", "99");

    @TempDir
    private Path folder;

    @Test
    void buildsFromTheTopicsAndSaysWhatWasTakenBackSince(KafkaClient kafka) throws IOException {
        // Given
        Path settings = TopicFixtures.settings(folder, "training", kafka);
        Settings loaded = SettingsFile.load(settings);
        kafka.createTopicNamed(loaded.trainingTopic("ratings"), 2, Map.of());
        kafka.createTopicNamed(loaded.retractionsTopic(), 2, Map.of());
        Verdict admitted = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "rate=default@1");
        Verdict held = new Verdict(Verdict.Ruling.HOLD, 0.02, List.of(TopicFixtures.flood()), "default@2", "");
        TopicFixtures.write(
                kafka,
                loaded,
                List.of(
                        Passage.judged(event(HONEST, 1, 4, 7000), ObjectContext.NONE, admitted),
                        Passage.judged(event(HONEST, 0, 12, 7000), ObjectContext.NONE, admitted),
                        Passage.judged(event(HONEST, 0, 5, 7000), ObjectContext.NONE, admitted),
                        Passage.judged(event(HONEST, 0, 6, 5000), ObjectContext.NONE, admitted),
                        Passage.judged(event(FAKE, 0, 7, 5000), ObjectContext.NONE, admitted),
                        Passage.judged(event(FAKE, 0, 8, 6000), ObjectContext.NONE, admitted),
                        Passage.released(
                                Passage.judged(event(HONEST, 0, 9, 6000), ObjectContext.NONE, held),
                                new Release(Release.By.POLICY, "somebody else agrees", 8000)),
                        Passage.of(retraction("r1", FAKE, 6000, 6500))));
        kafka.produceRecords(
                List.of(new ProducerRecord<>(loaded.trainingTopic("ratings"), null, "not by Weir".getBytes(UTF_8))));
        abort(kafka, loaded);

        // When
        JsonNode counts = build(settings, "set.jsonl");
        JsonNode again = build(settings, "parquet");
        Run verify = verify(settings, "set.jsonl.MANIFEST.json");
        TopicFixtures.write(kafka, loaded, List.of(Passage.of(retraction("r2", FAKE, 0, 9000))));
        Run after = verify(settings, "parquet");
        JsonNode later = build(settings, "later.jsonl");
        Run diff =
                Run.of("training-set", "diff", path("parquet"), path("later.jsonl"), "--settings", settings.toString());

        // Then
        List<String> origins = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("set.jsonl"))) {
            origins.add(JSON.readTree(line).get("origin").asText());
        }
        assertThat(origins)
                .containsExactly(
                        "shop.ratings/0/6",
                        "shop.ratings/0/7",
                        "shop.ratings/0/9",
                        "shop.ratings/0/5",
                        "shop.ratings/0/12",
                        "shop.ratings/1/4");
        assertThat(Files.readString(folder.resolve("set.jsonl")))
                .contains("\"release\":{\"by\":\"policy\",\"reason\":\"somebody else agrees\"")
                .contains("\"findings\":[{\"check\":\"rate\"")
                .contains("\"trust\":0.02");
        assertThat(counts.get("retracted").asInt()).isEqualTo(1);
        assertThat(counts.get("unreadable").asInt()).isEqualTo(1);
        assertThat(again).isEqualTo(counts);
        JsonNode predicate = statement("set.jsonl.MANIFEST.json").get("predicate");
        assertThat(predicate.get("policies")).extracting(JsonNode::asText).containsExactly("default@1", "default@2");
        assertThat(predicate.get("inputs"))
                .extracting(input -> input.get("name").asText() + '/' + input.get("partition"))
                .containsExactly(
                        loaded.trainingTopic("ratings") + "/0",
                        loaded.trainingTopic("ratings") + "/1",
                        loaded.retractionsTopic() + "/0",
                        loaded.retractionsTopic() + "/1");
        assertThat(verify.status()).as(verify.err()).isZero();
        assertThat(verify.out())
                .contains("6 rows")
                .doesNotContain("taken back since")
                .doesNotContain("ledger");
        assertThat(after.status()).isZero();
        assertThat(after.out())
                .contains("warning: 1 rows were taken back since")
                .contains("customer:99")
                .doesNotContain("the ledger is not what it was");
        assertThat(later.get("rows").asInt()).isEqualTo(5);
        assertThat(diff.out()).contains("shop.ratings/0/7").contains("customer:99");
    }

    @Test
    void saysOnceWhereRetentionShortenedWhatItIsMadeOf(KafkaClient kafka) throws IOException {
        // Given: three rows, of which the ledger takes the last one back in its first entry
        Path settings = TopicFixtures.settings(folder, "training", kafka);
        Settings loaded = SettingsFile.load(settings);
        TopicPartition training = new TopicPartition(loaded.trainingTopic("ratings"), 0);
        TopicPartition ledger = new TopicPartition(loaded.retractionsTopic(), 0);
        kafka.createTopicNamed(training.topic(), 1, Map.of("retention.ms", "-1"));
        kafka.createTopicNamed(ledger.topic(), 1, Map.of("retention.ms", "-1"));
        Verdict admitted = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "rate=default@1");
        TopicFixtures.write(
                kafka,
                loaded,
                List.of(
                        Passage.judged(event(HONEST, 0, 5, 5000), ObjectContext.NONE, admitted),
                        Passage.judged(event(HONEST, 0, 6, 6000), ObjectContext.NONE, admitted),
                        Passage.judged(event(FAKE, 0, 7, 7000), ObjectContext.NONE, admitted),
                        Passage.of(retraction("r1", FAKE, 6000, 6500)),
                        Passage.of(retraction("r2", Entity.of("customer", "98"), 6000, 8000))));

        // When
        Run whole = run(settings, "whole.jsonl");
        kafka.deleteBefore(training, 1);
        Run shorter = run(settings, "shorter.jsonl");
        kafka.deleteBefore(ledger, 1);
        Run both = run(settings, "both.jsonl");
        kafka.deleteBefore(ledger, 2);
        Run noLedger = run(settings, "none.jsonl");

        // Then
        assertThat(whole.err()).doesNotContain("lost records");
        assertThat(shorter.err()).containsOnlyOnce(training.topic() + " lost records of before ");
        assertThat(shorter.err()).doesNotContain("ledger is");
        assertThat(both.err())
                .containsOnlyOnce(training.topic() + " lost records of before ")
                .containsOnlyOnce("not all of the ledger is there: " + ledger.topic() + " lost records of before ");
        assertThat(noLedger.err())
                .containsOnlyOnce("not all of the ledger is there: " + ledger.topic() + " lost records to retention");
        assertThat(List.of(whole, shorter, both, noLedger))
                .extracting(run -> JSON.readTree(run.out()).at("/counts/rows").asInt())
                .containsExactly(2, 1, 2, 2);
    }

    /** What was written in a transaction that did not end well is in no set. */
    private static void abort(KafkaClient kafka, Settings settings) {
        try (KafkaProducer<byte[], byte[]> producer =
                kafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, KafkaClient.uniqueName("aborted")))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(settings.trainingTopic("ratings"), null, "aborted".getBytes(UTF_8)));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private JsonNode build(Path settings, String out) throws IOException {
        return JSON.readTree(run(settings, out).out()).get("counts");
    }

    private Run run(Path settings, String out) {
        Run run = Run.of(
                "training-set",
                "build",
                "--settings",
                settings.toString(),
                "--as-of",
                "2100-01-01T00:00:00Z",
                "--out",
                path(out),
                "--json");
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    private Run verify(Path settings, String manifest) {
        return Run.of("training-set", "verify", path(manifest), "--settings", settings.toString());
    }

    private JsonNode statement(String manifest) throws IOException {
        JsonNode envelope = JSON.readTree(folder.resolve(manifest).toFile());
        return JSON.readTree(Base64.getDecoder().decode(envelope.get("payload").asText()));
    }

    private static Retraction retraction(String id, Entity actor, long since, long time) {
        return new Retraction(
                id, Retraction.Op.RETRACT, actor, List.of("ratings"), since, List.of(), null, "fake", null, time);
    }

    private static Event event(Entity actor, int partition, long offset, long time) {
        String json =
                "{\"user\":" + actor.id() + ",\"movie\":9,\"stars\":5,\"id\":\"e" + offset + "\",\"ts\":" + time + "}";
        return new Event(
                0,
                new Origin("shop.ratings", partition, offset, 6000),
                "e" + offset,
                actor,
                Event.Identity.KNOWN,
                Entity.of("film", "9"),
                5,
                null,
                time,
                Timing.ON_TIME,
                0,
                Payload.ofValue(json.getBytes(UTF_8)));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
