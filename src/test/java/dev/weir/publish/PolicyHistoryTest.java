package dev.weir.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.policy.PolicyGate;
import dev.weir.policy.SignedPolicies;
import dev.weir.policy.SignedPolicy;
import dev.weir.settings.PolicyFile;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever publishes, in the shell or the console, is told the same of what would not count. */
class PolicyHistoryTest {

    private static final Signer LEA = Signer.of("lea", Role.LEAD);

    private final PolicyGate gate = new PolicyGate(TestSettings.ratings(), new Reviewers(List.of(LEA.reviewer())));
    private final SignedPolicy second = SignedPolicies.of(LEA, "name: shop\nversion: 2\n", Events.NOON);
    private final PolicyHistory history =
            PolicyHistory.of(List.of(second), PolicyFile.defaults(), gate, List.of("ratings"));

    @Test
    void whatIsPublishedIsNotPublishedAgain() {
        assertThat(history.refusal(second, gate))
                .isEqualTo("it is published already, or older than what is kept; raise its version");
    }

    @Test
    void anotherOfThatVersionIsRefusedAndAHigherOneIsNot() {
        assertThat(history.refusal(SignedPolicies.of(LEA, "name: other\nversion: 2\n", Events.NOON), gate))
                .contains("version 2 is not above the one published last, shop@2");
        assertThat(history.refusal(SignedPolicies.of(LEA, "name: shop\nversion: 3\n", Events.NOON), gate))
                .isNull();
    }
}
