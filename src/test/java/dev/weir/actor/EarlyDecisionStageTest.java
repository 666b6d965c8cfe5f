package dev.weir.actor;

import static dev.weir.actor.ReviewStageTest.decide;
import static dev.weir.actor.ReviewStageTest.decoded;
import static dev.weir.actor.ReviewStageTest.hold;
import static dev.weir.actor.ReviewStageTest.only;
import static dev.weir.actor.ReviewStageTest.outcomes;
import static dev.weir.actor.ReviewStageTest.record;
import static dev.weir.actor.ReviewStageTest.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.decide.Decided;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Event;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Decisions that come before the event that they are about, as they may after a restart. */
class EarlyDecisionStageTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long NOON = Events.NOON;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Event HELD = Held.inACrowd("m1", NOON).event();

    @Test
    void aDecisionThatComesBeforeItsEventWaitsForIt() throws Exception {
        // Given
        OperatorSubtaskState early =
                StateSnapshots.of(harness(), harness -> decide(harness, Decisions.release("d1", HELD)));
        try (var harness = harness()) {
            harness.initializeState(early);
            harness.open();

            // When
            decide(harness, Decisions.release("d1", HELD));
            hold(harness);
            hold(harness);

            // Then
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(outcomes(harness)).containsExactly(Answer.Outcome.REPEATED, Answer.Outcome.APPLIED);
        }
    }

    /** Else who is decided about early for the 65th time in its life is refused for ever. */
    @Test
    void whatWaitedInVainMakesRoomWhenItExpires() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.setStateTtlProcessingTime(NOON);
            harness.open();
            for (int i = 0; i < Decided.MOST_WAITING; i++) {
                decide(harness, Decisions.release("d" + i, Events.at(NOON + i)));
            }
            decide(harness, Decisions.release("more", Events.at(NOON + 100)));
            assertThat(outcomes(harness)).last().isEqualTo(Answer.Outcome.REFUSED);

            // When: one came late enough to keep the count
            harness.setStateTtlProcessingTime(NOON + DAY);
            harness.processElement(
                    record(Passage.of(Events.at(NOON), Held.inACrowd("m1", NOON).context())));
            decide(harness, Decisions.release("late", Events.at(NOON + 200)));
            harness.setStateTtlProcessingTime(NOON + 60 * DAY + 1);
            decide(harness, Decisions.release("another", Events.at(NOON + 300)));

            // Then
            assertThat(outcomes(harness))
                    .last()
                    .as("what waits: %s", sentences(harness))
                    .isEqualTo(Answer.Outcome.WAITS);
            harness.setStateTtlProcessingTime(NOON + 60 * DAY + 2);
            for (int i = 2; i < Decided.MOST_WAITING; i++) {
                decide(harness, Decisions.release("e" + i, Events.at(NOON + 1_000 + i)));
                assertThat(outcomes(harness)).last().isEqualTo(Answer.Outcome.WAITS);
            }
            decide(harness, Decisions.release("one more", Events.at(NOON + 2_000)));
            assertThat(outcomes(harness)).last().isEqualTo(Answer.Outcome.REFUSED);
        }
    }

    /** Of two that came behind their event the first counts, too; and nobody is told that a decision waits which does not. */
    @Test
    void theFirstOfTwoDecisionsThatComeBeforeTheirEventCounts() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.release("d1", HELD));
            decide(harness, Decisions.reject("d2", HELD));
            hold(harness);
            assertThat(outcomes(harness))
                    .containsExactly(Answer.Outcome.WAITS, Answer.Outcome.REFUSED, Answer.Outcome.APPLIED);
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
        }
    }

    /** Streams are numbered by the order of their names: with one that is new the others may have other numbers. */
    @Test
    void aDecisionThatWaitedIsAboutItsStreamWhateverItsNumberIsNow() throws Exception {
        // Given: the settings had a stream before this one
        Decision decision = Decisions.release("d1", HELD);
        Event of = decoded(decision, Objects.requireNonNull(decision.record())).numbered(1);
        OperatorSubtaskState early = StateSnapshots.of(
                harness(), harness -> harness.processElement(record(Passage.of(Decisions.byLead(decision), of))));
        try (var harness = harness()) {
            harness.initializeState(early);
            harness.open();

            // When
            hold(harness);

            // Then
            assertThat(only(harness, Passage.What.RELEASED))
                    .singleElement()
                    .extracting(released -> released.event().stream())
                    .isEqualTo(0);
        }
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(30));
    }
}
