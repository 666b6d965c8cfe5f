package dev.weir.actor;

import static dev.weir.actor.ReviewStageTest.decide;
import static dev.weir.actor.ReviewStageTest.only;
import static dev.weir.actor.ReviewStageTest.outcomes;
import static dev.weir.actor.ReviewStageTest.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.decide.Decisions;
import dev.weir.decide.Holds;
import dev.weir.event.Answer;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One contributor of whom more is held than is kept together. */
class ManyHeldStageTest {

    private static final long NOON = Events.NOON;
    private static final Entity U1 = Entity.of("customer", "u1");

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 1_500})
    void allOfItIsReleasedOnceAcrossRestarts(int events) throws Exception {
        // Given: half of it was released before the job died
        OperatorSubtaskState half = StateSnapshots.of(harness(), harness -> {
            hold(harness, events);
            release(harness, "d", 0, events / 2);
        });
        try (var harness = harness()) {
            harness.initializeState(half);
            harness.open();

            // When: the same decisions come again, and others about the same events
            release(harness, "d", 0, events);
            release(harness, "e", 0, events);

            // Then
            assertThat(only(harness, Passage.What.RELEASED))
                    .extracting(passage -> passage.event().origin().text())
                    .containsExactlyElementsOf(IntStream.range(events / 2, events)
                            .mapToObj(i -> event(i).origin().text())
                            .toList());
            List<Answer.Outcome> outcomes = outcomes(harness);
            assertThat(Collections.frequency(outcomes, Answer.Outcome.REPEATED)).isEqualTo(events / 2);
            assertThat(Collections.frequency(outcomes, Answer.Outcome.APPLIED)).isEqualTo(events - events / 2);
            assertThat(Collections.frequency(outcomes, Answer.Outcome.REFUSED)).isEqualTo(events);
        }
    }

    @Test
    void whatIsBeyondTheFirstIsTakenBackAndComesBackLikeAnyOther() throws Exception {
        Event last = event(Holds.MOST);
        try (var harness = harness()) {
            // Given
            harness.open();
            hold(harness, Holds.MOST + 1);

            // When
            decide(harness, Decisions.reject("d1", last));
            decide(harness, Decisions.undo("d2", last, "d1"));
            decide(harness, Decisions.release("d3", last));
            decide(harness, Decisions.undo("d4", last, "d3"));
            decide(harness, Decisions.release("d3", last));
            decide(harness, Decisions.undo("d5", last, "d4"));

            // Then
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(only(harness, Passage.What.RETRACTION)).hasSize(2);
            assertThat(outcomes(harness))
                    .containsExactly(
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.REPEATED,
                            Answer.Outcome.APPLIED);
        }
    }

    @Test
    void anEventFromTheFutureMakesNoneOfTheOthersOld() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.open();
            hold(harness, Holds.MOST);
            Event future = Events.event("u1", "m1", 5, NOON + 60L * 24 * 3_600_000, Timing.FUTURE, null, "{}");
            harness.processElement(
                    record(Passage.of(future, Held.inACrowd("m1", NOON).context())));

            // When
            release(harness, "d", 0, Holds.MOST);

            // Then
            assertThat(outcomes(harness)).hasSize(Holds.MOST).containsOnly(Answer.Outcome.APPLIED);
        }
    }

    @Test
    void thousandsOfDecisionsAboutEventsPushNoExclusionOutOfWhatIsKnown() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hold(harness, 1_100);
            decide(harness, Decisions.exclude("x", U1, NOON + 9_999));
            decide(harness, Decisions.clear("c", U1));
            release(harness, "d", 0, 1_100);
            decide(harness, Decisions.exclude("x", U1, NOON + 9_999));
            decide(harness, Decisions.release("d0", event(0)));
            assertThat(outcomes(harness).subList(1_102, 1_104)).containsOnly(Answer.Outcome.REPEATED);
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1_100);
        }
    }

    @ParameterizedTest
    @CsvSource({"65535, true", "65536, false", "65537, false"})
    void thereIsAnEnd(int further, boolean room) {
        assertThat(Holds.hasRoom(further)).isEqualTo(room);
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        try (var harness = harness()) {
            harness.initializeState(
                    StateSnapshots.released("actor-holds-0.1.0", harness(), before -> hold(before, Holds.MOST + 1)));
            harness.open();
            release(harness, "d", Holds.MOST - 1, Holds.MOST + 1);
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(2);
        }
    }

    private static void hold(ActorHarness harness, int events) throws Exception {
        for (int i = 0; i < events; i++) {
            harness.processElement(record(Held.inACrowd("m1", NOON + i)));
        }
    }

    private static void release(ActorHarness harness, String id, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            decide(harness, Decisions.release(id + i, event(i)));
        }
    }

    private static Event event(int i) {
        return Held.inACrowd("m1", NOON + i).event();
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(PolicyFile.defaults().on("ratings"), Duration.ofDays(30));
    }
}
