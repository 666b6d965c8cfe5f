package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    @TempDir
    Path folder;

    @Test
    void theDefaultPolicyEnforcesEveryCheck() {
        // When
        Policy policy = PolicyFile.defaults();

        // Then
        assertThat(policy.id()).isEqualTo("default@1");
        assertThat(policy.streams()).isEmpty();
        CheckPolicies checks = policy.on("any");
        assertThat(checks.rate().on(Kind.RATING)).isEqualTo(Mode.ENFORCE);
        assertThat(checks.rate().on(Kind.OBSERVATION)).isEqualTo(Mode.OFF);
        assertThat(checks.time().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(checks.conflict().mode()).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void everyCheckOfEveryStreamHasItsMode() {
        // When
        Policy policy = PolicyFile.parse("""
                name: shop
                version: 7
                checks:
                  rate: {mode: enforce}
                  time: {mode: shadow}
                streams:
                  clicks:
                    rate: {mode: off}
                    conflict: {mode: shadow}
                """, "policy.yaml");

        // Then
        assertThat(policy.id()).isEqualTo("shop@7");
        assertThat(policy.on("ratings").rate().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(policy.on("ratings").time().mode()).isEqualTo(Mode.SHADOW);
        assertThat(policy.on("ratings").conflict().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(policy.on("clicks").rate().mode()).isEqualTo(Mode.OFF);
        assertThat(policy.on("clicks").conflict().mode()).isEqualTo(Mode.SHADOW);
    }

    @Test
    void aStreamLeavesOutWhatChecksSays() {
        // When
        Policy policy = PolicyFile.parse("""
                name: shop
                checks:
                  rate: {holdOneIn: 3000, noticeOneIn: 400}
                  time: {mode: shadow}
                streams:
                  clicks:
                    rate: {mode: shadow, noticeOneIn: 500}
                  views:
                """, "policy.yaml");

        // Then
        assertThat(policy.on("clicks").rate()).isEqualTo(new CheckPolicies.Rate(Mode.SHADOW, 3000, 500));
        assertThat(policy.on("clicks").time().mode()).isEqualTo(Mode.SHADOW);
        assertThat(policy.on("views")).isEqualTo(policy.checks());
    }

    @Test
    void aStreamIsCheckedTogetherWithWhatItLeavesOut() {
        assertThatThrownBy(() -> PolicyFile.parse("""
                        name: shop
                        checks: {rate: {holdOneIn: 1000}}
                        streams:
                          clicks:
                            rate: {noticeOneIn: 1001}
                        """, "policy.yaml"))
                .hasMessage("policy.yaml:5: streams.clicks.rate.noticeOneIn: 1001 is stricter than holding; "
                        + "allowed: at most holdOneIn, 1000");
        assertThatThrownBy(() -> PolicyFile.parse("""
                        name: shop
                        checks: {rate: {holdOneIn: 199}}
                        """, "policy.yaml"))
                .as("a number that nobody wrote")
                .hasMessage("policy.yaml:2: checks.rate.noticeOneIn: 200, which it is where it is left out, is"
                        + " stricter than holding; allowed: at most holdOneIn, 199");
        assertThat(PolicyFile.parse("name: shop\nchecks: {rate: {holdOneIn: 200}}\n", "policy.yaml"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "holdOneIn, 99, false", "holdOneIn, 100, true", "holdOneIn, 101, true",
        "holdOneIn, 999999, true", "holdOneIn, 1000000, true", "holdOneIn, 1000001, false",
        "noticeOneIn, 9, false", "noticeOneIn, 10, true", "noticeOneIn, 11, true"
    })
    void rangesIncludeTheirBounds(String key, String value, boolean allowed) {
        String other = key.equals("holdOneIn") ? "noticeOneIn: 50" : "holdOneIn: 1500";
        String yaml = "name: p\nchecks:\n  rate:\n    " + other + "\n    " + key + ": " + value + "\n";
        if (allowed) {
            assertThat(PolicyFile.parse(yaml, "p").name()).isEqualTo("p");
        } else {
            assertThatThrownBy(() -> PolicyFile.parse(yaml, "p"))
                    .hasMessageStartingWith("p:5: checks.rate." + key + ": " + value + " is out of range; allowed: ");
        }
    }

    @Test
    void aNameOfItsOwnIsNeeded() {
        assertThatThrownBy(() -> PolicyFile.parse("version: 2", "policy.yaml"))
                .hasMessageStartingWith("policy.yaml:1: name: is missing.");
        assertThatThrownBy(() -> PolicyFile.parse("version: 2\nname: default", "policy.yaml"))
                .hasMessage("policy.yaml:2: name: 'default' is the policy that ships with Weir; choose another name");
    }

    @Test
    void aModeThatIsNoneIsRefused() {
        assertThatThrownBy(() ->
                        PolicyFile.parse("name: p\nchecks:\n  rate: {mode: on}\n  tme: {mode: off}", "policy.yaml"))
                .hasMessage("""
                        policy.yaml:3: checks.rate.mode: 'on' is no choice here; allowed: enforce, shadow, off
                        policy.yaml:4: checks.tme: unknown key; did you mean 'time'? allowed: rate, time, conflict, campaign, profile, behavior, surge, company, label, feature, outlier, spending, signature, reviewed, source, sequence, reference""");
    }

    @Test
    void aStreamThatTheSettingsDoNotKnowIsRefused() throws IOException {
        // Given
        Path settings = Files.writeString(folder.resolve("weir.yaml"), """
                streams:
                  ratings: {kind: rating, fields: {actor: /a, time: order}}
                  clicks: {kind: feedback, fields: {actor: /a, time: order}}
                """);
        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                name: p
                streams:
                  clicks: {rate: {mode: off}}
                  rating: {rate: {mode: off}}
                """);

        // When, Then
        assertThatThrownBy(() -> PolicyFile.load(policy, SettingsFile.load(settings)))
                .hasMessage(policy + ":4: streams.rating: the settings have no such stream; did you mean 'ratings'? "
                        + "allowed: clicks, ratings");
        assertThat(PolicyFile.load(policy).streams()).containsOnlyKeys("clicks", "rating");
    }
}
