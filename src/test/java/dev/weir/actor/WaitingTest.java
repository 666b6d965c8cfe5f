package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Payload;
import dev.weir.event.Suspicion;
import dev.weir.event.Verdict;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits of one contributor, and what goes out. */
class WaitingTest {

    private static final long NOON = Events.NOON;

    @Test
    void onlyWhatTheCrowdAloneHoldsWaits() {
        assertThat(Waiting.mayWait(judged(Verdict.Ruling.HOLD, crowd(Finding.Weight.HOLDS))))
                .isTrue();
        assertThat(Waiting.mayWait(judged(
                        Verdict.Ruling.HOLD, crowd(Finding.Weight.HOLDS), finding("rate", Finding.Weight.COUNTS))))
                .isTrue();
        assertThat(Waiting.mayWait(judged(
                        Verdict.Ruling.HOLD, crowd(Finding.Weight.HOLDS), finding("rate", Finding.Weight.HOLDS))))
                .isFalse();
        assertThat(Waiting.mayWait(judged(Verdict.Ruling.ADMIT, crowd(Finding.Weight.COUNTS))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "8, 8", "9, 8"})
    void eightEventsWaitAtMost(int held, int waiting) {
        Waiting state = null;
        for (int i = 0; i < held; i++) {
            state = Waiting.after(state, held("{}", NOON + i));
        }
        assertThat(released(state, NOON + 100)).hasSize(waiting);
    }

    @ParameterizedTest
    @CsvSource({"4095, 1", "4096, 1", "4097, 0"})
    void whatIsLargerThanFourKibibytesWaitsForAPerson(int bytes, int waiting) {
        assertThat(released(Waiting.after(null, held("x".repeat(bytes), NOON)), NOON + 100))
                .hasSize(waiting);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 0"})
    void whatNoAlarmCanBeAboutAnyMoreStaysHeld(long more, int released) {
        assertThat(released(Waiting.after(null, held("{}", NOON)), NOON + Alarm.HORIZON + more))
                .hasSize(released);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "0, 2", "1, 1"})
    void whatNoAlarmCanBeAboutAnyMoreMakesRoom(long more, int waiting) {
        Waiting before = Waiting.after(null, held("{}", NOON));
        Waiting after = Waiting.after(before, held("{}", NOON + Alarm.HORIZON + more));
        assertThat(Objects.requireNonNull(after).kept()).hasSize(waiting);
    }

    @Test
    void goesOutWithItsBytesUnderTheNumberThatItsStreamHasNow() {
        // Given
        Passage held = held("{\"a\": 1}", NOON);
        Suspicion explained = Held.explained("m1", NOON + 5);
        Suspicion renumbered = new Suspicion(
                3,
                explained.actor(),
                explained.kind(),
                "",
                explained.objects(),
                NOON,
                NOON + 5,
                0,
                0,
                explained.sentence());

        // When
        Passage out = Objects.requireNonNull(Waiting.after(null, held))
                .released(renumbered, null)
                .get(0);

        // Then
        assertThat(out.event())
                .usingRecursiveComparison()
                .isEqualTo(held.event().numbered(3));
        assertThat(out.verdict()).isEqualTo(held.verdict());
        assertThat(out.context()).isEqualTo(held.context());
        assertThat(out.release().reason()).isEqualTo("others agree");
        assertThat(out.release().time()).isEqualTo(NOON + 5);
    }

    private static List<Passage> released(@Nullable Waiting waiting, long time) {
        return waiting == null ? List.of() : waiting.released(Held.explained("m1", time), null);
    }

    private static Passage held(String body, long time) {
        Event event = Events.at(time);
        Payload payload = new Payload(
                null, body.substring(0, Math.max(0, body.length() - 5)).getBytes(StandardCharsets.UTF_8), headers());
        Event sized = new Event(
                0,
                event.origin(),
                null,
                event.actor(),
                event.identity(),
                event.object(),
                4,
                null,
                time,
                event.timing(),
                0,
                payload);
        return Passage.judged(sized, ObjectContext.NONE, verdict(Verdict.Ruling.HOLD, crowd(Finding.Weight.HOLDS)));
    }

    /** Five bytes of what counts for the size: a name, a value, and the length of each. */
    private static List<Payload.Header> headers() {
        return new ArrayList<>(List.of(new Payload.Header("h", new byte[] {1, 2})));
    }

    private static Passage judged(Verdict.Ruling ruling, Finding... findings) {
        return Passage.judged(Events.at(NOON), ObjectContext.NONE, verdict(ruling, findings));
    }

    private static Verdict verdict(Verdict.Ruling ruling, Finding... findings) {
        return new Verdict(ruling, 0.5, List.of(findings), "p@1", "");
    }

    private static Finding crowd(Finding.Weight weight) {
        return finding("crowd", weight);
    }

    private static Finding finding(String check, Finding.Weight weight) {
        return new Finding(check, Family.GROUP, 9, 9, 7, 1, "nats", "many", List.of(), weight);
    }
}
