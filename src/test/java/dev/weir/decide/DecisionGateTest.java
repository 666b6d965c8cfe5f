package dev.weir.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.event.Instruction;
import dev.weir.event.Payload;
import dev.weir.sign.Jws;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionGateTest {

    private static final long NOW = 1_770_000_000_000L;
    private static final long EXPIRES = NOW + Duration.ofDays(7).toMillis();

    private static final Signer VIC = Signer.of("vic", Role.VIEWER);
    private static final Signer ANA = Signer.of("ana", Role.ANALYST);
    private static final Signer LEA = Signer.of("lea", Role.LEAD);
    private static final Signer LOU = Signer.of("lou", Role.LEAD);
    private static final Signer LEFT = Signer.until("left", Role.LEAD, Instant.ofEpochMilli(NOW));
    private static final Signer NEXT = Signer.of("left", Role.ANALYST);
    private static final Signer TICK = Signer.of("tick", Role.CLOCK);
    private static final Signer ADA = Signer.of("ada", Role.ADMIN);
    private static final Signer OLA = Signer.of("ola", Role.ADMIN);
    private static final Signer MALLORY = Signer.of("ana", Role.ADMIN);

    private static final Reviewers REVIEWERS = new Reviewers(List.of(
            VIC.reviewer(),
            ANA.reviewer(),
            LEA.reviewer(),
            LOU.reviewer(),
            LEFT.reviewer(),
            NEXT.reviewer(),
            TICK.reviewer(),
            ADA.reviewer(),
            OLA.reviewer()));

    private final DecisionGate gate = new DecisionGate(REVIEWERS, TestSettings.labelled());
    private final DecisionGate strict = new DecisionGate(
            REVIEWERS, TestSettings.labelled("{fourEyes: [release-campaign, allow, undo-exclude, erase]}"));

    @Test
    void whatAReviewerSignedPassesWithTheirRole() {
        Decision decision = exclusion("ana");

        DecisionGate.Result result = check(decision, ANA, NOW);

        assertThat(result).isEqualTo(new DecisionGate.Passed(decision, ANA.reviewer(), Instruction.Signers.ONE));
    }

    @Test
    void anyBitOfADecisionAndOfItsSignatureMatters() {
        // Given
        byte[] value = DecisionJson.of(exclusion("ana"));
        byte[] signature = signature(value, ANA);
        byte[] key = bytes("customer:17");

        // When, Then
        for (byte[] part : List.of(value, signature, key)) {
            for (int bit = 0; bit < 8 * part.length; bit++) {
                part[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(gate.check(value, signature, null, NOW, key))
                        .as("bit %d", bit)
                        .isInstanceOf(DecisionGate.Refused.class);
                part[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        assertThat(gate.check(value, signature, null, NOW, key)).isInstanceOf(DecisionGate.Passed.class);
    }

    @Property(tries = 100)
    void whateverElseARecordHoldsIsRefused(@ForAll byte[] value, @ForAll byte[] signature, @ForAll byte[] key) {
        byte[] decision = DecisionJson.of(exclusion("ana"));

        for (byte[] one : List.of(value, decision)) {
            assertThat(gate.check(one, signature, null, NOW, key)).isInstanceOf(DecisionGate.Refused.class);
            assertThat(gate.check(one, null, null, NOW, key)).isInstanceOf(DecisionGate.Refused.class);
        }
        assertThat(gate.check(value, signature(value, ANA), null, NOW, key)).isInstanceOf(DecisionGate.Refused.class);
    }

    @Test
    void whatIsNoDecisionIsAnsweredWithoutAnId() {
        assertThat(refusal(gate.check(null, null, null, NOW, null)))
                .isEqualTo(new Answer(
                        "",
                        null,
                        "",
                        Answer.Outcome.REFUSED,
                        "this is no decision: the record has no value",
                        0,
                        0,
                        "",
                        null,
                        0));
        assertThat(refusal(gate.check(bytes("{\"v\":1}"), null, null, NOW, null))
                        .sentence())
                .isEqualTo("this is no decision: decision: id is missing");
    }

    @Test
    void anUnsignedDecisionIsAnsweredByItsIdAndNamesNobody() {
        byte[] value = DecisionJson.of(exclusion("ana"));

        Answer answer = refusal(gate.check(value, null, null, NOW, bytes("customer:17")));

        assertThat(answer.decision()).isEqualTo("d1");
        assertThat(answer.action()).isEqualTo(Action.EXCLUDE);
        assertThat(answer.subject()).isEqualTo("customer:17");
        assertThat(answer.campaign()).isEqualTo("c@3");
        assertThat(answer.time()).isEqualTo(NOW);
        assertThat(answer.reviewer()).isEmpty();
        assertThat(answer.sentence()).isEqualTo("it is not signed: header weir-signature is missing");
    }

    @Test
    void aSignatureThatCannotBeReadSaysWhy() {
        byte[] value = DecisionJson.of(exclusion("ana"));

        assertThat(refusal(gate.check(value, bytes("e30..AA"), null, NOW, bytes("customer:17")))
                        .sentence())
                .isEqualTo("its signature cannot be read: its alg is missing; allowed: EdDSA");
    }

    @Test
    void somebodyWhoIsNotInTheFileIsRefused() {
        Answer answer = refusal(check(exclusion("zoe"), Signer.of("zoe", Role.ADMIN), NOW));

        assertThat(answer.sentence()).isEqualTo("it is signed as 'zoe', who is not in the reviewers' file");
        assertThat(answer.reviewer()).isEmpty();
    }

    @Test
    void aLongNameOfNobodyIsCutShort() {
        Answer answer = refusal(check(exclusion("z".repeat(500)), Signer.of("ana", Role.ADMIN), NOW, "z".repeat(500)));

        assertThat(answer.sentence()).contains("'" + "z".repeat(60) + "…'");
    }

    @Test
    void anotherKeyInSomebodysNameIsRefused() {
        Answer answer = refusal(check(exclusion("ana"), MALLORY, NOW));

        assertThat(answer.sentence())
                .isEqualTo("its signature is not that of 'ana' for it: it was altered, or signed with another key");
        assertThat(answer.reviewer()).isEmpty();
    }

    @Test
    void aDecisionInSomebodyElsesNameIsRefused() {
        Answer answer = refusal(check(exclusion("lea"), ANA, NOW));

        assertThat(answer.sentence()).isEqualTo("it names 'lea' as its reviewer, and 'ana' signed it");
        assertThat(answer.reviewer()).isEqualTo("ana");
    }

    @Test
    void aDecisionUnderAnotherKeyIsRefused() {
        byte[] value = DecisionJson.of(exclusion("ana"));

        for (byte[] key : new byte[][] {null, bytes("customer:18"), bytes("customer:1"), {}}) {
            assertThat(refusal(gate.check(value, signature(value, ANA), null, NOW, key))
                            .sentence())
                    .isEqualTo("its record's key is not what it is about, 'customer:17'");
        }
    }

    @Test
    void aDecisionExpiresAtItsTime() {
        Decision decision = exclusion("ana");

        assertThat(check(decision, ANA, EXPIRES - 1)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(refusal(check(decision, ANA, EXPIRES)).sentence())
                .isEqualTo("it expired at 2026-02-09T02:40:00Z, and came at 2026-02-09T02:40:00Z");
        assertThat(check(decision, ANA, EXPIRES + 1)).isInstanceOf(DecisionGate.Refused.class);
    }

    @Test
    void aDecisionMayNotBeOpenForLongerThanIdsAreRemembered() {
        Decision decision = exclusion("ana");
        long earliest = EXPIRES - Duration.ofDays(28).toMillis();

        assertThat(check(decision, ANA, earliest + 1)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(check(decision, ANA, earliest)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(refusal(check(decision, ANA, earliest - 1)).sentence())
                .isEqualTo("it expires at 2026-02-09T02:40:00Z; allowed: within 28 days of 2026-01-12T02:39:59.999Z");
    }

    @Test
    void anEntryThatEndedSignsNoMoreAndItsSuccessorDoes() {
        assertThat(check(exclusion("left"), LEFT, NOW - 1)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(refusal(check(exclusion("left"), LEFT, NOW)).sentence())
                .isEqualTo("the entry of 'left' in the reviewers' file ended at 2026-02-02T02:40:00Z");
        assertThat(check(exclusion("left"), NEXT, NOW))
                .isEqualTo(new DecisionGate.Passed(exclusion("left"), NEXT.reviewer(), Instruction.Signers.ONE));
    }

    @ParameterizedTest
    @EnumSource
    void aRoleDecidesWhatItMayAndNoMore(Action action) {
        for (Signer signer : List.of(VIC, ANA, LEA)) {
            Decision decision = decision(action, signer.reviewer().name());

            DecisionGate.Result result = check(decision, signer, NOW);

            if (action != Action.ERASE && (signer == LEA || signer == ANA && action != Action.ALLOW)) {
                assertThat(result).isInstanceOf(DecisionGate.Passed.class);
            } else {
                assertThat(refusal(result).sentence())
                        .contains(signer.reviewer().role().name().toLowerCase() + ", who may not " + Code.of(action));
            }
        }
    }

    @Test
    void aRefusalNamesTheRolesThatMay() {
        assertThat(refusal(check(decision(Action.ALLOW, "ana"), ANA, NOW)).sentence())
                .isEqualTo("'ana' is analyst, who may not allow; allowed: lead, admin");
    }

    @Test
    void theClockReleasesForTheDeadlineAlone() {
        Decision release = Decisions.at(NOW, Decisions.by("tick", decision(Action.RELEASE, "tick")));

        assertThat(check(Decisions.atDeadline(release), TICK, NOW)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(refusal(check(release, TICK, NOW)).sentence())
                .isEqualTo("'tick' is clock, who may not release for the reason " + Code.of(release.reason())
                        + "; allowed: deadline");
        assertThat(refusal(check(Decisions.atDeadline(decision(Action.REJECT, "tick")), TICK, NOW))
                        .sentence())
                .isEqualTo("'tick' is clock, who may not reject; allowed: analyst, lead, admin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ratings     | genuine  |",
                "ratings     | disputed |",
                "ratings     | Genuine  | 'Genuine' is no label of stream 'ratings'; allowed: disputed, fraud, genuine",
                "clicks      | genuine  | the events of stream 'clicks' have no labels; allowed: ratings",
                "chargebacks | disputed | stream 'chargebacks' brings the labels of 'ratings'; relabel the event of 'ratings'",
                "films       | genuine  | the events of stream 'films' have no labels; allowed: ratings"
            })
    void aLabelIsOneOfItsStreams(String stream, String label, @Nullable String why) {
        Decision decision = Decisions.at(NOW, Decisions.relabel("d1", stream, "in/0/7", label));

        DecisionGate.Result result = check(decision, ANA, NOW);

        if (why == null) {
            assertThat(result).isInstanceOf(DecisionGate.Passed.class);
        } else {
            assertThat(refusal(result).sentence()).isEqualTo(why);
        }
    }

    @Test
    void noClockThatIsFastEndsAHold() {
        Decision release = Decisions.at(NOW, Decisions.atDeadline(decision(Action.RELEASE, "ana")));
        long ahead = Duration.ofMinutes(5).toMillis();

        assertThat(check(release, ANA, NOW - ahead + 1)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(check(release, ANA, NOW - ahead)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(refusal(check(release, ANA, NOW - ahead - 1)).sentence()).contains("at most 5 minutes ahead");
        assertThat(check(Decisions.at(NOW, decision(Action.RELEASE, "ana")), ANA, NOW - ahead - 1))
                .as("what does not count by its time")
                .isInstanceOf(DecisionGate.Passed.class);
    }

    @Test
    void anAdminErasesAndNobodyElseAndWhereItIsAskedNotAlone() {
        Decision erasure = Decisions.at(NOW, decision(Action.ERASE, "ada"));
        long ahead = Duration.ofMinutes(5).toMillis();

        assertThat(check(erasure, ADA, NOW)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(check(erasure, ADA, NOW - ahead)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(refusal(check(erasure, ADA, NOW - ahead - 1)).sentence()).contains("at most 5 minutes ahead");
        assertThat(refusal(check(decision(Action.ERASE, "lea"), LEA, NOW)).sentence())
                .isEqualTo("'lea' is lead, who may not erase; allowed: admin");
        assertThat(refusal(twice(erasure, ADA, null, NOW)).sentence())
                .startsWith("it takes a second person (review.fourEyes: erase)");
        assertThat(refusal(twice(erasure, ADA, LEA, NOW)).sentence()).contains("who may not erase");
        assertThat(twice(erasure, ADA, OLA, NOW)).isInstanceOf(DecisionGate.Passed.class);
    }

    @ParameterizedTest
    @EnumSource(names = "ERASE", mode = EnumSource.Mode.EXCLUDE)
    void whatIsAskedTakesASecondPersonAndNothingElse(Action action) {
        // Given: clearing, releasing and allowing are asked; whether an exclusion is taken back, only the state says
        Set<Action> asked = EnumSet.of(Action.RELEASE, Action.CLEAR, Action.ALLOW);
        Decision decision = decision(action, "lea");

        // When, Then
        DecisionGate.Result once = twice(decision, LEA, null, NOW);
        if (asked.contains(action)) {
            assertThat(refusal(once).sentence())
                    .startsWith("it takes a second person (review.fourEyes: ")
                    .contains("header weir-second-signature is missing");
        } else {
            assertThat(once)
                    .isInstanceOfSatisfying(
                            DecisionGate.Passed.class,
                            passed -> assertThat(passed.signers()).isEqualTo(Instruction.Signers.ONE));
        }
        assertThat(twice(decision, LEA, LOU, NOW))
                .isInstanceOfSatisfying(
                        DecisionGate.Passed.class,
                        passed -> assertThat(passed.signers()).isEqualTo(Instruction.Signers.TWO));
    }

    @Test
    void withoutACampaignItIsNoReleaseOfOne() {
        Decision single = Decisions.by("lea", Decisions.at(NOW, Decisions.clear("d1", Entity.of("customer", "17"))));

        assertThat(twice(single, LEA, null, NOW)).isInstanceOf(DecisionGate.Passed.class);
    }

    @Test
    void theSecondPersonMustBeAnotherOneWhoMayAndIsStillThere() {
        Decision allow = decision(Action.ALLOW, "lea");
        Decision clear = decision(Action.CLEAR, "left");

        assertThat(refusal(twice(allow, LEA, LEA, NOW)).sentence())
                .isEqualTo("'lea' signed it twice; the second person must be another one");
        assertThat(refusal(twice(clear, NEXT, LEFT, NOW - 1)).sentence())
                .as("with another key of their own")
                .isEqualTo("'left' signed it twice; the second person must be another one");
        assertThat(refusal(twice(allow, LEA, ANA, NOW)).sentence())
                .isEqualTo("'ana' is analyst, who may not allow; allowed: lead, admin");
        assertThat(twice(allow, LEA, LEFT, NOW - 1)).isInstanceOf(DecisionGate.Passed.class);
        assertThat(refusal(twice(allow, LEA, LEFT, NOW)).sentence())
                .isEqualTo("the entry of 'left' in the reviewers' file ended at 2026-02-02T02:40:00Z");
    }

    @Test
    void aSecondSignatureThatIsWrongIsRefusedWhetherItIsAskedForOrNot() {
        for (Action action : List.of(Action.EXCLUDE, Action.ALLOW)) {
            Decision decision = decision(action, "lea");
            byte[] value = DecisionJson.of(decision);
            byte[] other = signature(DecisionJson.of(decision(Action.REJECT, "lea")), LOU);

            assertThat(refusal(strict.check(value, signature(value, LEA), other, NOW, bytes("customer:17")))
                            .sentence())
                    .startsWith("its second signature is not that of 'lou' for it");
            assertThat(refusal(strict.check(value, signature(value, LEA), bytes("x"), NOW, bytes("customer:17")))
                            .sentence())
                    .startsWith("its second signature cannot be read");
            assertThat(refusal(twice(decision, LEA, MALLORY, NOW)).sentence())
                    .startsWith("its second signature is not that of 'ana'");
            assertThat(refusal(twice(decision, LEA, Signer.of("zoe", Role.ADMIN), NOW))
                            .sentence())
                    .isEqualTo("it is signed as 'zoe', who is not in the reviewers' file");
        }
    }

    @Test
    void aSecondSignatureDoesNotMakeUpForTheFirst() {
        byte[] value = DecisionJson.of(decision(Action.ALLOW, "lea"));

        assertThat(refusal(strict.check(value, null, signature(value, LOU), NOW, bytes("customer:17")))
                        .sentence())
                .isEqualTo("it is not signed: header weir-signature is missing");
    }

    private DecisionGate.Result twice(Decision decision, Signer first, @Nullable Signer second, long appended) {
        byte[] value = DecisionJson.of(decision);
        return strict.check(
                value,
                signature(value, first),
                second == null ? null : signature(value, second),
                appended,
                bytes(decision.subject()));
    }

    private DecisionGate.Result check(Decision decision, Signer signer, long appended) {
        return check(decision, signer, appended, signer.reviewer().name());
    }

    private DecisionGate.Result check(Decision decision, Signer signer, long appended, String kid) {
        byte[] value = DecisionJson.of(decision);
        byte[] signature = bytes(Jws.sign(value, kid, signer.key()));
        return gate.check(value, signature, null, appended, bytes(decision.subject()));
    }

    private static Answer refusal(DecisionGate.Result result) {
        assertThat(result).isInstanceOf(DecisionGate.Refused.class);
        Answer answer = ((DecisionGate.Refused) result).answer();
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.REFUSED);
        assertThat(answer.retractions() + answer.released()).isZero();
        return answer;
    }

    private static byte[] signature(byte[] value, Signer signer) {
        return bytes(Jws.sign(value, signer.reviewer().name(), signer.key()));
    }

    private static Decision exclusion(String reviewer) {
        return decision(Action.EXCLUDE, reviewer);
    }

    private static Decision decision(Action action, String reviewer) {
        return new Decision(
                "d1",
                action,
                action == Action.RELABEL ? null : Entity.of("customer", "17"),
                action.ofEvent() ? List.of("ratings") : List.of(),
                action.ofEvent() ? "in/0/7" : null,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                action == Action.UNDO ? "d0" : null,
                "c@3",
                switch (action) {
                    case ASSESS -> Decision.Reason.HONEST;
                    case ERASE -> Decision.Reason.REQUESTED;
                    default -> Decision.Reason.FAKE;
                },
                "",
                reviewer,
                NOW,
                EXPIRES,
                action == Action.RELEASE ? Payload.ofValue(bytes("{}")) : null,
                action == Action.RELABEL ? "genuine" : null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
