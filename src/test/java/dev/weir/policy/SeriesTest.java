package dev.weir.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final Signer LEA = Signer.of("lea", Role.LEAD);
    private static final Signer ADA = Signer.of("ada", Role.ADMIN);
    private static final Signer ANA = Signer.of("ana", Role.ANALYST);
    private static final Signer GONE = Signer.until("gone", Role.LEAD, Instant.ofEpochMilli(Events.NOON));
    private static final Reviewers REVIEWERS =
            new Reviewers(List.of(LEA.reviewer(), ADA.reviewer(), ANA.reviewer(), GONE.reviewer()));
    private static final Policy BASE = PolicyFile.defaults();
    private static final String SECOND = "name: shop\nversion: 2\n";

    private final PolicyGate gate = new PolicyGate(TestSettings.ratings(), REVIEWERS);
    private final Series series = Series.of(BASE);

    @Test
    void whatALeadOrAnAdminSignedCounts() {
        assertThat(newest(SignedPolicies.of(LEA, SECOND, Events.NOON))).isEqualTo("shop@2");
        assertThat(newest(SignedPolicies.of(ADA, SECOND, Events.NOON))).isEqualTo("shop@2");
    }

    @Test
    void whatNobodySignedOrWhoMayNotDoesNotCount() {
        SignedPolicy good = SignedPolicies.of(LEA, SECOND, Events.NOON);
        assertRefused(altered(good, SECOND, ""), "it is not signed");
        assertRefused(altered(good, SECOND + "# changed\n", good.signature()), "it was altered");
        assertRefused(SignedPolicies.of(ANA, SECOND, Events.NOON), "'ana' is analyst, who may not publish policies");
        assertRefused(
                SignedPolicies.of(Signer.of("eve", Role.ADMIN), SECOND, Events.NOON), "is not in the reviewers' file");
    }

    @Test
    void anEntryThatEndedNoLongerPublishes() {
        assertThat(newest(SignedPolicies.of(GONE, SECOND, Events.NOON - 1))).isEqualTo("shop@2");
        assertRefused(SignedPolicies.of(GONE, SECOND, Events.NOON), "ended at");
    }

    @Test
    void whatIsNoPolicyOfThisDeploymentDoesNotCount() {
        assertRefused(SignedPolicies.of(LEA, SECOND + "streams: {clicks: {rate: {mode: off}}}\n", 0), "no such stream");
        SignedPolicy good = SignedPolicies.of(LEA, SECOND, Events.NOON);
        SignedPolicy other = new SignedPolicy("shop@3", good.text(), good.signature(), "", good.appended(), good.at());
        assertRefused(other, "its record's key is not what it is, 'shop@2'");
    }

    @Test
    void whatIsPlannedTooFarAheadDoesNotCount() {
        long most = Duration.ofDays(90).toMillis();
        assertThat(newest(SignedPolicies.of(LEA, from(Events.NOON + most - 1), Events.NOON)))
                .isEqualTo("shop@2");
        assertThat(newest(SignedPolicies.of(LEA, from(Events.NOON + most), Events.NOON)))
                .isEqualTo("shop@2");
        assertRefused(SignedPolicies.of(LEA, from(Events.NOON + most + 1), Events.NOON), "it would hold from");
    }

    @Test
    void versionsRise() {
        Series two = series.with(SignedPolicies.of(LEA, "name: shop\nversion: 5\n", 0), gate)
                .after();
        assertThat(two.with(SignedPolicies.of(LEA, "name: other\nversion: 5\n", 1), gate)
                        .refusal())
                .contains("version 5 is not above the one published last, shop@5");
        assertThat(two.with(SignedPolicies.of(LEA, "name: other\nversion: 6\n", 1), gate)
                        .after()
                        .newest()
                        .id())
                .isEqualTo("other@6");
    }

    @Test
    void theSameRecordAgainAndOneOlderThanWhatIsKeptChangeNothing() {
        // Given
        Series full = series;
        for (int version = 1; version <= Series.MOST + 1; version++) {
            full = full.with(SignedPolicies.of(LEA, "name: shop\nversion: " + version, version), gate)
                    .after();
        }

        // When, Then
        assertThat(full.versions()).hasSize(Series.MOST);
        assertThat(full.versions().get(0).policy().version()).isEqualTo(2);
        Series.Step again = full.with(SignedPolicies.of(LEA, "name: shop\nversion: 9", 99), gate);
        assertThat(again.after()).isSameAs(full);
        assertThat(again.refusal()).isNull();
        assertThat(full.with(SignedPolicies.of(LEA, "name: shop\nversion: 1", 1), gate)
                        .refusal())
                .isNull();
        assertThat(full.with(SignedPolicies.of(LEA, "name: other\nversion: 2", 1), gate)
                        .refusal())
                .isNotNull();
    }

    @Test
    void moreExclusionTakesTwoPeopleWhereTheSettingsSaySo() {
        // Given
        Settings settings = TestSettings.reviewed("{fourEyes: [policy]}");
        PolicyGate strict = new PolicyGate(settings, REVIEWERS);
        SignedPolicy lower = SignedPolicies.of(LEA, SECOND + "checks: {rate: {holdOneIn: 1000}}\n", Events.NOON);

        // When, Then
        assertThat(series.with(lower, gate).refusal()).isNull();
        assertThat(series.with(lower, strict).refusal())
                .contains("ratings: rate holds one in 1000, was 1500")
                .contains("review.fourEyes: policy");
        assertThat(series.with(SignedPolicies.seconded(lower, LEA), strict).refusal())
                .contains("signed it twice");
        assertThat(series.with(SignedPolicies.seconded(lower, ANA), strict).refusal())
                .contains("is analyst");
        assertThat(series.with(SignedPolicies.seconded(lower, ADA), strict).refusal())
                .isNull();
        assertThat(series.with(SignedPolicies.of(LEA, SECOND + "checks: {rate: {mode: shadow}}\n", 0), strict)
                        .refusal())
                .isNull();
    }

    @Test
    void whatABytesHoldIsTheRecord() {
        SignedPolicy record = SignedPolicies.seconded(SignedPolicies.of(LEA, SECOND + "# ä\n", Events.NOON), ADA);
        assertThat(SignedPolicy.read(record.bytes())).isEqualTo(record);
        assertThat(SignedPolicy.is(record.bytes())).isTrue();
        assertThat(SignedPolicy.is("{\"v\":1}".getBytes(UTF_8))).isFalse();
    }

    private String newest(SignedPolicy record) {
        Series.Step step = series.with(record, gate);
        assertThat(step.refusal()).isNull();
        return step.after().newest().id();
    }

    private void assertRefused(SignedPolicy record, String why) {
        Series.Step step = series.with(record, gate);
        assertThat(step.refusal()).contains(why);
        assertThat(step.after()).isSameAs(series);
    }

    private static SignedPolicy altered(SignedPolicy policy, String text, String signature) {
        return new SignedPolicy(policy.key(), text, signature, "", policy.appended(), policy.at());
    }

    private static String from(long time) {
        return SECOND + "effectiveFrom: " + Instant.ofEpochMilli(time) + "\n";
    }
}
