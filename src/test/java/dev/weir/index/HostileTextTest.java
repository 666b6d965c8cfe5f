package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Payload;
import dev.weir.index.QueueFilter.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE held; --",
                "\" OR 1=1",
                "\u202Eevil\u202C",
                "<script>alert(1)</script>",
                "x/y:z@7",
                "%_*?",
                "\uD83D\uDE00 e\u0301",
                " "
            })
    void anIdIsFoundAgainAsItIs(String id) {
        // Given
        String origin = tape.held(id, id, 5, Tape.NOON, Tape.standing(id, id));
        tape.held("else", "else", 5, Tape.NOON, RATE);
        tape.admitted(id, id, 4, Tape.NOON);

        // When
        opened.read();

        // Then
        Entity actor = Entity.of("customer", id);
        HeldItem item = opened.index.item(origin).orElseThrow();
        assertThat(item.row().actor()).isEqualTo(actor);
        assertThat(item.row().object()).isEqualTo(Entity.of("film", id));
        assertThat(item.row().caseId()).isEqualTo("campaign:" + id);
        assertThat(opened.index.campaign(id, 0).orElseThrow().members()).hasSize(1);
        assertThat(opened.index.actor(actor).latest()).hasSize(2);
        assertThat(opened.index.object("ratings", Entity.of("film", id)).contributors())
                .isEqualTo(1);
        for (QueueFilter filter : List.of(
                QueueFilter.OPEN.where(Field.ACTOR, actor.text()),
                QueueFilter.OPEN.where(Field.OBJECT, "film:" + id),
                QueueFilter.OPEN.where(Field.CAMPAIGN, id))) {
            assertThat(opened.queue(filter, QueueOrder.RISK, 10)).hasSize(1);
            assertThat(opened.held(filter, QueueOrder.OLDEST, 10)).hasSize(1);
        }
    }

    @Test
    void aTextWithANulIsKeptWhole() {
        // Given: no id has one, for the decoder refuses it; a sentence may
        tape.alert(new Alert(0, Alert.Type.BRAKE, "sub\u0000ject", "before\u0000after", Tape.NOON), Tape.NOON);

        // When
        opened.read();

        // Then
        Overview.Alerted alerted =
                opened.index.overview(Instant.ofEpochMilli(Tape.NOON)).alerts().get(0);
        assertThat(alerted.sentence()).isEqualTo("before\u0000after");
        assertThat(alerted.subject()).isEqualTo("sub\u0000ject");
    }

    @Test
    void aPayloadOfAMegabyteIsShownInPartAndKeptWhole() {
        // Given
        String text = "{\"user\":\"a\",\"movie\":\"x\",\"stars\":5,\"ts\":" + Tape.NOON + ",\"more\":\""
                + "é".repeat(500_000) + "\"}";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Event event = tape.event("a", "x", 5, Tape.NOON, bytes);

        // When
        tape.held(event, Tape.NOON, RATE);
        opened.read();

        // Then
        HeldItem.PayloadView shown =
                opened.index.item(event.origin().text()).orElseThrow().payload();
        assertThat(shown.bytes()).isEqualTo(bytes.length);
        assertThat(text).startsWith(shown.text());
        assertThat(shown.text().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(HeldItem.PayloadView.MOST - 1, HeldItem.PayloadView.MOST);
        Payload kept = opened.index.record(event.origin().text()).orElseThrow().payload();
        assertThat(kept.value()).isEqualTo(bytes);
        assertThat(kept.key()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
        assertThat(kept.headers()).extracting(Payload.Header::name).containsExactly("trace");
    }

    @Test
    void whatIsNoTextIsShownAsBase64AndWhatCannotBeReadAnyMoreStillWaits() {
        // Given
        Event event = tape.event("a", "x", 5, Tape.NOON, new byte[] {(byte) 0xFF, 0, 1});

        // When
        tape.held(event, Tape.NOON, RATE);
        opened.read();

        // Then
        HeldItem item = opened.index.item(event.origin().text()).orElseThrow();
        assertThat(item.payload().form()).isEqualTo(HeldItem.PayloadView.Form.BASE64);
        assertThat(item.payload().text()).isEqualTo("/wAB");
        assertThat(opened.queue()).extracting(Case::kind).containsExactly(Case.Kind.EVENT);
    }

    @Test
    void recordsThatAreNotWeirsAreLeftOutAndStopNothing() {
        // Given
        for (String topic : opened.index.writer().topics()) {
            tape.add(topic, "k", "no JSON".getBytes(StandardCharsets.UTF_8), Tape.NOON);
            tape.add(topic, "k", "{\"type\":\"answer\",\"time\":7}".getBytes(StandardCharsets.UTF_8), Tape.NOON);
            tape.add(topic, "k", "[]".getBytes(StandardCharsets.UTF_8), Tape.NOON);
            tape.add(topic, "k", null, Tape.NOON);
        }
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);

        // When
        opened.read();

        // Then
        assertThat(opened.held(QueueFilter.OPEN, QueueOrder.RISK, 10))
                .extracting(HeldRow::origin)
                .containsExactly(origin);
        assertThatCode(() -> opened.index.overview(Instant.ofEpochMilli(Tape.NOON)))
                .doesNotThrowAnyException();
    }
}
