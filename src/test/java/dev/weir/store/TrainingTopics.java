package dev.weir.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.TestSettings;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.route.KafkaRoute;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.KafkaClient;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Topics of a deployment, filled as the gateway fills them. */
record TrainingTopics(KafkaClient kafka, Path file, Settings settings) {

    private static final int PARTITIONS = 3;

    /** An admitted event every quarter of an hour. */
    private static final long STEP = 15 * 60_000L;

    static TrainingTopics make(KafkaClient kafka, Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("weir.yaml"),
                """
                prefix: %s
                kafka: {bootstrap: "%s"}
                job: {parallelism: 2}
                store: {warehouse: warehouse, namespace: shop.training}
                """.formatted(KafkaClient.uniqueName("store"), kafka.bootstrap()) + TestSettings.FILMS);
        Settings settings = SettingsFile.load(file);
        kafka.createTopicNamed(settings.trainingTopic("ratings"), PARTITIONS, Map.of());
        kafka.createTopicNamed(settings.retractionsTopic(), 1, Map.of());
        return new TrainingTopics(kafka, file, settings);
    }

    /** The same, with more said of the store. */
    TrainingTopics with(String keys) throws IOException {
        Path other = Files.writeString(
                file.resolveSibling("other.yaml"),
                Files.readString(file).replace("namespace: shop.training", "namespace: shop.training, " + keys));
        return new TrainingTopics(kafka, other, SettingsFile.load(other));
    }

    /** Lets the events of these numbers through. */
    List<String> admit(int from, int to) {
        List<Passage> passages = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Event event = event(i);
            passages.add(Passage.judged(event, ObjectContext.NONE, admitted()));
            origins.add(event.origin().text());
        }
        write(passages);
        return origins;
    }

    /** Holds the event of this number, and releases it. */
    void release(int number) {
        Verdict held = new Verdict(Verdict.Ruling.HOLD, 0.02, List.of(), "default@2", "");
        write(List.of(Passage.released(
                Passage.judged(event(number), ObjectContext.NONE, held),
                new Release(Release.By.POLICY, "somebody else agrees", 8000))));
    }

    void retract(Retraction entry) {
        write(List.of(Passage.of(entry)));
    }

    /** A record that is not Weir's. */
    void spoil() {
        kafka.produceRecords(List.of(
                new ProducerRecord<>(settings.trainingTopic("ratings"), 0, null, "not by Weir".getBytes(UTF_8))));
    }

    /** The events of these numbers in a transaction that does not end well. */
    void abort(int from, int to) {
        KafkaRoute route = new KafkaRoute(settings);
        try (KafkaProducer<byte[], byte[]> producer =
                kafka.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, KafkaClient.uniqueName("aborted")))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = from; i < to; i++) {
                producer.send(Objects.requireNonNull(
                        route.serialize(Passage.judged(event(i), ObjectContext.NONE, admitted()), null, null)));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static Verdict admitted() {
        return new Verdict(Verdict.Ruling.ADMIT, 0.9, List.of(), "default@1", "rate=default@1");
    }

    private void write(List<Passage> passages) {
        KafkaRoute route = new KafkaRoute(settings);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Passage passage : passages) {
            records.add(Objects.requireNonNull(route.serialize(passage, null, null)));
        }
        kafka.produceRecords(records);
    }

    private static Event event(int number) {
        long time = number * STEP;
        String json = "{\"user\":17,\"movie\":9,\"stars\":5,\"id\":\"e" + number + "\",\"ts\":" + time + "}";
        return new Event(
                0,
                new Origin("shop.ratings", number % PARTITIONS, number, time + 60_000),
                "e" + number,
                Entity.of("customer", "17"),
                Event.Identity.KNOWN,
                Entity.of("film", "9"),
                5,
                null,
                time,
                Timing.ON_TIME,
                0,
                Payload.ofValue(json.getBytes(UTF_8)));
    }
}
