package dev.weir.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.chain.Fingerprint;
import dev.weir.decode.Decoder;
import dev.weir.event.Account;
import dev.weir.event.Alert;
import dev.weir.event.Answer;
import dev.weir.event.AuditEntry;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Verdict;
import dev.weir.settings.LimitSettings;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaRouteTest {

    private final KafkaRoute route = new KafkaRoute(TestSettings.ratings());

    @Test
    void aPlainAdmissionCarriesTheProducersBytesAndThreeHeaders() {
        Event event = Events.at(Events.NOON);
        ProducerRecord<byte[], byte[]> record = judged(event, 1, List.of(), Verdict.Ruling.ADMIT);
        assertThat(record.topic()).isEqualTo("weir.training.ratings");
        assertThat(record.value()).isSameAs(event.payload().value());
        assertThat(record.timestamp()).isNull();
        assertThat(record.partition()).isNull();
        assertThat(names(record)).containsExactly("weir-origin", "weir-verdict", "weir-policy");
        assertThat(header(record, "weir-verdict")).isEqualTo("admitted");
        assertThat(header(record, "weir-policy")).isEqualTo("p@1;rate=d@1");
        assertThat(header(record, "weir-origin")).isEqualTo(event.origin().text() + "@2026-01-01T12:00:00.000Z");
    }

    @Test
    void aHoldCarriesItsFindingsAndTrust() throws Exception {
        ProducerRecord<byte[], byte[]> record =
                judged(Events.withId("e9", "{}", Events.NOON), 0.25, List.of(finding("why")), Verdict.Ruling.HOLD);
        assertThat(record.topic()).isEqualTo("weir.quarantine.ratings");
        assertThat(header(record, "weir-verdict")).isEqualTo("held");
        assertThat(header(record, "weir-trust")).isEqualTo("0.2500");
        assertThat(header(record, "weir-event-id")).isEqualTo("e9");
        JsonNode json = new ObjectMapper().readTree(header(record, "weir-findings"));
        assertThat(json.get("v").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/0/sentence").asText()).isEqualTo("why");
        assertThat(json.at("/context/count").asLong()).isEqualTo(5);
        assertThat(json.has("more")).isFalse();
    }

    @Test
    void aSignedEventSaysByWhichKeyAndKeepsItsSignature() {
        Event event = Events.at(Events.NOON);
        Event signed = new Event(
                event.stream(),
                event.origin(),
                null,
                event.actor(),
                event.identity(),
                event.object(),
                event.value(),
                null,
                event.time(),
                event.timing(),
                0,
                new Payload(
                        null,
                        new byte[0],
                        List.of(
                                new Payload.Header(ForgedHeaders.SIGNATURE, new byte[] {7}),
                                new Payload.Header(ForgedHeaders.rename("weir-signed-by"), new byte[] {8}))),
                Details.NONE.proven(Proof.verified("app-2026", "app", "1", Events.NOON)));

        ProducerRecord<byte[], byte[]> record = judged(signed, 1, List.of(), Verdict.Ruling.ADMIT);

        assertThat(header(record, "weir-signed-by")).isEqualTo("app-2026");
        assertThat(record.headers().lastHeader("weir-from-producer-signature").value())
                .containsExactly(7);
        assertThat(record.headers().headers("weir-signed-by")).hasSize(1);
    }

    @Test
    void aReleaseGoesToTrainingAsItWasHeldAndSaysWhy() {
        // Given
        Event event = Events.withId("e9", "{}", Events.NOON);
        Verdict verdict = new Verdict(Verdict.Ruling.HOLD, 0.25, List.of(finding("why")), "p@1", "rate=d@1");
        Passage released = Passage.released(
                Passage.judged(event, ObjectContext.NONE, verdict),
                new Release(Release.By.POLICY, "others agree", Events.NOON));

        // When
        ProducerRecord<byte[], byte[]> record = Objects.requireNonNull(route.serialize(released, null, null));

        // Then
        assertThat(record.topic()).isEqualTo("weir.training.ratings");
        assertThat(record.key()).isSameAs(event.payload().key());
        assertThat(record.value()).isSameAs(event.payload().value());
        assertThat(names(record))
                .containsExactly(
                        "weir-origin",
                        "weir-verdict",
                        "weir-policy",
                        "weir-event-id",
                        "weir-trust",
                        "weir-findings",
                        "weir-release");
        assertThat(header(record, "weir-verdict")).isEqualTo("released");
        assertThat(header(record, "weir-release")).isEqualTo("policy: others agree");
    }

    @Test
    void findingsBeyondFourKibibytesAreCountedNotWritten() throws Exception {
        List<Finding> findings = Collections.nCopies(40, finding("x".repeat(300)));
        ProducerRecord<byte[], byte[]> record = judged(Events.at(Events.NOON), 0.1, findings, Verdict.Ruling.HOLD);
        String text = header(record, "weir-findings");
        assertThat(text.length()).isLessThanOrEqualTo(FindingsJson.MAX_BYTES);
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.get("findings").size() + json.get("more").asInt()).isEqualTo(40);
        assertThat(json.get("findings").size()).isPositive();
    }

    @Test
    void aDeadLetterKeepsItsBytesAndSaysWhy() {
        Payload payload =
                new Payload(new byte[] {1}, new byte[] {2, 3}, List.of(new Payload.Header("ce_id", new byte[] {9})));
        ProducerRecord<byte[], byte[]> record = dead(DeadReason.NOT_JSON, payload);
        assertThat(record.topic()).isEqualTo("weir.dead-letters.ratings");
        assertThat(record.key()).isEqualTo(payload.key());
        assertThat(record.value()).isEqualTo(payload.value());
        assertThat(names(record)).containsExactly("ce_id", "weir-origin", "weir-verdict", "weir-reason", "weir-error");
        assertThat(header(record, "weir-reason")).isEqualTo("not-json");
        assertThat(header(record, "weir-error")).isEqualTo("why");
    }

    @Test
    void aRecordThatIsTooLargeIsShortenedAndDigested() {
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) 'x');
        ProducerRecord<byte[], byte[]> record = dead(
                DeadReason.TOO_LARGE,
                new Payload(new byte[100_000], large, List.of(new Payload.Header("h", new byte[100_000]))));
        assertThat(record.value()).hasSize(Shortened.VALUE_BYTES);
        assertThat(record.key()).hasSize(4096);
        assertThat(names(record)).doesNotContain("h");
        assertThat(header(record, "weir-digest")).startsWith("sha-256:").endsWith(" 3000000");
    }

    /** One that it could not write would end the job, and every start after it. Kafka's client measures a record so before it sends it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 8_191, 8_192})
    void whateverTheGatewayTakesItCanWrite(int headerBytes) {
        // Given: as many headers as a record may have
        LimitSettings limits = new LimitSettings(100_000, 64, 256);
        Decoder decoder = Decoder.of(0, TestSettings.ratings().streamList().get(0), limits, List.of());
        Origin origin = new Origin("shop.ratings", 0, 1, Events.NOON);
        byte[] value = ("{\"user\":\"u\",\"movie\":\"m\",\"stars\":4,\"ts\":" + Events.NOON + "}").getBytes(UTF_8);
        Payload.Header one = new Payload.Header("h", headerBytes == 0 ? null : new byte[headerBytes]);
        int most = (limits.recordBytes() - value.length) / (int) new Payload(null, null, List.of(one)).size();
        Payload fits = new Payload(null, value, Collections.nCopies(most, one));
        Payload tooMany = new Payload(null, value, Collections.nCopies(most + 1, one));
        assertThat(decoder.decode(tooMany, origin, Events.NOON).what()).isEqualTo(Passage.What.DEAD_LETTER);

        // When
        Event event = decoder.decode(fits, origin, Events.NOON).event();
        ProducerRecord<byte[], byte[]> record = judged(event, 0.5, List.of(finding("why")), Verdict.Ruling.HOLD);

        // Then
        assertThat(AbstractRecords.estimateSizeInBytesUpperBound(
                        RecordBatch.CURRENT_MAGIC_VALUE,
                        CompressionType.LZ4,
                        record.key(),
                        record.value(),
                        record.headers().toArray()))
                .isLessThanOrEqualTo(limits.outputBytes());
    }

    @Test
    void anEntryOfTheAuditGoesToThePartitionOfItsChain() throws Exception {
        // Given
        AuditEntry entry = new AuditEntry(11, "held", Events.NOON, "{}".getBytes(StandardCharsets.UTF_8));

        // When
        ProducerRecord<byte[], byte[]> record = news(Passage.of(entry));

        // Then
        assertThat(record.topic()).isEqualTo("weir.audit");
        assertThat(record.partition()).isEqualTo(11);
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("held");
        assertThat(record.value()).isSameAs(entry.json());
    }

    @Test
    void anAnswerIsWrittenByItsEntryAlone() {
        Answer answer =
                new Answer("d", null, "customer:u1", Answer.Outcome.REFUSED, "why", 0, 0, "ana", null, Events.NOON);
        assertThat(route.serialize(Passage.of(answer), null, null)).isNull();
    }

    @Test
    void anAccountThatIsNoEntryYetIsABug() {
        Account account = new Account(Account.Point.INTAKE, 2, 7, List.of(), List.of());
        assertThatThrownBy(() -> route.serialize(Passage.of(account), null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ACCOUNT");
    }

    @Test
    void whatTheAuditSaysOfARecordIsTheFingerprintOfWhatIsWritten() {
        // Given
        Event event = Events.withId("e9", "{}", Events.NOON);
        Payload large = new Payload(new byte[5_000], new byte[70_000], List.of());
        DeadLetter letter = new DeadLetter(0, new Origin("in", 0, 1, Events.NOON), DeadReason.TOO_LARGE, "why", large);
        Written written = new Written();

        // When
        byte[] held = written.event(event, Written.HELD);
        byte[] dead = written.dead(letter);

        // Then
        assertThat(held).isEqualTo(fingerprint(judged(event, 0.25, List.of(finding("why")), Verdict.Ruling.HOLD)));
        assertThat(dead).isEqualTo(fingerprint(news(Passage.of(letter))));
    }

    private static byte[] fingerprint(ProducerRecord<byte[], byte[]> record) {
        return new Fingerprint()
                .of(record.key(), record.value(), header(record, "weir-origin"), header(record, "weir-verdict"));
    }

    @Test
    void aRetractionGoesToTheLedgerUnderItsContributor() throws Exception {
        ProducerRecord<byte[], byte[]> record = news(Passage.of(new Retraction(
                "c customer:u1 1",
                Retraction.Op.RETRACT,
                Entity.of("customer", "u1"),
                List.of("ratings"),
                Long.MIN_VALUE,
                List.of("film:m1"),
                null,
                "because",
                "c",
                Events.NOON)));
        assertThat(record.topic()).isEqualTo("weir.retractions");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("customer:u1");
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"v\":1,\"id\":\"c customer:u1 1\",\"op\":\"retract\",\"what\":\"event\",\"actor\":\"u1\","
                        + "\"actorType\":\"customer\",\"streams\":[\"ratings\"],\"objects\":[\"m1\"],"
                        + "\"reason\":\"because\",\"campaign\":\"c\",\"time\":\"2026-01-01T12:00:00Z\"}");
    }

    @Test
    void standingsAndAlertsGoToTheirTopics() throws Exception {
        ProducerRecord<byte[], byte[]> standing = news(Passage.of(new StandingChange(
                Entity.of("customer", "u1"), Standing.SUSPENDED, Events.NOON, Events.NOON, "c", "because")));
        assertThat(standing.topic()).isEqualTo("weir.standings");
        assertThat(new String(standing.key(), StandardCharsets.UTF_8)).isEqualTo("customer:u1");
        assertThat(new ObjectMapper().readTree(standing.value()).at("/standing").asText())
                .isEqualTo("suspended");

        ProducerRecord<byte[], byte[]> alert =
                news(Passage.of(new Alert(0, Alert.Type.COMMUNITY_SHIFT, "ratings", "all moved", Events.NOON)));
        assertThat(alert.topic()).isEqualTo("weir.alerts");
        assertThat(new String(alert.key(), StandardCharsets.UTF_8)).isEqualTo("ratings");
        assertThat(new ObjectMapper().readTree(alert.value()).at("/type").asText())
                .isEqualTo("community-shift");
    }

    @Test
    void listsEveryTopicItCanName() {
        var facet = route.getKafkaDatasetFacet().orElseThrow();
        assertThat(((DefaultKafkaDatasetIdentifier) facet.getTopicIdentifier()).getTopics())
                .containsExactlyInAnyOrder(
                        "weir.training.ratings",
                        "weir.quarantine.ratings",
                        "weir.dead-letters.ratings",
                        "weir.audit",
                        "weir.retractions",
                        "weir.standings",
                        "weir.alerts",
                        "weir.samples");
    }

    private ProducerRecord<byte[], byte[]> news(Passage passage) {
        ProducerRecord<byte[], byte[]> record = route.serialize(passage, null, null);
        assertThat(record).isNotNull();
        return record;
    }

    private ProducerRecord<byte[], byte[]> judged(
            Event event, double trust, List<Finding> findings, Verdict.Ruling ruling) {
        ObjectContext context = new ObjectContext(5, 4, 1, 2, Events.NOON, null);
        Verdict verdict = new Verdict(ruling, trust, findings, "p@1", "rate=d@1");
        ProducerRecord<byte[], byte[]> record = route.serialize(Passage.judged(event, context, verdict), null, null);
        assertThat(record).isNotNull();
        return record;
    }

    private ProducerRecord<byte[], byte[]> dead(DeadReason reason, Payload payload) {
        DeadLetter letter = new DeadLetter(0, new Origin("in", 0, 1, Events.NOON), reason, "why", payload);
        ProducerRecord<byte[], byte[]> record = route.serialize(Passage.of(letter), null, null);
        assertThat(record).isNotNull();
        return record;
    }

    private static Finding finding(String sentence) {
        return new Finding("rate", Family.RATE, 9, 2, 1, 0, "things", sentence, List.of(), Finding.Weight.HOLDS);
    }

    private static List<String> names(ProducerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
