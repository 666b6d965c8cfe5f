package dev.weir.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.sdk.Base64Url;
import dev.weir.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewersTest {

    private static final String KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    @TempDir
    Path dir;

    @Test
    void theFileSaysWhoMayDecide() throws Exception {
        // Given
        String other = PublicKeys.text(KeyFile.generate().getPublic());

        // When
        Reviewers read = read("""
                reviewers:
                  - {name: ana, role: analyst, key: %s, until: 2026-01-31T00:00:00Z}
                  - name: ana
                    role: lead
                    key: %s
                """.formatted(KEY, other));

        // Then
        assertThat(read.named("ana"))
                .containsExactly(
                        new Reviewer("ana", Role.ANALYST, KEY, Instant.parse("2026-01-31T00:00:00Z")),
                        new Reviewer("ana", Role.LEAD, other, null));
        assertThat(read.named("bob")).isEmpty();
        assertThat(InstantiationUtil.clone(read)).isEqualTo(read);
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("""
                        reviewers:
                          - name: ana maria
                            role: boss
                            key: short
                          - nam: bob
                            role: lead
                            key: %s
                          - {name: eve, role: leed, key: %s, until: tomorrow}
                        """.formatted(KEY, KEY)))
                .isInstanceOf(SettingsException.class)
                .satisfies(failure -> assertThat(((SettingsException) failure).problems())
                        .satisfiesExactly(
                                one -> assertThat(one)
                                        .contains("reviewers.yaml:3: reviewers[0].role: 'boss' is no choice here")
                                        .endsWith("allowed: clock, viewer, analyst, lead, admin"),
                                two -> assertThat(two)
                                        .contains(":5: reviewers[1].nam: unknown key; did you mean 'name'? allowed:"
                                                + " name, role, key, until"),
                                three -> assertThat(three)
                                        .contains(":8: reviewers[2].role: 'leed'", "did you mean 'lead'"),
                                four -> assertThat(four).contains(":8: reviewers[2].until: 'tomorrow' is no time")));
    }

    @Test
    void aNameAndAKeyAreRefusedWhereTheyStand() {
        assertThatThrownBy(() -> read("""
                        reviewers:
                          - name: ana maria
                            role: lead
                            key: %s
                        """.formatted(KEY.replace('1', '+'))))
                .hasMessageContaining(":2: reviewers[0].name: 'ana maria' is no reviewer's name; allowed: 1 to 60 of")
                .hasMessageContaining(":4: reviewers[0].key: '++qY")
                .hasMessageContaining("allowed: the 43 characters that `weir keys generate` prints");
    }

    @Test
    void aKeyBelongsToOneEntry() {
        assertThatThrownBy(() -> read("""
                        reviewers:
                          - {name: ana, role: analyst, key: %s}
                          - {name: eve, role: lead, key: %s}
                        """.formatted(KEY, KEY)))
                .hasMessageContaining("reviewers.yaml:1: reviewers: the key of 'eve' is also that of 'ana'");
    }

    @Test
    void aTextOfTheRightLengthThatIsNoKeyIsRefused() {
        // Given: 32 bytes that are no point of the curve: y = 2 (RFC 8032, section 5.1.3)
        byte[] two = new byte[32];
        two[0] = 2;

        // When, Then
        assertThat(PublicKeys.isKey(Base64Url.text(two))).isFalse();
        assertThat(PublicKeys.isKey(Base64Url.text(new byte[31]))).isFalse();
        assertThat(PublicKeys.isKey(Base64Url.text(new byte[33]))).isFalse();
        assertThat(PublicKeys.isKey(KEY)).isTrue();
    }

    @Test
    void anEntryEndsAtItsTime() {
        Reviewer ana = new Reviewer("ana", Role.ANALYST, KEY, Instant.ofEpochMilli(1_000));

        assertThat(ana.isValidAt(999)).isTrue();
        assertThat(ana.isValidAt(1_000)).isFalse();
        assertThat(ana.isValidAt(1_001)).isFalse();
        assertThat(new Reviewer("ana", Role.ANALYST, KEY, null).isValidAt(Long.MAX_VALUE))
                .isTrue();
    }

    @Test
    void eachRoleMayWhatTheOneBeforeItMay() {
        assertThat(allowed(Role.VIEWER)).isEmpty();
        assertThat(allowed(Role.CLOCK)).containsExactly(Decision.Action.RELEASE);
        assertThat(allowed(Role.ANALYST))
                .containsExactly(
                        Decision.Action.RELEASE,
                        Decision.Action.REJECT,
                        Decision.Action.EXCLUDE,
                        Decision.Action.CLEAR,
                        Decision.Action.UNDO,
                        Decision.Action.ASSESS,
                        Decision.Action.RELABEL);
        assertThat(allowed(Role.LEAD))
                .doesNotContain(Decision.Action.ERASE)
                .hasSize(Decision.Action.values().length - 1);
        assertThat(allowed(Role.ADMIN)).containsExactly(Decision.Action.values());
    }

    @Test
    void theClockReleasesAtDeadlinesOnlyAndTakesNothingBack() {
        for (Decision.Reason reason : Decision.Reason.values()) {
            assertThat(Role.CLOCK.may(Decision.Action.RELEASE, reason))
                    .as("%s", reason)
                    .isEqualTo(reason == Decision.Reason.DEADLINE);
            assertThat(Role.CLOCK.may(Decision.Action.REJECT, reason)).isFalse();
            assertThat(Role.ANALYST.may(Decision.Action.RELEASE, reason)).isTrue();
        }
        assertThat(reviewer(Role.CLOCK).mayUndo("ana")).isFalse();
        assertThat(Role.CLOCK.reach()).isEqualTo(Instruction.Reach.OWN);
        assertThat(Role.allowed(Decision.Action.RELEASE)).isEqualTo("analyst, lead, admin");
    }

    @Test
    void anAnalystUndoesTheirOwnDecisionsOnlyAndALeadAnybodys() {
        assertThat(reviewer(Role.VIEWER).mayUndo("ana")).isFalse();
        assertThat(reviewer(Role.ANALYST).mayUndo("ana")).isTrue();
        assertThat(reviewer(Role.ANALYST).mayUndo("bob")).isFalse();
        assertThat(reviewer(Role.LEAD).mayUndo("bob")).isTrue();
        assertThat(reviewer(Role.ADMIN).mayUndo("bob")).isTrue();
    }

    private static Decision.Action[] allowed(Role role) {
        return Arrays.stream(Decision.Action.values()).filter(role::may).toArray(Decision.Action[]::new);
    }

    private static Reviewer reviewer(Role role) {
        return new Reviewer("ana", role, KEY, null);
    }

    private Reviewers read(String text) throws IOException {
        return Reviewers.load(Files.writeString(dir.resolve("reviewers.yaml"), text));
    }
}
