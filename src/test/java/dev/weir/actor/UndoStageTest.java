package dev.weir.actor;

import static dev.weir.actor.ReviewStageTest.decide;
import static dev.weir.actor.ReviewStageTest.harness;
import static dev.weir.actor.ReviewStageTest.ledger;
import static dev.weir.actor.ReviewStageTest.only;
import static dev.weir.actor.ReviewStageTest.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.ObjectContext;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.Verdict;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of decisions about one contributor when one of them is taken back. */
class UndoStageTest {

    private static final long NOON = Events.NOON;
    private static final Entity U1 = Entity.of("customer", "u1");

    /** Else who may take back only his own decision lifts a colleague's. */
    @Test
    void whoWasExcludedTwiceIsExcludedUntilBothAreTakenBack() throws Exception {
        for (List<String> order : List.of(List.of("d1", "d2"), List.of("d2", "d1"))) {
            try (var harness = harness()) {
                // Given
                harness.open();
                decide(harness, Decisions.exclude("d1", U1, NOON));
                decide(harness, Decisions.exclude("d2", U1, NOON + 5));

                // When, Then
                decide(harness, Decisions.undo("u1", U1, order.get(0)));
                assertThat(rulingAt(harness, NOON + 100)).as("%s", order).isEqualTo(Verdict.Ruling.HOLD);
                decide(harness, Decisions.undo("u2", U1, order.get(1)));
                assertThat(rulingAt(harness, NOON + 200)).as("%s", order).isEqualTo(Verdict.Ruling.ADMIT);
                assertThat(ledger(harness))
                        .extracting(Retraction::op)
                        .containsExactly(
                                Retraction.Op.RETRACT,
                                Retraction.Op.RETRACT,
                                Retraction.Op.REINSTATE,
                                Retraction.Op.REINSTATE);
            }
        }
    }

    /** Else who may take back only his own decision shuts out whom a colleague cleared or allowed since. */
    @Test
    void whoWasReinstatedTwiceIsSoUntilBothAreTakenBack() throws Exception {
        for (List<Decision> twice : List.of(
                List.of(Decisions.clear("d2", U1), Decisions.by("ben", Decisions.clear("d3", U1))),
                List.of(
                        Decisions.allow("d2", U1, NOON + 500),
                        Decisions.by("ben", Decisions.allow("d3", U1, NOON + 1_000))),
                List.of(Decisions.allow("d2", U1, NOON + 500), Decisions.by("ben", Decisions.clear("d3", U1))),
                List.of(Decisions.clear("d2", U1), Decisions.by("ben", Decisions.allow("d3", U1, NOON + 1_000))))) {
            try (var harness = harness()) {
                // Given
                harness.open();
                decide(harness, Decisions.exclude("d1", U1, NOON - 5));
                for (Decision decision : twice) {
                    decide(harness, decision);
                }

                // When, Then
                decide(harness, Decisions.undo("u2", U1, "d2"));
                assertThat(rulingAt(harness, NOON + 100)).isEqualTo(Verdict.Ruling.ADMIT);
                assertThat(inForce(harness)).isEmpty();
                decide(harness, Decisions.undo("u3", U1, "d3"));
                assertThat(rulingAt(harness, NOON + 200)).isEqualTo(Verdict.Ruling.HOLD);
                assertThat(inForce(harness)).hasSize(1);
                decide(harness, Decisions.undo("u1", U1, "d1"));
                assertThat(rulingAt(harness, NOON + 300)).isEqualTo(Verdict.Ruling.ADMIT);
                assertThat(inForce(harness)).isEmpty();
            }
        }
    }

