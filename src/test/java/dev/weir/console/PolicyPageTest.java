package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.policy.PolicyGate;
import dev.weir.policy.SignedPolicies;
import dev.weir.policy.SignedPolicy;
import dev.weir.publish.PolicyHistory;
import dev.weir.settings.Mode;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyPageTest {

    private static final Signer LEA = Signer.of("lea", Role.LEAD);
    private static final Instant NOON = Instant.ofEpochMilli(Events.NOON);

    @Test
    void itShowsWhatHoldsWhatDidAndWhatDoesNotCount() {
        // Given
        List<SignedPolicy> records = List.of(
                SignedPolicies.of(LEA, "name: shop\nversion: 2\n", Events.NOON - 2_000),
                SignedPolicies.of(
                        LEA,
                        "name: shop\nversion: 3\nchecks: {time: {mode: shadow}}\n# <script>no</script>\n",
                        Events.NOON - 1_000),
                SignedPolicies.of(Signer.of("eve", Role.ADMIN), "name: evil\nversion: 4\n", Events.NOON - 500),
                SignedPolicies.of(
                        LEA, "name: shop\nversion: 5\neffectiveFrom: " + NOON.plusSeconds(60) + "\n", Events.NOON));

        // When
        String html = PolicyPage.html(
                Asked.form(NOON, Role.VIEWER),
                history(records),
                Map.of("ratings", Map.of("time", Mode.SHADOW)),
                records.get(1).text(),
                "name: shop\nversion: 5\n",
                List.of(),
                null);

        // Then
        assertThat(html)
                .contains("<th>ratings</th>", "<td>time</td><td><span class=\"tag warn\">shadow</span>")
                .contains("shop@3", "streams.ratings.time.mode: enforce -&gt; shadow")
                .contains(">in force<", ">past<", ">refused<", ">scheduled<")
                .contains("&#x27;eve&#x27;, who is not in the reviewers", "&lt;script&gt;no")
                .doesNotContain("<script>no");
    }

    @Test
    void whereNothingIsPublishedItSaysHow() {
        assertThat(PolicyPage.html(
                        Asked.form(NOON, Role.VIEWER),
                        history(List.of()),
                        Map.of(),
                        "",
                        "name: shadow\n",
                        List.of(),
                        null))
                .contains("every check runs in shadow", "weir policy publish");
    }

    private static PolicyHistory history(List<SignedPolicy> records) {
        Settings settings = TestSettings.ratings();
        return PolicyHistory.of(
                records,
                PolicyFile.defaults(),
                new PolicyGate(settings, new Reviewers(List.of(LEA.reviewer()))),
                settings.streamNames());
    }
}
