package dev.weir.actor;

import static dev.weir.actor.ReviewStageTest.decide;
import static dev.weir.actor.ReviewStageTest.hold;
import static dev.weir.actor.ReviewStageTest.only;
import static dev.weir.actor.ReviewStageTest.outcomes;
import static dev.weir.actor.ReviewStageTest.record;
import static dev.weir.actor.ReviewStageTest.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Event;
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

    private static ActorHarness harness(AtDeadline then) throws Exception {
        return ActorHarness.judging(
                ENFORCED, Duration.ofDays(1), new ReviewSettings(null, Duration.ofHours(1), then, Set.of(), null));
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(30));
    }
}
