package dev.weir.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.decode.Decoder;
import dev.weir.event.Details;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.Verdict;
import dev.weir.route.KafkaRoute;
import dev.weir.sdk.Signer;
import dev.weir.settings.Settings;
import dev.weir.sign.KeyFile;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was written is read as it was judged. */
class OutputReaderTest {

    private static final String TOPIC = "shop.ratings";
    private static final byte[] VALUE = ("{\"user\":\"u1\",\"movie\":\"m1\",\"stars\":4,\"app\":\"field\",\"ts\":"
                    + Events.NOON + "}")
            .getBytes(UTF_8);
    private static final byte[] SIGNATURE =
            Signer.of(KeyFile.generate().getPrivate(), "key-1", "signing-app").sign(TOPIC, null, VALUE);

    @Test
    void itsSourceIsTheOneThatAHeaderNamed() throws Exception {
        Settings settings = settings("{header: app}");
        Event event = event(settings, new Payload.Header("app", "header-app".getBytes(UTF_8)));
        assertThat(event.details().source()).isEqualTo("header-app");
        assertThat(read(settings, event).details().source()).isEqualTo("header-app");
    }

    @Test
    void itsSourceIsTheOneThatSignedIt() throws Exception {
        Settings settings = settings("/app");
        Event event = event(settings, new Payload.Header(ForgedHeaders.SIGNATURE, SIGNATURE));
        Event signed = event.detailed(event.details().proven(Proof.verified("key-1", "signing-app", "1", Events.NOON)));
        assertThat(read(settings, signed).details())
                .extracting(Details::source, Details::proof)
                .containsExactly("signing-app", null);
    }

    @Test
    void aSignatureThatDidNotCountNamesNobody() throws Exception {
        Settings settings = settings("/app");
        Event event = event(settings, new Payload.Header(ForgedHeaders.SIGNATURE, SIGNATURE));
        assertThat(read(settings, event).details().source()).as("nobody asked").isEqualTo("field");
        Event refused = event.detailed(event.details().proven(Proof.invalid("its key was retired")));
        assertThat(read(settings, refused).details().source()).isEqualTo("field");
        Event other = event.detailed(event.details().proven(Proof.verified("key-2", "other", "1", Events.NOON)));
        assertThat(read(settings, other).details().source())
                .as("the header is not the signature that was checked")
                .isEqualTo("field");
    }

    @Test
    void whatWasTakenWithItsHeadersIsReadWithThem() throws Exception {
        // Given: a record that is as large as it may be
        Settings settings = settings("/app");
        int rest = settings.limits().recordBytes() - VALUE.length;
        int beside = (int) new Payload.Header("h", new byte[rest]).size() - rest;
        Event event = event(settings, new Payload.Header("h", new byte[rest - beside]));
        assertThat(event.payload().size()).isEqualTo(settings.limits().recordBytes());

        // When, Then
        assertThat(read(settings, event).actor()).isEqualTo(event.actor());
    }

    private static Settings settings(String source) {
        return TestSettings.parse("streams:\n  ratings:\n    topic: " + TOPIC + "\n    kind: rating\n    fields:"
                + " {actor: /user, object: /movie, value: /stars, time: {at: /ts, unit: ms}, source: " + source
                + "}\n");
    }

    private static Event event(Settings settings, Payload.Header header) {
        return Decoder.of(0, settings.streamList().get(0), settings.limits(), List.of())
                .decode(new Payload(null, VALUE, List.of(header)), new Origin(TOPIC, 0, 7, Events.NOON), Events.NOON)
                .event();
    }

    /** As it stands in its output topic. */
    private static Event read(Settings settings, Event event) throws Exception {
        Verdict verdict = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "p@1", "");
        ProducerRecord<byte[], byte[]> written = Objects.requireNonNull(
                new KafkaRoute(settings).serialize(Passage.judged(event, ObjectContext.NONE, verdict), null, null));
        return event(settings, written);
    }

    private static Event event(Settings settings, ProducerRecord<byte[], byte[]> written) throws Exception {
        OutputReader reader = new OutputReader(0, settings.streamList().get(0), settings.limits());
        @Nullable
        Event read = reader.read(new ConsumerRecord<>(
                        written.topic(),
                        0,
                        0,
                        Events.NOON,
                        TimestampType.CREATE_TIME,
                        0,
                        written.value().length,
                        written.key(),
                        written.value(),
                        written.headers(),
                        Optional.empty()))
                .event();
        return Objects.requireNonNull(read);
    }
}
