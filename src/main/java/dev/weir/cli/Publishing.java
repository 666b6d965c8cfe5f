package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.policy.PolicyGate;
import dev.weir.policy.SignedPolicy;
import dev.weir.policy.StartKeys;
import dev.weir.publish.PolicyHistory;
import dev.weir.publish.PolicyProposal;
import dev.weir.publish.PolicyTopic;
import dev.weir.publish.Statement;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyChange;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.sign.Jws;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Signs a policy, says what it changes, and sends it, where it would count. */
record Publishing(CommandSpec spec, Settings settings, PublishOptions options, PolicyHistory history, Clock clock) {

    /** Publishes a text that was tried, or says why not; returns the exit status. */
    int publish(String text, TrialOptions trial) throws IOException {
        PrivateKey key = options.key(spec);
        Reviewer signer = options.reviewer(spec, settings, key);
        Policy policy = PolicyFile.parse(text, "policy", settings);
        boolean canCount = signer.role().mayPublish()
                && policy.version() > history.series().newest().version();
        String stated = canCount ? new Trying(spec, settings, trial, options, history, clock).stated(text) : text;
        return stated == null ? Failures.FAILED : sign(stated, signer, key);
    }

    /** Publishes a text that leaves streams alone for a time, which takes no backtest; returns the exit status. */
    int bypass(String text) throws IOException {
        PrivateKey key = options.key(spec);
        String plain = Statement.none(text, PolicyFile.parse(text, "policy", settings));
        return sign(plain, options.reviewer(spec, settings, key), key);
    }

    private int sign(String text, Reviewer signer, PrivateKey key) throws IOException {
        return send(new SignedPolicy(
                PolicyFile.parse(text, "policy", settings).id(),
                text,
                Jws.sign(text.getBytes(UTF_8), signer.name(), key),
                "",
                clock.millis(),
                "policy"));
    }

    /** Signs what somebody else proposed, and publishes it; returns the exit status. */
    int approve(Path file) throws IOException {
        SignedPolicy first = new BadUsage(spec)
                .read(file, proposal -> PolicyProposal.read(Files.readAllBytes(proposal), proposal.toString()));
        PrivateKey key = options.key(spec);
        String signer = options.reviewer(spec, settings, key).name();
        return send(new SignedPolicy(
                first.key(),
                first.text(),
                first.signature(),
                Jws.sign(first.text().getBytes(UTF_8), signer, key),
                clock.millis(),
                "policy"));
    }

    private int send(SignedPolicy record) throws IOException {
        Policy policy = PolicyFile.parse(record.text(), "policy", settings);
        Policy before = history.series().newest();
        List<PolicyChange> changes = PolicyChange.between(before, policy, settings.streamNames());
        PrintWriter out = spec.commandLine().getOut();
        if (!options.json()) {
            changes.forEach(out::println);
            Stream.of(Statement.words(policy)).filter(words -> !words.isEmpty()).forEach(out::println);
        }
        Path propose = options.propose();
        PolicyGate gate = PolicyPlace.gate(settings);
        String refusal = history.refusal(record, propose == null ? gate : gate.forProposals());
        refusal = refusal == null ? waits(policy) : refusal;
        if (refusal != null) {
            spec.commandLine().getErr().println("weir: refused: " + refusal);
            return Failures.FAILED;
        }
        history.entries().stream()
                .filter(entry -> history.state(entry, clock.millis()) == PolicyHistory.State.SCHEDULED)
                .forEach(entry -> spec.commandLine()
                        .getErr()
                        .println("weir: " + entry.record().key()
                                + " is scheduled and will not come into force: publish it"
                                + " again, with a higher version"));
        String done = "nothing was sent: this was a dry run";
        if (propose != null) {
            Files.write(propose, PolicyProposal.bytes(record));
            done = "signed; nothing is sent until somebody else approves " + propose;
        } else if (!options.dryRun()) {
            new PolicyTopic(settings).publish(record);
            done = "published " + policy.id() + " to topic " + settings.policiesTopic() + holds(policy);
        }
        say(out, policy, changes, done);
        return 0;
    }

    private @Nullable String waits(Policy policy) {
        List<String> changed = StartKeys.changed(settings, history.inForce(clock.millis()), policy);
        return changed.isEmpty() || options.atRestart()
                ? null
                : "only a restart of the job can change this: " + String.join("; ", changed)
                        + ". Publish it with --at-restart, and restart the job";
    }

    private String holds(Policy policy) {
        Instant from = policy.effectiveFrom();
        return from == null || from.isBefore(clock.instant())
                ? ": it holds for what arrives from now on"
                : ": it holds for what arrives from " + from + " on";
    }

    private void say(PrintWriter out, Policy policy, List<PolicyChange> changes, String done) throws IOException {
        if (!options.json()) {
            out.println(done);
            return;
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("policy", policy.id());
        content.put("changes", PolicyListing.changes(changes));
        content.put("statement", Statement.words(policy));
        content.put("sent", options.propose() == null && !options.dryRun());
        JsonOutput.print(out, content);
    }
}
