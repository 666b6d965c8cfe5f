package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.privacy.Pseudonyms;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A set from the tables of the store is that from the topics, byte for byte. */
@ExtendWith(Broker.class)
class TrainingSetFromStoreIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Verdict ADMITTED =
            new Verdict(Verdict.Ruling.ADMIT, 0.75, List.of(), "default@1", "rate=default@1");
    private static final int PARTITIONS = 2;

    @TempDir
    private Path folder;

    private Path file;
    private Settings settings;

    @BeforeEach
    void fill(KafkaClient kafka) throws IOException {
        Files.createFile(
                folder.resolve("privacy.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.resolve("privacy.key"), "0123456789abcdef0123456789abcdef");
        file = Files.writeString(
                folder.resolve("weir.yaml"), """
                prefix: %s
                kafka: {bootstrap: "%s"}
                store: {warehouse: warehouse}
                privacy: {key: privacy.key}
                streams:
                  payments:
                    topic: shop.payments
                    kind: transaction
                    fields:
                      actor: {type: card, at: /card}
                      object: {type: shop, at: /shop}
                      value: /amount
                      eventId: /id
                      time: {at: /ts, unit: ms}
                      source: /source
                      currency: /currency
                      device: /device
                      features: {zeta: /z, alpha: /a}
                      label: {at: /label, source: /said}
                    scale: {min: 0, max: 100000}
                  chargebacks:
                    topic: shop.chargebacks
                    kind: feedback
                    fields:
                      actor: {type: bank, at: /bank}
                      time: {at: /ts, unit: ms}
                      label: {at: /label, of: /payment, stream: payments, window: 180d, maturity: 1d}
                """.formatted(KafkaClient.uniqueName("lake"), kafka.bootstrap()));
        settings = SettingsFile.load(file);
        settings.streamNames()
                .forEach(stream -> kafka.createTopicNamed(settings.trainingTopic(stream), PARTITIONS, Map.of()));
        kafka.createTopicNamed(settings.retractionsTopic(), 1, Map.of());
        TopicFixtures.write(kafka, settings, passages());
        kafka.produceRecords(List.of(
                new ProducerRecord<>(settings.trainingTopic("payments"), 1, null, "not by Weir".getBytes(UTF_8))));
    }

    @Test
    void theSetIsThatFromTheTopics(KafkaClient kafka) throws IOException {
        // Given
        Run store = Run.of("store", "--settings", file.toString(), "--once");
        assertThat(store.status()).as(store.err()).isZero();

        for (String out : List.of("set.jsonl", "set.parquet")) {
            // When
            JsonNode topics = build("topics-" + out);
            JsonNode tables = build("tables-" + out, "--from", "store");

            // Then
            assertThat(folder.resolve("tables-" + out)).hasSameBinaryContentAs(folder.resolve("topics-" + out));
            assertThat(tables.get("counts").get("rows").asInt()).isEqualTo(8);
            assertThat(tables.get("counts").get("retracted").asInt()).isEqualTo(3);
            for (String field : List.of("format", "recipe", "ledger", "settings", "policies", "models", "program")) {
                assertThat(tables.get(field)).as(field).isEqualTo(topics.get(field));
            }
            assertThat(ends(tables)).isNotEmpty().isSubsetOf(ends(topics));
        }
        assertThat(Files.readString(folder.resolve("tables-set.jsonl")))
                .contains("\"features\":{\"zeta\":0.5,\"alpha\":1.25E-5}")
                .contains("\"release\":{\"by\":\"policy\",\"reason\":\"somebody else agrees\"")
                .contains("\"findings\":[{\"check\":\"rate\"")
                .contains("\"signedBy\":\"shop-1\",\"arrival\":\"1970-01-02T00:00:06.000Z\"")
                .contains(
                        "\"label\":\"genuine\",\"labelTime\":\"1970-01-02T00:00:20Z\",\"labelSource\":\"reviewer:ana\"")
                .contains("\"label\":\"fraud\",\"labelTime\":\"1970-01-02T00:00:30Z\",")
                .doesNotContain("\"actor\":\"forgotten\"");

        // When the ledger goes on, the tables know when the store has read it
        TopicFixtures.write(kafka, settings, List.of(Passage.of(retraction("r2", "honest", 86_400_000L, 86_500_000L))));
        Run before = verify("--from", "store");
        assertThat(Run.of("store", "--settings", file.toString(), "--once").status())
                .isZero();
        Run after = verify("--from", "store");

        // Then
        assertThat(before.out()).doesNotContain("taken back since").doesNotContain("ledger");
        assertThat(after.out())
                .contains("rows were taken back since")
                .contains("card:honest")
                .doesNotContain("ledger is not");
    }

    @Test
    void withoutTablesItSaysWhatMakesThem() {
        Run run = Run.of(
                "training-set",
                "build",
                "--from",
                "store",
                "--settings",
                file.toString(),
                "--as-of",
                "2100-01-01T00:00:00Z",
                "--out",
                path("none.jsonl"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no table " + settings.prefix() + ".admitted")
                .contains("`weir store`");
        assertThat(folder.resolve("warehouse")).doesNotExist();
    }

    private List<Passage> passages() {
        Verdict held = new Verdict(Verdict.Ruling.HOLD, 0.02, List.of(TopicFixtures.flood()), "default@2", "");
        List<Passage> all = new ArrayList<>();
        all.add(admitted(payment("honest", 0, "\"z\":0.5,\"a\":0.0000125", null)));
        all.add(admitted(payment("honest", 1, "\"currency\":\"EUR\",\"device\":\"d1\",\"source\":\"app\"", null)));
        all.add(admitted(payment("honest", 2, "\"label\":\"genuine\",\"said\":\"clerk\"", null)));
        all.add(admitted(payment("honest", 3, "\"a\":3", Proof.verified("shop-1", "shop", "i3", 86_400_000L))));
        all.add(admitted(payment("honest", 4, "\"x\":\"\\u00e9\\u2028\\\"\"", null)));
        all.add(admitted(payment("forgotten", 5, "\"z\":1", null)));
        all.add(admitted(payment("forgotten", 6, "\"z\":2", null)));
        all.add(admitted(payment("fake", 7, "\"z\":3", null)));
        all.add(admitted(payment("fake", 8, "\"z\":4", null)));
        all.add(Passage.released(
                Passage.judged(payment("other", 9, "\"z\":5", null), ObjectContext.NONE, held),
                new Release(Release.By.POLICY, "somebody else agrees", 8000)));
        all.add(admitted(payment("other", 10, "\"z\":6", null)));
        all.add(admitted(chargeback(0, "p1", "fraud")));
        all.add(Passage.of(retraction("r1", "fake", 86_400_008L, 86_400_100L)));
        all.add(Passage.of(
                Retraction.relabel("l1", "payments", "shop.payments/0/2", "genuine", "ana", "confirmed", 86_420_000L)));
        Pseudonyms names = Objects.requireNonNull(Pseudonyms.of(settings.privacy()));
        all.add(Passage.of(
                Retraction.ofErased("e1", names.of(Entity.of("card", "forgotten")), 90_000_000L, "ana", 90_000_000L)));
        return all;
    }

    private static Passage admitted(Event event) {
        return Passage.judged(event, ObjectContext.NONE, ADMITTED);
    }

    private static Event payment(String card, int number, String more, @Nullable Proof proof) {
        long time = 86_400_000L + number;
        String json = "{\"card\":\"" + card + "\",\"shop\":\"s" + number + "\",\"amount\":" + number + ".5,\"id\":\"p"
                + number + "\",\"ts\":" + time + "," + more + "}";
        return event(
                1,
                "shop.payments",
                number,
                Entity.of("card", card),
                Entity.of("shop", "s" + number),
                time,
                json,
                proof);
    }

    private static Event chargeback(int number, String payment, String label) {
        long time = 86_430_000L;
        String json =
                "{\"bank\":\"b\",\"payment\":\"" + payment + "\",\"label\":\"" + label + "\",\"ts\":" + time + "}";
        return event(0, "shop.chargebacks", number, Entity.of("bank", "b"), null, time, json, null);
    }

    private static Event event(
            int stream,
            String topic,
            int number,
            Entity actor,
            @Nullable Entity object,
            long time,
            String json,
            @Nullable Proof proof) {
        return new Event(
                stream,
                new Origin(topic, number % PARTITIONS, number, 86_406_000L),
                "p" + number,
                actor,
                Event.Identity.KNOWN,
                object,
                Double.NaN,
                null,
                time,
                Timing.ON_TIME,
                0,
                Payload.ofValue(json.getBytes(UTF_8)),
                new Details(null, null, null, null, null, Features.NONE, null, proof, null));
    }

    private static Retraction retraction(String id, String card, long since, long time) {
        return new Retraction(
                id,
                Retraction.Op.RETRACT,
                Entity.of("card", card),
                List.of("payments"),
                since,
                List.of("shop:s8", "shop:s1"),
                null,
                "fake",
                null,
                time);
    }

    /** Builds a set, and says what its manifest says of it. */
    private JsonNode build(String out, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "training-set",
                "build",
                "--settings",
                file.toString(),
                "--as-of",
                "2100-01-01T00:00:00Z",
                "--out",
                path(out)));
        words.addAll(List.of(options));
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode envelope = JSON.readTree(folder.resolve(out + ".MANIFEST.json").toFile());
        return JSON.readTree(Base64.getDecoder().decode(envelope.get("payload").asText()))
                .get("predicate");
    }

    /** Up to where each partition was read. */
    private static List<String> ends(JsonNode predicate) {
        List<String> ends = new ArrayList<>();
        predicate
                .get("inputs")
                .forEach(input ->
                        ends.add(input.get("name").asText() + '/' + input.get("partition") + ' ' + input.get("to")));
        return ends;
    }

    private Run verify(String... options) {
        List<String> words = new ArrayList<>(List.of(
                "training-set", "verify", path("tables-set.jsonl.MANIFEST.json"), "--settings", file.toString()));
        words.addAll(List.of(options));
        return Run.of(words.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
