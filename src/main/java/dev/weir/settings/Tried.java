package dev.weir.settings;

import java.io.Serializable;
import java.time.Instant;

/** What a backtest said of a policy before it was published. It stands in the policy's text, so that whoever signs that signs this too. */
public record Tried(
        @Knob(
                doc =
                        "SHA-256 of the rules that were tried: of this text without `version`, `effectiveFrom`, `bypass`, `tried` and `untried`.",
                allowed = "64 hexadecimal digits")
        String policy,

        @Knob(
                doc = "The same of the policy that this one follows, with which it was compared.",
                allowed = "64 hexadecimal digits")
        String against,

        @Knob(doc = "SHA-256 of the report, `backtest.json`.", allowed = "64 hexadecimal digits")
        String report,

        @Knob(
                doc = "The time of the last event that was judged, at most 7 days before the policy is published.",
                allowed = "a time such as 2026-01-31T00:00:00Z")
        Instant until,

        @Knob(doc = "Events that both policies judged.", allowed = "0 or more")
        long events,

        @Knob(
                doc = "Events that are in the training set by the policy before, and not by this one.",
                allowed = "0 or more")
        long newlyKeptOut,

        @Knob(doc = "Events that are in it by this one, and not by the policy before.", allowed = "0 or more")
        long newlyLetIn,

        @Knob(doc = "Contributors of these events.", allowed = "0 or more")
        long contributors,

        @Knob(
                doc =
                        "Contributors that this policy shuts out and the one before does not: suspended or excluded in the end, or with more"
                                + " than half of their events kept out.",
                allowed = "0 or more, at most `contributors`")
        long newlyShutOut)
        implements Serializable {

    private static final String DIGEST = "[0-9a-f]{64}";

    public Tried {
        Checks made = new Checks();
        digest(made, "policy", policy);
        digest(made, "against", against);
        digest(made, "report", report);
        made.that(events >= 0, "events", events + " is out of range; allowed: 0 or more")
                .that(newlyKeptOut >= 0, "newlyKeptOut", newlyKeptOut + " is out of range; allowed: 0 or more")
                .that(newlyLetIn >= 0, "newlyLetIn", newlyLetIn + " is out of range; allowed: 0 or more")
                .that(contributors >= 0, "contributors", contributors + " is out of range; allowed: 0 or more")
                .that(
                        newlyShutOut >= 0 && newlyShutOut <= contributors,
                        "newlyShutOut",
                        newlyShutOut + " is out of range; allowed: 0 to contributors, " + contributors)
                .done();
    }

    private static void digest(Checks checks, String key, String value) {
        checks.that(value.matches(DIGEST), key, "'" + value + "' is no digest; allowed: 64 hexadecimal digits");
    }

    /** Whether it was of the rules of a policy's text. */
    public boolean isOf(String text) {
        return policy.equals(RulesDigest.of(text));
    }

    /** Whether it compared with the rules of a policy's text. */
    public boolean isAgainst(String text) {
        return against.equals(RulesDigest.of(text));
    }

    /** As a value on one line of YAML. */
    public String yaml() {
        return "{policy: " + policy + ", against: " + against + ", report: " + report + ", until: " + until
                + ", events: " + events + ", newlyKeptOut: " + newlyKeptOut + ", newlyLetIn: " + newlyLetIn
                + ", contributors: " + contributors + ", newlyShutOut: " + newlyShutOut + "}";
    }
}
