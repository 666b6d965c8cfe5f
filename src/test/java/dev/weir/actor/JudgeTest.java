package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.DeadReason;
import dev.weir.event.Details;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Proof;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.RateBaselines;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final String STREAM = "ratings";

    private final Settings settings = TestSettings.ratings();
    private final Judge judge = judge(PolicyFile.defaults().on(STREAM));

    @Test
    void anOrdinaryEventIsAdmittedAtFullTrust() {
        Judge.Outcome outcome = judge.judge(Events.at(Events.NOON), ObjectContext.NONE, ActorMemory.empty());
        assertThat(verdict(outcome).ruling()).isEqualTo(Verdict.Ruling.ADMIT);
        assertThat(verdict(outcome).trust()).isEqualTo(1);
        assertThat(outcome.after().lastSeen()).isEqualTo(Events.NOON);
    }

    /** A device that sends for a whole site: below zero it would be a newcomer, outside the brake. */
    @ParameterizedTest
    @CsvSource({"2147483645, 2147483646", "2147483646, 2147483647", "2147483647, 2147483647"})
    void whoSendsWithoutEndStaysEstablished(int before, int after) {
        ActorMemory once = judge.judge(Events.at(Events.NOON), ObjectContext.NONE, ActorMemory.empty())
                .after();
        ActorMemory busy = new ActorMemory(
                once.windows(),
                once.ids(),
                once.lastSeen(),
                once.profile(),
                once.pace(),
                Events.NOON - 31L * 24 * 3_600_000,
                before,
                once.named(),
                once.behavior(),
                once.returned(),
                once.spending(),
                once.reviewed());
        ActorMemory next = judge.judge(Events.at(Events.NOON + 1), ObjectContext.NONE, busy)
                .after();
        assertThat(next.events()).isEqualTo(after);
        assertThat(next.establishedBy(Events.NOON)).isTrue();
    }

    @Test
    void aRetryIsADeadLetterAndLeavesNoTrace() {
        Event event = Events.withId("e1", "{}", Events.NOON);
        ActorMemory once =
                judge.judge(event, ObjectContext.NONE, ActorMemory.empty()).after();
        Judge.Outcome again = judge.judge(event, ObjectContext.NONE, once);
        assertThat(again.passage().what()).isEqualTo(Passage.What.DEAD_LETTER);
        assertThat(again.passage().deadLetter().reason()).isEqualTo(DeadReason.DUPLICATE);
        assertThat(again.passage().deadLetter().error()).contains("e1", "customer:u1");
        assertThat(again.after()).isSameAs(once);
    }

    @Test
    void anIdWithOtherContentIsAdmittedAtLowerTrust() {
        ActorMemory once = judge.judge(Events.withId("e1", "{}", Events.NOON), ObjectContext.NONE, ActorMemory.empty())
                .after();
        Judge.Outcome other = judge.judge(Events.withId("e1", "{\"x\":1}", Events.NOON + 1), ObjectContext.NONE, once);
        assertThat(verdict(other).ruling()).isEqualTo(Verdict.Ruling.ADMIT);
        assertThat(verdict(other).trust()).isLessThan(1);
        assertThat(verdict(other).findings()).extracting(Finding::check).containsExactly("conflict");
    }

    @Test
    void anEventThatNobodyIsKnownToHaveSentIsHeldAndLeavesNoTraceInItsContributorsMemory() {
        // Given
        Judge required = new Judge(
                TestSettings.signedRatings("required").streamList().get(0),
                PolicyFile.defaults().on(STREAM),
                RateBaselines.shipped(),
                new Verdicts("default@1", ""));
        ActorMemory known = required.judge(
                        proven(Proof.verified("k", "app", "1", 7)), ObjectContext.NONE, ActorMemory.empty())
                .after();

        // When
        Judge.Outcome unsigned = required.judge(proven(Proof.UNSIGNED), ObjectContext.NONE, known);
        Judge.Outcome forged = required.judge(proven(Proof.invalid("it was altered")), ObjectContext.NONE, known);
        Passage guest = required.judgeAnonymous(
                Events.anonymous(Events.NOON).detailed(Details.NONE.proven(Proof.UNSIGNED)), ObjectContext.NONE);

        // Then
        assertThat(known.events()).isOne();
        assertThat(unsigned.after()).isSameAs(known);
        assertThat(forged.after()).isSameAs(known);
        assertThat(verdict(unsigned).ruling()).isEqualTo(Verdict.Ruling.HOLD);
        assertThat(verdict(forged).findings())
                .extracting(Finding::sentence)
                .containsExactly("its signature does not count: it was altered");
        assertThat(guest.verdict().ruling()).isEqualTo(Verdict.Ruling.HOLD);
    }

    @Test
    void aCopyWithAnIdThatTheContributorUsedIsADuplicateBeforeAllElse() {
        Event event = Events.withId("e1", "{}", Events.NOON);
        Judge required = new Judge(
                TestSettings.signedRatings("required").streamList().get(0),
                PolicyFile.defaults().on(STREAM),
                RateBaselines.shipped(),
                new Verdicts("default@1", ""));
        ActorMemory once = required.judge(
                        event.detailed(Details.NONE.proven(Proof.verified("k", "app", "1", 7))),
                        ObjectContext.NONE,
                        ActorMemory.empty())
                .after();

        Judge.Outcome again = required.judge(
                event.detailed(Details.NONE.proven(Proof.invalid("it came before"))), ObjectContext.NONE, once);

        assertThat(again.passage().deadLetter().reason()).isEqualTo(DeadReason.DUPLICATE);
    }

    private static Event proven(Proof proof) {
        return Events.at(Events.NOON).detailed(Details.NONE.proven(proof));
    }

    @Test
    void anEventFromTheFutureIsHeldAndLeavesNoTrace() {
        Event future = Events.withId("e1", "{}", Events.NOON).placed(Timing.FUTURE, 1_000_000);
        ActorMemory before = ActorMemory.empty();
        Judge.Outcome outcome = judge.judge(future, ObjectContext.NONE, before);
        assertThat(verdict(outcome).ruling()).isEqualTo(Verdict.Ruling.HOLD);
        assertThat(outcome.after()).isSameAs(before);
    }

    @Test
    void aFloodIsHeldFromSomewhereOn() {
        assertThat(held(judge, 2000)).isBetween(1000, 1700);
    }

    @Test
    void inShadowTheSameFloodIsAdmittedWithTheSameFindings() {
        Judge shadow = judge(PolicyFile.defaults().on(STREAM).inShadow(stream().kind()));
        assertThat(held(shadow, 2000)).isZero();
        ActorMemory memory = ActorMemory.empty();
        int noticed = 0;
        for (int i = 0; i < 2000; i++) {
            Judge.Outcome outcome = shadow.judge(Events.at(Events.NOON + i * 30L), ObjectContext.NONE, memory);
            memory = outcome.after();
            Verdict verdict = verdict(outcome);
            if (!verdict.findings().isEmpty()) {
                noticed++;
                assertThat(verdict.findings()).extracting(Finding::weight).containsOnly(Finding.Weight.SHADOW);
                assertThat(verdict.trust()).isEqualTo(1);
            }
        }
        assertThat(noticed).isGreaterThanOrEqualTo(held(judge, 2000));
    }

    @Test
    void anEventOfNobodyIsJudgedByItselfAlone() {
        Passage onTime = judge.judgeAnonymous(Events.anonymous(Events.NOON), ObjectContext.NONE);
        Passage future = judge.judgeAnonymous(
                Events.anonymous(Events.NOON).placed(Timing.FUTURE, 1_000_000), ObjectContext.NONE);
        assertThat(onTime.verdict().ruling()).isEqualTo(Verdict.Ruling.ADMIT);
        assertThat(future.verdict().ruling()).isEqualTo(Verdict.Ruling.HOLD);
    }

    private static int held(Judge judge, int events) {
        ActorMemory memory = ActorMemory.empty();
        int held = 0;
        for (int i = 0; i < events; i++) {
            Judge.Outcome outcome = judge.judge(Events.at(Events.NOON + i * 30L), ObjectContext.NONE, memory);
            memory = outcome.after();
            held += verdict(outcome).ruling() == Verdict.Ruling.HOLD ? 1 : 0;
        }
        return held;
    }

    private static Verdict verdict(Judge.Outcome outcome) {
        return outcome.passage().verdict();
    }

    private Judge judge(CheckPolicies policy) {
        return new Judge(stream(), policy, RateBaselines.shipped(), new Verdicts("default@1", ""));
    }

    private StreamSettings stream() {
        return settings.streamList().get(0);
    }
}
