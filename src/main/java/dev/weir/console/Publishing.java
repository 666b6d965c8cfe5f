package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.index.Proposals;
import dev.weir.index.Proposed;
import dev.weir.policy.PolicyGate;
import dev.weir.policy.SignedPolicy;
import dev.weir.policy.StartKeys;
import dev.weir.policy.Unpublished;
import dev.weir.publish.PolicyHistory;
import dev.weir.publish.PolicyProposal;
import dev.weir.publish.PolicyTopic;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsException;
import dev.weir.sign.Jws;
import dev.weir.sign.Reviewers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs a policy with the key of whoever is there, and sends it where it counts; where it takes two, keeps it for the second. */
final class Publishing {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    /** How long a policy waits for a second person: less than its backtest may be old. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final Settings settings;
    private final PolicyGate gate;
    private final KeyFolder keys;
    private final Proposals proposals;

    Publishing(Settings settings, Reviewers reviewers, KeyFolder keys, Proposals proposals) {
        this.settings = settings;
        this.gate = new PolicyGate(settings, reviewers);
        this.keys = keys;
        this.proposals = proposals;
    }

    /** What became of it. */
    enum Outcome {
        /** It holds, or will from its moment on. */
        PUBLISHED,
        /** It waits for a second person. */
        PROPOSED
    }

    /**
     * All that was published, read from the topic each time: a page that shows a policy of a while ago would be wrong where it matters.
     *
     * @throws Refusal when it cannot be read
     */
    PolicyHistory history() {
        try {
            return PolicyHistory.of(
                    new PolicyTopic(settings).all(), Unpublished.of(settings), gate, settings.streamNames());
        } catch (UncheckedIOException | SettingsException e) {
            throw Refusal.conflict("The policies cannot be read: " + e.getMessage());
        }
    }

    /** The text of the policy that the next one follows. */
    String followed(PolicyHistory history) {
        try {
            return history.followed(settings);
        } catch (IOException e) {
            throw Refusal.conflict("The policy file cannot be read: " + e.getMessage());
        }
    }

    /** Why a policy takes a second person; none: it does not. */
    List<String> takesTwo(PolicyHistory history, String text) {
        return gate.takesTwo(history.series().newest(), parsed(text));
    }

    /**
     * Reads a policy for this deployment.
     *
     * @throws Refusal with its problems
     */
    Policy parsed(String text) {
        try {
            return PolicyFile.parse(text, "policy", settings);
        } catch (SettingsException e) {
            throw Refusal.wrong(String.join(" ", e.problems()));
        }
    }

    /** What only a restart of the job can change, of what a policy changes. */
    List<String> atRestart(PolicyHistory history, Policy policy, Instant now) {
        return StartKeys.changed(settings, history.inForce(now.toEpochMilli()), policy);
    }

    /**
     * Signs a text, and sends or keeps it.
     *
     * @throws Refusal when it would not count
     */
    Outcome publish(Visitor who, PolicyHistory history, String text, Instant now) {
        Policy policy = parsed(text);
        SignedPolicy record =
                new SignedPolicy(policy.id(), text, signature(who, text), "", now.toEpochMilli(), "the console");
        counts(history, record, gate.forProposals());
        List<String> restart = atRestart(history, policy, now);
        if (!restart.isEmpty()) {
            throw Refusal.conflict("Only a restart of the job can change this: " + String.join("; ", restart)
                    + ". Publish it in a shell, with --at-restart.");
        }
        if (!takesTwo(history, text).isEmpty()) {
            proposals.add(
                    Proposed.POLICY + UUID.randomUUID(),
                    who.name(),
                    now.plus(PATIENCE),
                    PolicyProposal.bytes(record),
                    now);
            LOG.info("{} proposed policy {}", who.name(), policy.id());
            return Outcome.PROPOSED;
        }
        send(record);
        LOG.info("{} published policy {}", who.name(), policy.id());
        return Outcome.PUBLISHED;
    }

    /**
     * Signs what somebody else signed, and sends it.
     *
     * @throws Refusal when it would not count, or does not wait any more
     */
    void approve(Visitor who, PolicyHistory history, Proposed one, String comment, Instant now) {
        SignedPolicy first = PolicyProposal.read(one.bytes(), "the proposal");
        SignedPolicy both = new SignedPolicy(
                first.key(),
                first.text(),
                first.signature(),
                signature(who, first.text()),
                now.toEpochMilli(),
                "the console");
        counts(history, both, gate);
        end(who, one, Proposed.Ending.APPROVED, comment);
        try {
            send(both);
        } catch (RuntimeException e) { // Whatever it is: what was not sent is not approved.
            proposals.reopen(one.id());
            throw e;
        }
        LOG.info("{} approved policy {} of {}", who.name(), first.key(), one.reviewer());
    }

    /** Ends a proposal without sending it. */
    void end(Visitor who, Proposed one, Proposed.Ending ending, String comment) {
        if (!proposals.end(one.id(), ending, who.name(), comment)) {
            throw Refusal.conflict("Somebody else ended this proposal before you.");
        }
    }

    private String signature(Visitor who, String text) {
        return Jws.sign(text.getBytes(UTF_8), who.name(), keys.of(who.name()));
    }

    private static void counts(PolicyHistory history, SignedPolicy record, PolicyGate by) {
        String refusal = history.refusal(record, by);
        if (refusal != null) {
            throw Refusal.conflict("It would not count: " + refusal + '.');
        }
    }

    private void send(SignedPolicy record) {
        try {
            new PolicyTopic(settings).publish(record);
        } catch (IOException e) {
            throw Refusal.conflict("Nothing was sent: " + e.getMessage());
        }
    }
}
