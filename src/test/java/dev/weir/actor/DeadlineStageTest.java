package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Payload;
import dev.weir.event.Release;
import dev.weir.event.Timing;
import dev.weir.settings.AtDeadline;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.ReviewSettings;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What becomes of held events of which nobody decided in time. */
class DeadlineStageTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long NOON = Events.NOON;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Event HELD = Held.inACrowd("m1", NOON).event();

    @Test
    void atItsDeadlineOnlyThatGoesOutWhichNothingElseSpeaksAgainst() throws Exception {
        assertThat(atItsDeadline(harness -> hold(harness))).startsWith("the event goes to training");
        assertThat(atItsDeadline(harness -> {
                    hold(harness);
                    harness.processElement(record(Passage.of(Held.watched(NOON + 1))));
                }))
                .isEqualTo("it stays out by policy: its contributor is watched");
        assertThat(atItsDeadline(harness -> {
                    harness.processElement(record(Passage.of(Events.withId("e1", "{}", NOON - 1))));
                    harness.processElement(record(Passage.of(
                            Events.event("u1", "m1", 5, NOON, Timing.ON_TIME, "e1", "{\"film\":\"m1\"}"),
                            Held.inACrowd("m1", NOON).context())));
                }))
                .isEqualTo("it stays out by policy: it was held for its provenance");
        assertThat(atItsDeadline(harness -> {
                    hold(harness);
                    decide(harness, Decisions.reject("d0", HELD));
                }))
                .isEqualTo("it stays out by policy: the event was rejected before; take that back first");
        assertThat(atItsDeadline(harness -> {}))
                .isEqualTo("it stays out by policy: no hold of event "
                        + HELD.origin().text() + " is kept");
    }

    /** What happens before. */
    private interface Past {
        void happens(ActorHarness harness) throws Exception;
    }

    /** The answer's sentence. */
    private static String atItsDeadline(Past past) throws Exception {
        try (var harness = harness()) {
            harness.open();
            past.happens(harness);
            decide(harness, Decisions.atDeadline(Decisions.release("d1", HELD)));
            List<Passage> released = only(harness, Passage.What.RELEASED);
            assertThat(released).allMatch(one -> one.release().by() == Release.By.POLICY);
            List<Answer.Outcome> outcomes = outcomes(harness);
            assertThat(outcomes.get(outcomes.size() - 1))
                    .isEqualTo(released.isEmpty() ? Answer.Outcome.KEPT_OUT : Answer.Outcome.APPLIED);
            return sentences(harness).get(outcomes.size() - 1);
        }
    }

    @Test
    void aHoldDoesNotEndBeforeItsDeadline() throws Exception {
        assertThat(afterItsArrival(HOUR - 1)).isEqualTo(Answer.Outcome.REFUSED);
        assertThat(afterItsArrival(HOUR)).isEqualTo(Answer.Outcome.APPLIED);
        assertThat(afterItsArrival(HOUR + 1)).isEqualTo(Answer.Outcome.APPLIED);
    }

    private static Answer.Outcome afterItsArrival(long millis) throws Exception {
        try (var harness = harness(AtDeadline.RELEASE)) {
            harness.open();
            hold(harness);
            decide(
                    harness,
                    Decisions.at(
                            HELD.origin().arrival() + millis, Decisions.atDeadline(Decisions.release("d1", HELD))));
            Answer.Outcome outcome = outcomes(harness).get(0);
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(outcome == Answer.Outcome.APPLIED ? 1 : 0);
            return outcome;
        }
    }

    @Test
    void whatIsKeptAtItsDeadlineAReviewerStillReleases() throws Exception {
        try (var harness = harness(AtDeadline.KEEP)) {
            harness.open();
            hold(harness);
            decide(harness, Decisions.atDeadline(Decisions.release("d1", HELD)));
            assertThat(sentences(harness)).containsExactly("it stays out by policy: review.atDeadline is keep");
            decide(harness, Decisions.release("d2", HELD));
            assertThat(only(harness, Passage.What.RELEASED))
                    .extracting(one -> one.release().by())
                    .containsExactly(Release.By.REVIEWER);
        }
    }

    @Test
    void whatTheClockAsksForTakesNoPlaceOfADecisionThatWaits() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 100; i++) {
                decide(harness, Decisions.atDeadline(Decisions.release("c" + i, Events.at(NOON + 100 + i))));
            }
            decide(harness, Decisions.release("d1", HELD));
            assertThat(outcomes(harness)).hasSize(101).endsWith(Answer.Outcome.WAITS);
        }
    }

    private static void hold(ActorHarness harness) throws Exception {
        harness.processElement(record(Held.inACrowd("m1", NOON)));
    }

    /** As the decision arrives: a release with the event that its record is. */
    private static void decide(ActorHarness harness, Decision decision) throws Exception {
        Instruction instruction = Decisions.byLead(decision);
        Payload record = decision.record();
        harness.processElement(
                record(record == null ? Passage.of(instruction) : Passage.of(instruction, decoded(decision, record))));
    }

    private static Event decoded(Decision decision, Payload record) {
        boolean known = decision.actor() != null;
        Event like = known ? HELD : Events.anonymous(NOON);
        String[] origin = String.valueOf(decision.origin()).split("/", -1);
        return new Event(
                0,
                new dev.weir.event.Origin(origin[0], Integer.parseInt(origin[1]), Long.parseLong(origin[2]), 0),
                null,
                like.actor(),
                like.identity(),
                like.object(),
                like.value(),
                null,
                0,
                Timing.ON_TIME,
                0,
                record);
    }

    private static List<Passage> only(ActorHarness harness, Passage.What what) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == what)
                .toList();
    }

    private static List<Answer.Outcome> outcomes(ActorHarness harness) {
        return only(harness, Passage.What.ANSWER).stream()
                .map(passage -> passage.answer().outcome())
                .toList();
    }

    private static List<String> sentences(ActorHarness harness) {
        return only(harness, Passage.What.ANSWER).stream()
                .map(passage -> passage.answer().sentence())
                .toList();
    }

    private static StreamRecord<Passage> record(Passage passage) {
        return new StreamRecord<>(passage);
    }

    private static ActorHarness harness(AtDeadline then) throws Exception {
        return ActorHarness.judging(
                ENFORCED, Duration.ofDays(1), new ReviewSettings(null, Duration.ofHours(1), then, Set.of(), null));
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(30));
    }
}
