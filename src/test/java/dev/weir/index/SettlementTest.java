package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decide.Decisions;
import dev.weir.event.Answer.Outcome;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    @ParameterizedTest
    @CsvSource({"RELEASE, RELEASED", "REJECT, REJECTED"})
    void aHoldEndsWhenADecisionIsAnsweredAsApplied(Action action, HoldStatus expected) {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
        Decision decision = Tape.ofEvent("d1", action, "a", origin, Tape.NOON);
        tape.decision(decision);
        opened.read();
        assertThat(opened.status(origin)).as("sent, not answered").isEqualTo(HoldStatus.OPEN);

        // When
        tape.answer(decision, Outcome.APPLIED);
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(expected);
        assertThat(opened.queue()).isEmpty();
        assertThat(opened.queue(QueueFilter.OPEN.that(Case.Status.DECIDED), QueueOrder.RISK, 10))
                .hasSize(1);
        assertThat(opened.index.overview(Instant.ofEpochMilli(Tape.NOON)).openEvents())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, mode = EnumSource.Mode.EXCLUDE, names = "APPLIED")
    void anyOtherAnswerChangesNothing(Outcome outcome) {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
        Decision decision = Tape.ofEvent("d1", Action.REJECT, "a", origin, Tape.NOON);

        // When
        tape.decision(decision);
        tape.answer(decision, outcome);
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.OPEN);
    }

    @Test
    void whatWasAppliedStaysSoWhenTheSameDecisionIsSentAgainOrForged() {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
        Decision decision = Tape.ofEvent("d1", Action.REJECT, "a", origin, Tape.NOON);
        tape.decided(decision);

        // When: the same again, and another of the same id without a good signature
        tape.decision(decision);
        tape.answer(decision, Outcome.REPEATED);
        Decision forged = Tape.ofEvent("d1", Action.RELEASE, "a", origin, Tape.NOON);
        tape.decision(forged);
        tape.answer(forged, Outcome.REFUSED);
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.REJECTED);
        assertThat(opened.index.decision("d1").orElseThrow().action()).isEqualTo(Action.REJECT);
    }

    @Test
    void aDecisionThatIsReadBeforeItsEventEndsTheHold() {
        // Given
        String origin = new Tape().held("a", "x", 5, Tape.NOON, RATE);
        Decision decision = Tape.ofEvent("d1", Action.REJECT, "a", origin, Tape.NOON);
        tape.answer(decision, Outcome.APPLIED);
        opened.read();
        tape.decision(decision);
        opened.read();

        // When
        assertThat(tape.held("a", "x", 5, Tape.NOON, RATE)).isEqualTo(origin);
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.REJECTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"RELEASE", "REJECT"})
    void anUndoneDecisionLeavesTheEventWaitingAndAnUndoneUndoDoesNot(Action action) {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
        Decision decision = Tape.ofEvent("d1", action, "a", origin, Tape.NOON);
        tape.decided(decision);
        Decision undo = Tape.undo("d2", decision, Tape.NOON + 1);

        // When
        tape.decided(undo);
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.OPEN);
        assertThat(opened.index.decision("d1").orElseThrow().undoneBy()).isEqualTo("d2");

        // When
        tape.decided(Tape.undo("d3", undo, Tape.NOON + 2));
        opened.read();

        // Then
        assertThat(opened.status(origin)).isNotEqualTo(HoldStatus.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"-1, OPEN", "0, EXCLUDED", "1, EXCLUDED"})
    void anExclusionEndsTheHoldsOfEventsFromItsTimeOn(long after, HoldStatus expected) {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON + after, RATE);
        opened.read();

        // When
        tape.decided(Tape.ofActor("d1", Action.EXCLUDE, "a", Tape.NOON, Tape.NOON + 5));
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(expected);
    }

    @Test
    void whatAnExcludedContributorSendsLaterDoesNotWaitUntilItIsCleared() {
        // Given
        Decision exclude = Tape.ofActor("d1", Action.EXCLUDE, "a", Long.MIN_VALUE, Tape.NOON);
        tape.decided(exclude);
        opened.read();
        String origin = tape.held("a", "x", 5, Tape.NOON + 1, RATE);
        opened.read();
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.EXCLUDED);

        // When
        tape.decided(Tape.ofActor("d2", Action.CLEAR, "a", Long.MIN_VALUE, Tape.NOON + 2));
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.OPEN);
        assertThat(opened.caseIds()).containsExactly("actor:customer:a");
    }

    @ParameterizedTest
    @CsvSource({"-1, OPEN", "0, EXPIRED", "1, EXPIRED"})
    void aHoldEndsAtItsDeadline(long after, HoldStatus expected) {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
        opened.read();

        // When
        opened.now = Tape.NOON + Opened.HOLD_FOR.toMillis() + after;
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"APPLIED, LET_GO", "KEPT_OUT, KEPT_OUT", "REFUSED, EXPIRED"})
    void whatComesOfAHoldAtItsDeadlineIsNoJudgementOfItsCheck(Outcome outcome, HoldStatus expected) {
        // Given
        Event event = tape.event("a", "x", 5, Tape.NOON);
        String origin = tape.held(event, Tape.NOON, RATE);
        opened.now = Tape.NOON + Opened.HOLD_FOR.toMillis();
        Decision release = Decisions.atDeadline(Tape.ofEvent("d1", Action.RELEASE, "a", origin, opened.now));

        // When
        tape.decision(release);
        tape.answer(release, outcome);
        if (outcome == Outcome.APPLIED) {
            tape.explained(event, opened.now);
        }
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(expected);
        Overview.CheckRecord check =
                opened.index.overview(Instant.ofEpochMilli(opened.now)).checks().get(0);
        assertThat(check.right() + check.wrong()).isZero();

        // When
        tape.decided(Tape.ofEvent("d2", Action.RELEASE, "a", origin, opened.now + 1));
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.RELEASED);
    }

    @Test
    void whatWasLetGoAndIsTakenBackIsNotLetGo() {
        // Given
        Event event = tape.event("a", "x", 5, Tape.NOON);
        String origin = tape.held(event, Tape.NOON, RATE);
        opened.now = Tape.NOON + Opened.HOLD_FOR.toMillis();
        Decision release = Decisions.atDeadline(Tape.ofEvent("d1", Action.RELEASE, "a", origin, opened.now));
        tape.decided(release);
        tape.explained(event, opened.now);

        // When
        tape.decided(Tape.undo("d2", release, opened.now + 1));
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.EXPIRED);
        assertThat(due(opened.now)).isEmpty();
    }

    @Test
    void whatIsDueIsAskedForOnceOldestFirst() {
        // Given
        String second = tape.held("b", "x", 5, Tape.NOON + 1, RATE);
        String first = tape.held("a", "x", 5, Tape.NOON, RATE);
        String third = tape.held("c", "x", 5, Tape.NOON + 1, RATE);
        String waits = tape.held("d", "x", 5, Tape.NOON + 2, RATE);
        opened.now = Tape.NOON + 1 + Opened.HOLD_FOR.toMillis();
        opened.read();
        assertThat(due(opened.now)).containsExactly(first, second, third).doesNotContain(waits);
        assertThat(opened.index
                        .due(Instant.ofEpochMilli(opened.now), new Cursor(Tape.NOON, Long.MAX_VALUE), 9)
                        .rows())
                .hasSize(2);

        // When
        Decision kept = asked("d1", first);
        Decision refused = asked("d2", second);
        asked("d3", third);
        tape.answer(kept, Outcome.KEPT_OUT);
        tape.answer(refused, Outcome.REFUSED);
        opened.read();

        // Then
        long day = Times.DAY;
        assertThat(due(opened.now)).isEmpty();
        assertThat(due(opened.now + day - 1)).isEmpty();
        assertThat(due(opened.now + day)).containsExactly(second);
        assertThat(due(opened.now + 7 * day - 1)).containsExactly(second);
        assertThat(due(opened.now + 7 * day)).containsExactly(second, third);
    }

    private Decision asked(String id, String origin) {
        Decision decision = Decisions.atDeadline(Tape.ofEvent(id, Action.RELEASE, "a", origin, opened.now));
        tape.decision(decision);
        return decision;
    }

    private List<String> due(long now) {
        List<String> due = new ArrayList<>();
        Cursor cursor = Cursor.START;
        while (cursor != null) {
            Page<Due> page = opened.index.due(Instant.ofEpochMilli(now), cursor, 1);
            page.rows().forEach(row -> due.add(row.origin()));
            cursor = page.next();
        }
        return due;
    }

    @Test
    void whatThePolicyLetsOutIsNoMistakeOfTheCheck() {
        // Given
        Event event = tape.event("a", "x", 5, Tape.NOON);
        String origin = tape.held(event, Tape.NOON, RATE);
        String rejected = tape.held("a", "y", 5, Tape.NOON, RATE);
        String released = tape.held("a", "z", 5, Tape.NOON, RATE);

        // When
        tape.explained(event, Tape.NOON + 1);
        tape.decided(Tape.ofEvent("d1", Action.REJECT, "a", rejected, Tape.NOON));
        tape.decided(Tape.ofEvent("d2", Action.RELEASE, "a", released, Tape.NOON));
        opened.read();

        // Then
        assertThat(opened.status(origin)).isEqualTo(HoldStatus.EXPLAINED);
        Overview.CheckRecord check =
                opened.index.overview(Instant.ofEpochMilli(Tape.NOON)).checks().get(0);
        assertThat(check.held()).isEqualTo(3);
        assertThat(check.open()).isZero();
        assertThat(check.right()).isEqualTo(1);
        assertThat(check.wrong()).isEqualTo(1);
        assertThat(check.precision()).isEqualTo(0.5);
    }
}
