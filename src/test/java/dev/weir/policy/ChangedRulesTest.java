package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes need a restart, and which a second person. */
class ChangedRulesTest {

    private static final Settings SETTINGS = TestSettings.ratings();

    @ParameterizedTest
    @CsvSource({
        "rate, shadow, enforce, 1",
        "campaign, shadow, enforce, 1",
        "profile, off, enforce, 1",
        "behavior, shadow, enforce, 1",
        "reviewed, shadow, enforce, 1",
        "company, shadow, enforce, 0",
        "time, off, enforce, 0",
        "rate, enforce, shadow, 0",
        "rate, off, shadow, 0",
        "rate, enforce, enforce, 0"
    })
    void whatBeginsToExcludeIsMore(String check, String before, String after, int more) {
        assertThat(MoreExcluded.by(SETTINGS, mode(check, before), mode(check, after)))
                .hasSize(more);
    }

    @ParameterizedTest
    @CsvSource({"1501, 0", "1500, 0", "1499, 1"})
    void aLowerRateIsMore(int holdOneIn, int more) {
        Policy after = policy("rate: {holdOneIn: " + holdOneIn + "}");
        assertThat(MoreExcluded.by(SETTINGS, PolicyFile.defaults(), after)).hasSize(more);
    }

    /** What is ignored is shut out as who is excluded, and no brake stops it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[customer:a];                             [customer:a]; 20; 0",
                "[customer:a];   [customer:b, customer:c, customer:d, customer:e]; 20; 0",
                "[customer:a];   [customer:b, customer:c, customer:d, customer:e, customer:f]; 20; 0",
                "[customer:a];   [customer:b, customer:c, customer:d, customer:e, customer:f, customer:g]; 20; 1",
                "['customer:qa-*'];                        ['customer:qa-*']; 19; 0",
                "['customer:qa-*'];                        ['customer:qa-*']; 20; 0",
                "['customer:qa-*'];                        ['customer:qa-*']; 21; 1",
                "['customer:qa-*'];                        ['customer:201*']; 20; 1"
            })
    void whoIsIgnoredAnewIsMore(String before, String after, int day, int more) {
        assertThat(MoreExcluded.by(SETTINGS, ignoring(before, 20), ignoring(after, day)))
                .hasSize(more);
        assertThat(MoreExcluded.by(SETTINGS, ignoring(after, day), PolicyFile.defaults()))
                .isEmpty();
    }

    private static Policy ignoring(String actors, int day) {
        return PolicyFile.parse(
                "name: p\neffectiveFrom: 2026-01-01T00:00:00Z\nignore: [{actors: " + actors
                        + ", owner: qa, until: 2026-01-" + day + "T00:00:00Z}]",
                "policy");
    }

    @ParameterizedTest
    @CsvSource({
        "campaign, off, shadow, 1",
        "campaign, enforce, off, 1",
        "campaign, shadow, enforce, 0",
        "company, off, enforce, 1",
        "surge, off, enforce, 1",
        "surge, shadow, enforce, 0",
        "rate, off, enforce, 0",
        "label, off, enforce, 0"
    })
    void whatIsGatheredOrNotChangesAtAStart(String check, String before, String after, int changed) {
        assertThat(StartKeys.changed(SETTINGS, mode(check, before), mode(check, after)))
                .hasSize(changed);
    }

    @Test
    void theChecksOfRowsChangeAtAStart() {
        // Given
        Settings rows = TestSettings.parse("""
                streams:
                  payments:
                    topic: pay
                    kind: observation
                    fields: {actor: /a, object: /o, features: {x: /x}, time: {at: /ts, unit: ms}}
                """);

        // When, Then
        assertThat(StartKeys.changed(rows, mode("label", "shadow"), mode("label", "enforce")))
                .containsExactly("payments: label is enforce, was shadow");
        assertThat(StartKeys.changed(rows, mode("campaign", "off"), mode("campaign", "shadow")))
                .isEmpty();
    }

    private static Policy mode(String check, String mode) {
        return policy(check + ": {mode: " + mode + "}");
    }

    private static Policy policy(String checks) {
        return PolicyFile.parse("name: p\nchecks: {" + checks + "}", "policy");
    }
}
