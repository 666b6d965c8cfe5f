package dev.weir.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionJsonTest {

    private static final String EXCLUDE =
            "{\"v\":1,\"id\":\"d1\",\"action\":\"exclude\",\"actor\":\"17\",\"actorType\":\"customer\","
                    + "\"since\":\"2026-01-01T00:00:00Z\",\"reason\":\"fake\",\"reviewer\":\"ana\","
                    + "\"time\":\"2026-02-01T00:00:00Z\",\"expires\":\"2026-02-08T00:00:00Z\"}";

    @Test
    void aDecisionIsWrittenAsTheReferenceSays() {
        Decision decision = DecisionJson.read(EXCLUDE.getBytes(StandardCharsets.UTF_8));

        assertThat(decision.actor()).isEqualTo(Entity.of("customer", "17"));
        assertThat(decision.action()).isEqualTo(Decision.Action.EXCLUDE);
        assertThat(decision.since()).isEqualTo(1_767_225_600_000L);
        assertThat(decision.until()).isEqualTo(Long.MAX_VALUE);
        assertThat(new String(DecisionJson.of(decision), StandardCharsets.UTF_8))
                .isEqualTo(EXCLUDE);
    }

    @Test
    void aReleasedRecordKeepsItsBytes() {
        // Given
        byte[] value = {0, -1, 10, 127};
        Payload payload = new Payload(
                null, value, List.of(new Payload.Header("a", null), new Payload.Header("a", new byte[] {-128})));
        Decision decision = new Decision(
                "r",
                Decision.Action.RELEASE,
                null,
                List.of("ratings"),
                "t/0/7",
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                null,
                null,
                Decision.Reason.HONEST,
                "",
                "ana",
                1,
                2,
                payload);

        // When
        Payload read = DecisionJson.read(DecisionJson.of(decision)).record();

        // Then
        assertThat(read).isNotNull();
        assertThat(read.key()).isNull();
        assertThat(read.value()).isEqualTo(value);
        assertThat(read.headers()).extracting(Payload.Header::name).containsExactly("a", "a");
        assertThat(read.headers().get(0).value()).isNull();
        assertThat(read.headers().get(1).value()).containsExactly(-128);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("decisions") Decision decision) {
        assertThat(DecisionJson.read(DecisionJson.of(decision))).isEqualTo(decision);
    }

    @Provide
    Arbitrary<Decision> decisions() {
        Arbitrary<String> texts =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(text -> !text.isBlank());
        Arbitrary<Long> times = Arbitraries.longs().between(-62_135_596_800_000L, 253_402_300_799_999L);
        return Combinators.combine(
                        texts,
                        Arbitraries.of(Decision.Action.EXCLUDE, Decision.Action.CLEAR, Decision.Action.ALLOW),
                        texts.list().ofMaxSize(3),
                        times,
                        times,
                        Arbitraries.of(Decision.Reason.values())
                                .filter(reason -> reason != Decision.Reason.DISHONEST
                                        && reason != Decision.Reason.UNSURE
                                        && reason != Decision.Reason.REQUESTED),
                        texts)
                .as((text, action, streams, since, until, reason, comment) -> new Decision(
                        text,
                        action,
                        Entity.of("a", text),
                        streams,
                        null,
                        since,
                        until,
                        null,
                        text + "@3",
                        reason,
                        comment,
                        text,
                        since,
                        since + 1,
                        null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200})
    void aLabelIsReadAsItIsWritten(int length) {
        Decision decision = Decisions.relabel("d1", "payments", "in/0/7", "ü".repeat(length));

        assertThat(DecisionJson.read(DecisionJson.of(decision))).isEqualTo(decision);
        assertThat(decision.subject()).isEqualTo("in/0/7");
    }

    @Test
    void aLabelIsForOneEventAndNotEmptyOrLong() {
        String relabel = new String(
                DecisionJson.of(Decisions.relabel("d1", "payments", "in/0/7", "fraud")), StandardCharsets.UTF_8);

        refused(relabel.replace("\"fraud\"", "\" \""), "label is 'of 1 characters'; allowed: 1 to 200 characters");
        refused(relabel.replace("\"fraud\"", "\"" + "x".repeat(201) + "\""), "label is 'of 201 characters'");
        refused(relabel.replace("\"label\":\"fraud\",", ""), "label is 'absent'");
        refused(EXCLUDE.replace("\"since\"", "\"label\":\"fraud\",\"since\""), "label is 'of 5 characters'");
        refused(relabel.replace("\"origin\":\"in/0/7\",", ""), "actor is 'absent'");
        refused(
                relabel.replace("\"streams\"", "\"actor\":\"17\",\"actorType\":\"customer\",\"streams\""),
                "actor is 'customer:17'; allowed: absent for RELABEL");
    }

    @Test
    void whatIsNoDecisionSaysWhy() {
        refused(EXCLUDE.replace("\"exclude\"", "\"banish\""), "action is 'banish'; allowed: release, reject, exclude");
        refused(EXCLUDE.replace("\"since\"", "\"sinse\""), "unknown field 'sinse'");
        refused(EXCLUDE.replace("\"v\":1", "\"v\":2"), "v is '2'; allowed: 1");
        refused(EXCLUDE.replace("\"id\":\"d1\",", ""), "id is missing");
        refused(EXCLUDE.replace("\"actorType\":\"customer\",", ""), "actor and actorType stand together");
        refused(EXCLUDE.replace("2026-01-01T00:00:00Z", "yesterday"), "since is 'yesterday'; allowed: an instant");
        refused(EXCLUDE.replace("2026-02-08", "2026-02-01"), "expires is");
        refused(EXCLUDE.replace("\"exclude\"", "\"undo\""), "undoes is 'null'");
        refused(EXCLUDE.replace("\"exclude\"", "\"release\""), "origin is 'null'");
        refused(EXCLUDE.replace("\"id\":", "\"id\":\"d0\",\"id\":"), "not JSON");
        refused("[]", "not a JSON object");
        refused(EXCLUDE + " {}", "not JSON");
    }

    private static void refused(String json, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(why);
    }
}
