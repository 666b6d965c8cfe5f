package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.publish.Statement;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.RulesDigest;
import dev.weir.settings.Settings;
import dev.weir.settings.Tried;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy says of its backtest, and how many people it takes then. */
class TrialTest {

    private static final Settings SETTINGS = TestSettings.reviewed("{fourEyes: [policy]}");
    private static final Signer LEA = Signer.of("lea", Role.LEAD);
    private static final Signer ADA = Signer.of("ada", Role.ADMIN);
    private static final String LENIENT = "name: shop\nversion: 2\nchecks: {rate: {mode: shadow}}\n";
    private static final String STRICT = "name: shop\nversion: 3\nchecks: {rate: {mode: enforce}}\n";
    private static final Instant NOON = Instant.ofEpochMilli(Events.NOON);

    private final PolicyGate gate = new PolicyGate(SETTINGS, new Reviewers(List.of(LEA.reviewer(), ADA.reviewer())));
    private final Series lenient = Series.of(PolicyFile.defaults())
            .with(SignedPolicies.of(LEA, LENIENT, Events.NOON - 1), gate)
            .after();

    /** One in a hundred, and five in any case; of fewer than a hundred what changes is asked too, and this change takes two. */
    @ParameterizedTest
    @CsvSource({
        "1000, 9, one", "1000, 10, one", "1000, 11, two",
        "100, 4, one", "100, 5, one", "100, 6, two",
        "99, 0, two", "100, 0, one", "101, 0, one",
        "1000, 300, two"
    })
    void moreThanTheBrakesBudgetTakesTwo(long contributors, long shutOut, String people) {
        // Given
        SignedPolicy alone = strict(tried(LENIENT, STRICT, NOON, contributors, shutOut));

        // When, Then
        Series.Step step = lenient.with(alone, gate);
        if (people.equals("one")) {
            assertThat(step.refusal()).isNull();
        } else {
            assertThat(step.refusal()).contains("takes a second person");
        }
        assertThat(lenient.with(SignedPolicies.seconded(alone, ADA), gate).refusal())
                .isNull();
        assertThat(lenient.with(alone, gate.forProposals()).refusal()).isNull();
    }

    @Test
    void whatItSaysIsWhatIsShutOut() {
        assertThat(lenient.with(strict(tried(LENIENT, STRICT, NOON, 1000, 300)), gate)
                        .refusal())
                .contains("shuts out 300 of 1000 contributors whom shop@2 does not; for one signature at most 10");
    }

    /** Who loosens may be alone, with a backtest or without. */
    @Test
    void withoutABacktestItGoesByWhatChanges() {
        Series strict = Series.of(PolicyFile.defaults());
        assertThat(lenient.with(strict(Statement.untried(STRICT, "it's late")), gate)
                        .refusal())
                .contains("ratings: rate is enforced, was shadow");
        assertThat(strict.with(strict(Statement.untried(LENIENT, "it's late")), gate)
                        .refusal())
                .isNull();
    }

    @Test
    void aBacktestOfOtherRulesOrAgainstOthersIsNone() {
        String other = STRICT.replace("enforce", "off");
        assertThat(lenient.with(strict(tried(LENIENT, other, NOON, 1000, 0)), gate.forProposals())
                        .refusal())
                .contains("its backtest is of other rules");
        assertThat(lenient.with(strict(tried(other, STRICT, NOON, 1000, 0)), gate.forProposals())
                        .refusal())
                .contains("with another policy than the one that it follows");
    }

    /** The policy file may change while the topic is kept: what was published against it must count at the next start too. */
    @Test
    void whatFollowsAFileIsNotHeldAgainstIt() {
        assertThat(Series.of(PolicyFile.defaults())
                        .with(strict(tried("name: gone\n", STRICT, NOON, 1000, 0)), gate)
                        .refusal())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"604799999, counts", "604800000, counts", "604800001, refused"})
    void trafficIsAWeekOldAtMost(long age, String then) {
        Tried tried = tried(LENIENT, STRICT, NOON.minusMillis(age));
        String text = Statement.tried(STRICT, tried);
        assertThat(Trial.problem(tried, text, LENIENT, Events.NOON) == null).isEqualTo(then.equals("counts"));
        assertThat(Trial.OLDEST).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aTextInBracesWithABacktestIsRefusedAndBreaksNothing() {
        String text = "{name: shop, version: 3, tried: "
                + tried(LENIENT, STRICT, NOON).yaml() + "}";
        assertThat(lenient.with(strict(text), gate).refusal()).contains("of other rules");
    }

    @Test
    void whatIsSaidIsReadAgain() {
        Tried tried = tried(LENIENT, STRICT, NOON);
        Policy policy = PolicyFile.parse(Statement.tried(STRICT + "# end\n", tried), "policy");
        assertThat(policy.tried()).isEqualTo(tried);
        assertThat(Statement.words(policy)).contains("2,000 events", "0 of 500 contributors newly shut out");
        Policy untried = PolicyFile.parse(Statement.untried(STRICT, "it's\nlate: now"), "policy");
        assertThat(untried.untried()).isEqualTo("it's late: now");
        assertThat(Statement.none(Statement.untried(STRICT, "late"), untried)).isEqualTo(STRICT);
    }

    @Test
    void aBypassAndItsEndTakeNoBacktest() {
        Policy before = PolicyFile.parse(LENIENT, "policy");
        Policy bypass = PolicyFile.parse(
                LENIENT + "effectiveFrom: " + NOON + "\nbypass: [{stream: ratings, until: " + NOON.plusSeconds(60)
                        + "}]\n",
                "policy");
        Policy strict = PolicyFile.parse(STRICT, "policy");
        assertThat(Statement.isAsked(before, bypass, SETTINGS.streamNames())).isFalse();
        assertThat(Statement.isAsked(bypass, before, SETTINGS.streamNames())).isFalse();
        assertThat(Statement.isAsked(before, strict, SETTINGS.streamNames())).isTrue();
        assertThat(Statement.isAsked(strict, before, SETTINGS.streamNames())).isTrue();
    }

    private static Tried tried(String against, String text, Instant until) {
        return new Tried(
                RulesDigest.of(text),
                RulesDigest.of(against),
                RulesDigest.sha256(new byte[0]),
                until,
                2_000,
                3,
                1,
                500,
                0);
    }

    private static String tried(String against, String text, Instant until, long contributors, long shutOut) {
        Tried some = tried(against, text, until);
        return Statement.tried(
                STRICT,
                new Tried(some.policy(), some.against(), some.report(), until, 2_000, 3, 1, contributors, shutOut));
    }

    private static SignedPolicy strict(String text) {
        return SignedPolicies.of(LEA, text, Events.NOON);
    }
}