    /** Another exclusion was between them. */
    @Test
    void aClearingThatIsTakenBackLeavesALaterOne() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            decide(harness, Decisions.clear("d2", U1));
            decide(harness, Decisions.exclude("d3", U1, NOON));
            decide(harness, Decisions.clear("d4", U1));
            decide(harness, Decisions.undo("u2", U1, "d2"));
            assertThat(rulingAt(harness, NOON + 100)).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(inForce(harness)).isEmpty();
            decide(harness, Decisions.undo("u4", U1, "d4"));
            assertThat(rulingAt(harness, NOON + 200)).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(inForce(harness)).hasSize(2);
        }
    }

    /** The time for which it was allowed ended before that was taken back; and nobody decided about it since. */
    @Test
    void anAllowanceThatIsTakenBackWhenItIsOverLeavesNobodyIn() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            decide(harness, Decisions.allow("d2", U1, NOON + 50));
            assertThat(rulingAt(harness, NOON + 100)).isEqualTo(Verdict.Ruling.ADMIT);
            decide(harness, Decisions.undo("u2", U1, "d2"));
            assertThat(rulingAt(harness, NOON + 200)).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(inForce(harness)).hasSize(1);
        }
    }

    /** What a check says of its company is no word of anybody about its exclusion. */
    @Test
    void aClearingThatIsTakenBackLeavesNobodyInWhoIsWatchedSince() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            decide(harness, Decisions.clear("d2", U1));
            harness.processElement(record(Passage.of(Held.watched(NOON))));
            assertThat(only(harness, Passage.What.STANDING))
                    .last()
                    .satisfies(said -> assertThat(said.standing().standing()).isEqualTo(Standing.WATCHED));
            decide(harness, Decisions.undo("u2", U1, "d2"));
            assertThat(rulingAt(harness, NOON + 200)).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(inForce(harness)).hasSize(1);
        }
    }

    /** What is suspended is cleared where others explain it, and its exclusion would be gone with that. */
    @Test
    void aClearingThatIsTakenBackLeavesNobodySuspendedWhoWasExcluded() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            decide(harness, Decisions.clear("d2", U1));
            harness.processElement(record(Passage.of(Held.accused("m1", NOON))));
            assertThat(only(harness, Passage.What.STANDING))
                    .last()
                    .satisfies(said -> assertThat(said.standing().standing()).isEqualTo(Standing.SUSPENDED));
            decide(harness, Decisions.undo("u2", U1, "d2"));
            assertThat(only(harness, Passage.What.STANDING))
                    .last()
                    .satisfies(said -> assertThat(said.standing().standing()).isEqualTo(Standing.EXCLUDED));
            assertThat(inForce(harness)).hasSize(2);
        }
    }

    /** The later one answers for what the first took back, whatever was said behind both. */
    @Test
    void aClearingThatIsTakenBackBehindAnExclusionLeavesTheOther() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            decide(harness, Decisions.clear("d2", U1));
            decide(harness, Decisions.by("ben", Decisions.clear("d3", U1)));
            decide(harness, Decisions.exclude("d4", U1, NOON));
            decide(harness, Decisions.undo("u2", U1, "d2"));
            decide(harness, Decisions.undo("u4", U1, "d4"));
            assertThat(rulingAt(harness, NOON + 100)).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(inForce(harness)).isEmpty();
            decide(harness, Decisions.undo("u3", U1, "d3"));
            assertThat(rulingAt(harness, NOON + 200)).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(inForce(harness)).hasSize(1);
        }
    }

    /** Its retractions have other ids by then. */
    @Test
    void anExclusionIsTakenBackAfterItsClearingWas() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            decide(harness, Decisions.clear("d2", U1));
            decide(harness, Decisions.undo("u2", U1, "d2"));
            assertThat(rulingAt(harness, NOON + 100)).isEqualTo(Verdict.Ruling.HOLD);
            decide(harness, Decisions.undo("u1", U1, "d1"));
            assertThat(rulingAt(harness, NOON + 200)).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(inForce(harness)).isEmpty();
        }
    }

    @Test
    void whatWasTakenBackDoesNotComeBackWithTheClearingAfterIt() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            decide(harness, Decisions.clear("d2", U1));
            decide(harness, Decisions.undo("u1", U1, "d1"));
            decide(harness, Decisions.undo("u2", U1, "d2"));
            assertThat(rulingAt(harness, NOON + 100)).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(inForce(harness)).isEmpty();
        }
    }

    /** The ids of the retractions that nothing reversed. */
    private static List<String> inForce(ActorHarness harness) {
        List<String> ids = new ArrayList<>();
        for (Retraction entry : ledger(harness)) {
            if (entry.op() == Retraction.Op.RETRACT) {
                ids.add(entry.id());
            } else {
                assertThat(ids.remove(entry.reverses())).isTrue();
            }
        }
        return ids;
    }

    private static Verdict.Ruling rulingAt(ActorHarness harness, long time) throws Exception {
        harness.processElement(record(Passage.of(Events.at(time), ObjectContext.NONE)));
        List<Passage> judged = only(harness, Passage.What.JUDGED);
        return judged.get(judged.size() - 1).verdict().ruling();
    }
}
