package dev.weir.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Code;
import dev.weir.settings.FourEyes;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsException;
import dev.weir.settings.Tried;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Signers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a record of the policies topic pass as a policy, or says why not. A pure function; not for several threads. */
public final class PolicyGate {

    /** How far ahead a policy may be published: who planned it must still know of it. */
    static final Duration MOST_AHEAD = Duration.ofDays(90);

    private final Settings settings;
    private final Signers signers;
    private final Set<FourEyes> fourEyes;

    /**
     * @param settings the deployment's
     * @param reviewers who may publish
     */
    public PolicyGate(Settings settings, Reviewers reviewers) {
        this(settings, new Signers(reviewers), settings.review().fourEyes());
    }

    private PolicyGate(Settings settings, Signers signers, Set<FourEyes> fourEyes) {
        this.settings = settings;
        this.signers = signers;
        this.fourEyes = fourEyes;
    }

    /** The same but that it asks for no second person: what must hold of a policy before one is asked. */
    public PolicyGate forProposals() {
        return new PolicyGate(settings, signers, Set.of());
    }

    /**
     * What the gate makes of a record.
     *
     * @param policy the policy, or null: it does not count
     * @param refusal why not; empty where it counts
     * @param by who signed it, first and second
     */
    public record Checked(@Nullable Policy policy, String refusal, List<String> by) {}

    /**
     * Checks one record.
     *
     * @param before the policy that it would follow
     * @param text that one's text, or null where it was not published
     */
    public Checked check(SignedPolicy record, Policy before, @Nullable String text) {
        if (record.signature().isEmpty()) {
            return refused("it is not signed: header " + SignedPolicy.SIGNATURE + " is missing");
        }
        byte[] value = record.text().getBytes(UTF_8);
        Signers.Signed first = signers.of(value, record.signature().getBytes(UTF_8), "its signature");
        String problem = problem(first, record.appended());
        if (problem != null || first.by() == null) {
            return refused(String.valueOf(problem));
        }
        Policy policy;
        try {
            policy = PolicyFile.parse(record.text(), "policy", settings);
        } catch (SettingsException e) {
            return refused(
                    "it is no policy for this deployment: " + e.problems().get(0));
        }
        if (!record.key().equals(policy.id())) {
            return refused("its record's key is not what it is, '" + policy.id() + "'");
        }
        Instant from = policy.effectiveFrom();
        Instant latest = Instant.ofEpochMilli(record.appended()).plus(MOST_AHEAD);
        if (from != null && from.isAfter(latest)) {
            return refused("it would hold from " + from + " on; allowed: within " + MOST_AHEAD.toDays()
                    + " days, until " + latest);
        }
        Tried tried = policy.tried();
        String untrue = tried == null ? null : Trial.problem(tried, record.text(), text, record.appended());
        return untrue == null ? second(record, value, policy, before, first.by().name()) : refused(untrue);
    }

    /** Why a policy takes a second person; none: it does not. */
    public List<String> takesTwo(Policy before, Policy policy) {
        return fourEyes.contains(FourEyes.POLICY) ? TakesTwo.why(settings, before, policy) : List.of();
    }

    private Checked second(SignedPolicy record, byte[] value, Policy policy, Policy before, String first) {
        if (record.second().isEmpty()) {
            List<String> more = takesTwo(before, policy);
            return more.isEmpty()
                    ? new Checked(policy, "", List.of(first))
                    : refused("more could be excluded by it (" + String.join("; ", more)
                            + "), and that takes a second person (review.fourEyes: " + Code.of(FourEyes.POLICY)
                            + "); propose it, and have another one approve it");
        }
        Signers.Signed second = signers.of(value, record.second().getBytes(UTF_8), "its second signature");
        String problem = problem(second, record.appended());
        if (problem != null || second.by() == null) {
            return refused(String.valueOf(problem));
        }
        return second.by().name().equals(first)
                ? refused("'" + first + "' signed it twice; the second person must be another one")
                : new Checked(policy, "", List.of(first, second.by().name()));
    }

    private static @Nullable String problem(Signers.Signed signed, long appended) {
        Reviewer by = signed.by();
        if (by == null) {
            return signed.problem();
        }
        if (!by.isValidAt(appended)) {
            return "the entry of '" + by.name() + "' in the reviewers' file ended at " + by.until();
        }
        return by.role().mayPublish()
                ? null
                : "'" + by.name() + "' is " + Code.of(by.role())
                        + ", who may not publish policies; allowed: lead, admin";
    }

    private static Checked refused(String sentence) {
        return new Checked(null, sentence, List.of());
    }
}
