package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.output.OutputReader;
import dev.weir.route.HeaderNames;
import dev.weir.route.KafkaRoute;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir explain} over topics that hold what the gateway writes. */
@ExtendWith(Broker.class)
class ExplainTopicsIT {

    private static final KafkaSinkContext CONTEXT = new KafkaSinkContext() {
        @Override
        public int getParallelInstanceId() {
            return 0;
        }

        @Override
        public int getNumberOfParallelInstances() {
            return 1;
        }

        @Override
        public int[] getPartitionsForTopic(String topic) {
            return new int[] {0};
        }
    };

    @TempDir
    Path folder;

    @Test
    void tellsEventsActorsAndDeadLettersFromTheTopics(KafkaClient kafka) throws IOException {
        // Given
        Path file = TopicFixtures.settings(folder, "explain", kafka);
        write(kafka, SettingsFile.load(file));

        // When
        Run event = explain(file, "shop.ratings/0/2");
        Run byId = explain(file, "e1");
        Run actor = explain(file, "customer:17");
        Run letter = explain(file, "shop.ratings/0/3");
        Run again = explain(file, "shop.ratings/0/4");
        Run nothing = explain(file, "shop.ratings/0/99");

        // Then
        assertThat(event.status()).as(event.err()).isZero();
        assertThat(event.out())
                .contains("shop.ratings/0/2 on stream ratings")
                .contains("1970-01-01T00:00:05Z customer 17, about 9, value 5")
                .contains("held, trust 0.02")
                .contains("rate (holds): 700 events in one minute")
                .contains("9 had 4 events before")
                .contains("policy default@1, models rate=default@1")
                .contains("atlas:");
        assertThat(byId.out()).contains("shop.ratings/0/1 on stream ratings").contains("admitted, trust 1.0");
        assertThat(actor.out())
                .contains("actor customer:17")
                .contains("2: 1 admitted, 1 held")
                .contains("rate: 1 holds")
                .contains("suspended at 1970-01-01T00:00:05Z: moved as one with others");
        assertThat(letter.out())
                .contains("dead letter, not-json")
                .contains("it is \\u001b[31mred")
                .contains("shop.ratings/0/4 on stream ratings")
                .contains("after it was dead at shop.ratings/0/3");
        assertThat(again.out())
                .contains("after it was dead at shop.ratings/0/3")
                .doesNotContain("not-json");
        assertThat(nothing.status()).isEqualTo(1);
        assertThat(nothing.err()).contains("nothing about 'shop.ratings/0/99'").contains("6 records");
    }

    private static Run explain(Path settings, String what) {
        return Run.of("explain", what, "--settings", settings.toString());
    }

    private static void write(KafkaClient kafka, Settings settings) {
        for (String topic : List.of(
                settings.trainingTopic("ratings"),
                settings.quarantineTopic("ratings"),
                settings.deadLetterTopic("ratings"),
                settings.standingsTopic(),
                settings.retractionsTopic())) {
            kafka.createTopicNamed(topic, 2, Map.of());
        }
        Verdict held =
                new Verdict(Verdict.Ruling.HOLD, 0.02, List.of(TopicFixtures.flood()), "default@1", "rate=default@1");
        Verdict admitted = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "rate=default@1");
        KafkaRoute route = new KafkaRoute(settings);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Passage passage : List.of(
                Passage.judged(event(1), ObjectContext.NONE, admitted),
                Passage.judged(event(2), new ObjectContext(4, 3, 1, 2, 0, null), held),
                Passage.of(new StandingChange(
                        Entity.of("customer", "17"),
                        Standing.SUSPENDED,
                        4000,
                        5000,
                        "ratings/film:9/4000",
                        "moved as one with others")),
                Passage.of(new DeadLetter(
                        0,
                        origin(3),
                        DeadReason.NOT_JSON,
                        "it is \u001b[31mred",
                        Payload.ofValue("red".getBytes(UTF_8)))))) {
            records.add(Objects.requireNonNull(route.serialize(passage, CONTEXT, null)));
        }
        ProducerRecord<byte[], byte[]> again = Objects.requireNonNull(
                route.serialize(Passage.judged(event(4, "18"), ObjectContext.NONE, admitted), CONTEXT, null));
        again.headers().add(HeaderNames.REDRIVEN_FROM, "shop.ratings/0/3".getBytes(UTF_8));
        records.add(again);
        ProducerRecord<byte[], byte[]> marker = new ProducerRecord<>(
                settings.deadLetterTopic("ratings"), "{\"v\":1,\"ranges\":[[0,0]]}".getBytes(UTF_8));
        marker.headers().add(HeaderNames.VERDICT, OutputReader.REDRIVEN.getBytes(UTF_8));
        records.add(marker);
        kafka.produceRecords(records);
    }

    private static Event event(long offset) {
        return event(offset, "17");
    }

    private static Event event(long offset, String user) {
        String json = "{\"user\":" + user + ",\"movie\":9,\"stars\":5,\"id\":\"e" + offset + "\",\"ts\":5000}";
        return new Event(
                0,
                origin(offset),
                "e" + offset,
                Entity.of("customer", user),
                Event.Identity.KNOWN,
                Entity.of("film", "9"),
                5,
                null,
                5000,
                Timing.ON_TIME,
                0,
                Payload.ofValue(json.getBytes(UTF_8)));
    }

    private static Origin origin(long offset) {
        return new Origin("shop.ratings", 0, offset, 6000);
    }
}
