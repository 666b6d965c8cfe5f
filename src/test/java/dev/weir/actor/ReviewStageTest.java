package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Payload;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What reviewers' decisions do to one contributor and its held events. */
class ReviewStageTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long NOON = Events.NOON;
    private static final Entity U1 = Entity.of("customer", "u1");
    private static final Event HELD = Held.inACrowd("m1", NOON).event();

    @Test
    void aReleasedEventGoesOutOnceWithItsOwnBytes() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.open();
            hold(harness);

            // When
            decide(harness, Decisions.release("d1", HELD));
            decide(harness, Decisions.release("d1", HELD));
            decide(harness, Decisions.release("d2", HELD));
            harness.processElement(record(Passage.of(Held.explained("m1", NOON + 5))));

            // Then
            Passage released = only(harness, Passage.What.RELEASED).get(0);
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(released.event()).usingRecursiveComparison().isEqualTo(HELD);
            assertThat(released.release().by()).isEqualTo(Release.By.REVIEWER);
            assertThat(released.release().reason()).isEqualTo("released by ana: honest");
            assertThat(released.verdict().trust()).isEqualTo((float)
                    only(harness, Passage.What.JUDGED).get(0).verdict().trust());
            assertThat(outcomes(harness))
                    .containsExactly(Answer.Outcome.APPLIED, Answer.Outcome.REPEATED, Answer.Outcome.REFUSED);
        }
    }

    @Test
    void whatThePolicyLetGoNoReviewerReleasesAgain() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hold(harness);
            harness.processElement(record(Passage.of(Held.explained("m1", NOON + 5))));
            decide(harness, Decisions.release("d1", HELD));
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(outcomes(harness)).containsExactly(Answer.Outcome.REFUSED);
        }
    }

    @Test
    void aRecordThatIsNotTheOneThatWasHeldStaysOut() throws Exception {
        Payload held = HELD.payload();
        Event forged = new Event(
                0,
                HELD.origin(),
                null,
                U1,
                Event.Identity.KNOWN,
                HELD.object(),
                1,
                null,
                NOON,
                Timing.ON_TIME,
                0,
                Payload.ofValue("{\"film\":\"m2\"}".getBytes(StandardCharsets.UTF_8)));
        try (var harness = harness()) {
            harness.open();
            hold(harness);
            decide(harness, Decisions.release("d1", forged));
            harness.processElement(record(Passage.of(Decisions.byLead(Decisions.release("d2", HELD)))));
            assertThat(only(harness, Passage.What.RELEASED)).isEmpty();
            assertThat(sentences(harness)).containsOnly("the record is not the one that was held");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void anAnswerToTheBlindSampleChangesNothing() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.open();
            hold(harness);

            // When: about what is held, and about what never was
            decide(harness, Decisions.assess("a1", HELD));
            decide(harness, Decisions.assess("a1", HELD));
            decide(harness, Decisions.assess("a2", Events.at(NOON + 1)));
            decide(harness, Decisions.release("d1", HELD));

            // Then
            assertThat(outcomes(harness))
                    .containsExactly(
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.REPEATED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED);
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(only(harness, Passage.What.RETRACTION)).isEmpty();
        }
    }

    @Test
    void aDecisionIsAppliedOnceAcrossRestarts() throws Exception {
        OperatorSubtaskState after = StateSnapshots.of(harness(), harness -> {
            hold(harness);
            decide(harness, Decisions.release("d1", HELD));
            decide(harness, Decisions.exclude("d2", U1, NOON + 1));
        });
        try (var harness = harness()) {
            harness.initializeState(after);
            harness.open();
            decide(harness, Decisions.release("d1", HELD));
            decide(harness, Decisions.exclude("d2", U1, NOON + 1));
            assertThat(harness.extractOutputValues()).extracting(Passage::what).containsOnly(Passage.What.ANSWER);
            assertThat(outcomes(harness)).containsExactly(Answer.Outcome.REPEATED, Answer.Outcome.REPEATED);
        }
    }

    @Test
    void aTakenBackReleaseIsRetractedAndComesBackWithoutASecondRecord() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.open();
            hold(harness);

            // When
            decide(harness, Decisions.release("d1", HELD));
            decide(harness, Decisions.undo("d2", HELD, "d1"));
            decide(harness, Decisions.release("d1", HELD));
            decide(harness, Decisions.release("d3", HELD));

            // Then
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            List<Retraction> ledger = ledger(harness);
            assertThat(ledger)
                    .extracting(Retraction::op)
                    .containsExactly(Retraction.Op.RETRACT, Retraction.Op.REINSTATE);
            assertThat(ledger)
                    .extracting(Retraction::origin)
                    .containsOnly(HELD.origin().text());
            assertThat(ledger.get(1).reverses()).isEqualTo(ledger.get(0).id());
            assertThat(outcomes(harness))
                    .containsExactly(
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.REPEATED,
                            Answer.Outcome.APPLIED);
        }
    }

    @Test
    void aRejectedEventStaysOutUntilThatIsTakenBack() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hold(harness);
            decide(harness, Decisions.reject("d1", HELD));
            decide(harness, Decisions.undo("d2", HELD, "d1"));
            decide(harness, Decisions.release("d3", HELD));
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(ledger(harness)).isEmpty();
            assertThat(outcomes(harness)).containsOnly(Answer.Outcome.APPLIED);
        }
    }

    @Test
    void anExcludedContributorIsHeldFromThenOnAndClearedAgain() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.open();

            // When
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            harness.processElement(record(Passage.of(Events.at(NOON))));
            decide(harness, Decisions.clear("d2", U1));
            harness.processElement(record(Passage.of(Events.at(NOON + 1))));

            // Then
            assertThat(only(harness, Passage.What.JUDGED))
                    .extracting(judged -> judged.verdict().ruling())
                    .containsExactly(Verdict.Ruling.HOLD, Verdict.Ruling.ADMIT);
            assertThat(only(harness, Passage.What.STANDING))
                    .extracting(Passage::standing)
                    .extracting(StandingChange::standing)
                    .containsExactly(Standing.EXCLUDED, Standing.CLEAR);
            List<Retraction> ledger = ledger(harness);
            assertThat(ledger.get(0).since()).isEqualTo(NOON - 5);
            assertThat(ledger.get(1).reverses()).isEqualTo(ledger.get(0).id());
            assertThat(ledger).hasSize(2);
        }
    }

    @Test
    void whatAnExcludedContributorSendsIsReleasedOnceItIsCleared() throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.exclude("d1", U1, NOON - 5));
            hold(harness);
            decide(harness, Decisions.release("d2", HELD));
            assertThat(only(harness, Passage.What.RELEASED)).isEmpty();
            decide(harness, Decisions.clear("d3", U1));
            decide(harness, Decisions.release("d4", HELD));
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(outcomes(harness))
                    .containsExactly(
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.REFUSED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED);
        }
    }

    @Test
    void whatIsRetractedIsReleasedOnlyOnceItsContributorIsCleared() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hold(harness);
            decide(harness, Decisions.exclude("d1", U1, NOON));
            decide(harness, Decisions.release("d2", HELD));
            decide(harness, Decisions.clear("d3", U1));
            decide(harness, Decisions.release("d4", HELD));
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
            assertThat(outcomes(harness).get(1)).isEqualTo(Answer.Outcome.REFUSED);
            assertThat(sentences(harness).get(1)).contains("clear the contributor first");
        }
    }

    @Test
    void whoIsAllowedIsHeldForNothingUntilThen() throws Exception {
        assertThat(heldWhileAllowedUntil(NOON + 1, NOON)).isFalse();
        assertThat(heldWhileAllowedUntil(NOON, NOON)).isTrue();
        assertThat(heldWhileAllowedUntil(NOON - 1, NOON)).isTrue();
    }

    private static boolean heldWhileAllowedUntil(long until, long time) throws Exception {
        try (var harness = harness()) {
            harness.open();
            decide(harness, Decisions.allow("d1", U1, until));
            harness.processElement(record(Held.inACrowd("m1", time)));
            boolean held = only(harness, Passage.What.JUDGED).get(0).verdict().ruling() == Verdict.Ruling.HOLD;
            assertThat(only(harness, Passage.What.STANDING)).hasSize(held ? 2 : 1);
            return held;
        }
    }

    @Test
    void onlyALeadTakesBackWhatOthersDecided() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hold(harness);
            decide(harness, Decisions.reject("d1", HELD));
            decide(harness, Decisions.exclude("d2", U1, NOON + 5));
            Decision ofEvent = Decisions.by("ben", Decisions.undo("d3", HELD, "d1"));
            Decision ofActor = Decisions.by("ben", Decisions.undo("d4", U1, "d2"));
            harness.processElement(record(Passage.of(Decisions.byAnalyst(ofEvent))));
            harness.processElement(record(Passage.of(Decisions.byAnalyst(ofActor))));
            assertThat(sentences(harness).subList(2, 4)).allMatch(sentence -> sentence.contains("only a lead"));
            harness.processElement(
                    record(Passage.of(Decisions.byLead(Decisions.by("ben", Decisions.undo("d5", HELD, "d1"))))));
            harness.processElement(
                    record(Passage.of(Decisions.byLead(Decisions.by("ben", Decisions.undo("d6", U1, "d2"))))));
            assertThat(outcomes(harness).subList(4, 6)).containsOnly(Answer.Outcome.APPLIED);
        }
    }

    @Test
    void anEventOfNobodyInParticularIsReleasedByItsOrigin() throws Exception {
        Event guest = Events.anonymous(NOON);
        try (var harness = harness()) {
            harness.open();
            harness.processElement(
                    record(Passage.of(guest, Held.inACrowd("m1", NOON).context())));
            decide(harness, Decisions.release("d1", guest));
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(1);
        }
    }

    @Test
    void aStandingThatCampaignsMadeComesBackWhenItsClearingIsTakenBack() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record(Passage.of(Held.accused("m1", NOON))));
            decide(harness, Decisions.clear("d1", U1));
            decide(harness, Decisions.undo("d2", U1, "d1"));
            assertThat(only(harness, Passage.What.STANDING))
                    .extracting(Passage::standing)
                    .extracting(StandingChange::standing)
                    .containsExactly(Standing.SUSPENDED, Standing.CLEAR, Standing.SUSPENDED);
            List<Retraction> ledger = ledger(harness);
            assertThat(ledger)
                    .extracting(Retraction::op)
                    .containsExactly(Retraction.Op.RETRACT, Retraction.Op.REINSTATE, Retraction.Op.RETRACT);
            assertThat(ledger.get(2).objects()).isEqualTo(ledger.get(0).objects());
            assertThat(ledger).extracting(Retraction::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        var old = StateSnapshots.released("actor-review-0.1.0", harness(), harness -> {
            hold(harness);
            decide(harness, Decisions.exclude("d1", U1, NOON + 1));
            decide(harness, Decisions.release("d0", Events.at(NOON + 77)));
        });
        try (var harness = harness()) {
            harness.initializeState(old);
            harness.open();
            decide(harness, Decisions.undo("d2", U1, "d1"));
            decide(harness, Decisions.release("d3", HELD));
            harness.processElement(record(
                    Passage.of(Events.at(NOON + 77), Held.inACrowd("m1", NOON).context())));
            assertThat(only(harness, Passage.What.RELEASED)).hasSize(2);
        }
    }

    static void hold(ActorHarness harness) throws Exception {
        harness.processElement(record(Held.inACrowd("m1", NOON)));
    }

    /** As the decision arrives: a release with the event that its record is. */
    static void decide(ActorHarness harness, Decision decision) throws Exception {
        Instruction instruction = Decisions.byLead(decision);
        Payload record = decision.record();
        harness.processElement(
                record(record == null ? Passage.of(instruction) : Passage.of(instruction, decoded(decision, record))));
    }

    static Event decoded(Decision decision, Payload record) {
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

    static List<Passage> only(ActorHarness harness, Passage.What what) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == what)
                .toList();
    }

    static List<Answer.Outcome> outcomes(ActorHarness harness) {
        return only(harness, Passage.What.ANSWER).stream()
                .map(passage -> passage.answer().outcome())
                .toList();
    }

    static List<String> sentences(ActorHarness harness) {
        return only(harness, Passage.What.ANSWER).stream()
                .map(passage -> passage.answer().sentence())
                .toList();
    }

    static List<Retraction> ledger(ActorHarness harness) {
        return only(harness, Passage.What.RETRACTION).stream()
                .map(Passage::retraction)
                .toList();
    }

    static StreamRecord<Passage> record(Passage passage) {
        return new StreamRecord<>(passage);
    }

    static ActorHarness harness() throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(30));
    }
}
