package dev.weir.actor;

import static dev.weir.actor.ReviewStageTest.decide;
import static dev.weir.actor.ReviewStageTest.only;
import static dev.weir.actor.ReviewStageTest.outcomes;
import static dev.weir.actor.ReviewStageTest.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Event;
import dev.weir.event.Retraction;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What reviewers say that the label of one event is. */
class RelabelStageTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long NOON = Events.NOON;
    private static final String ORIGIN =
            Held.inACrowd("m1", NOON).event().origin().text();
    private static final Event HELD = Held.inACrowd("m1", NOON).event();

    @Test
    void aLabelIsSaidOnceAndTakenBackAcrossRestarts() throws Exception {
        // Given: of an event that is held, and of one that nobody holds
        OperatorSubtaskState after = StateSnapshots.of(harness(), harness -> {
            hold(harness);
            decide(harness, Decisions.relabel("d1", "ratings", ORIGIN, "fraud"));
        });
        try (var harness = harness()) {
            harness.initializeState(after);
            harness.open();

            // When
            decide(harness, Decisions.relabel("d1", "ratings", ORIGIN, "fraud"));
            decide(harness, Decisions.relabel("d2", "ratings", ORIGIN, "genuine"));
            decide(harness, Decisions.relabel("d3", "ratings", "in/0/99", "fraud"));
            decide(harness, Decisions.undo("u1", null, ORIGIN, "d1"));
            decide(harness, Decisions.undo("u2", null, ORIGIN, "d1"));
            decide(harness, Decisions.release("r1", HELD));

            // Then
            assertThat(ledger(harness))
                    .containsExactly(
                            label("d2 label", ORIGIN, "genuine"),
                            label("d3 label", "in/0/99", "fraud"),
                            label("d1 label", ORIGIN, "fraud")
                                    .reversed("u1 back", "taken back by ana: honest", Decisions.TIME));
            assertThat(outcomes(harness))
                    .containsExactly(
                            Answer.Outcome.REPEATED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.REFUSED,
                            Answer.Outcome.APPLIED);
            assertThat(only(harness, Passage.What.RELEASED))
                    .as("a label releases nothing, nor keeps it from release")
                    .hasSize(1);
        }
    }

    private static Retraction label(String id, String origin, String label) {
        return Retraction.relabel(id, "ratings", origin, label, "ana", "relabelled by ana: confirmed", Decisions.TIME);
    }

    @Test
    void labelsOfTheFirstReleaseThatHadThemAreStillKnown() throws Exception {
        var old = StateSnapshots.released(
                "actor-relabels-0.1.0",
                harness(),
                harness -> decide(harness, Decisions.relabel("d1", "ratings", ORIGIN, "fraud")));
        try (var harness = harness()) {
            harness.initializeState(old);
            harness.open();
            decide(harness, Decisions.undo("u1", null, ORIGIN, "d1"));
            assertThat(ledger(harness)).extracting(Retraction::reverses).containsExactly("d1 label");
        }
    }

    static void hold(ActorHarness harness) throws Exception {
        harness.processElement(record(Held.inACrowd("m1", NOON)));
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(30));
    }

    private static List<Retraction> ledger(ActorHarness harness) {
        return only(harness, Passage.What.RETRACTION).stream()
                .map(Passage::retraction)
                .toList();
    }
}
