package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.index.Proposals;
import dev.weir.index.Proposed;
import dev.weir.policy.Rules;
import dev.weir.policy.SignedPolicy;
import dev.weir.publish.PolicyHistory;
import dev.weir.publish.PolicyProposal;
import dev.weir.publish.Statement;
import dev.weir.settings.Mode;
import dev.weir.settings.Modes;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyChange;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsException;
import dev.weir.settings.Tried;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of the policies: what holds, and for leads and admins, to check a new one, to try it, and to publish it. */
final class Policies {

    private final Settings settings;
    private final Publishing publishing;
    private final Tryouts tryouts;
    private final Proposals proposals;

    Policies(Settings settings, Publishing publishing, Tryouts tryouts, Proposals proposals) {
        this.settings = settings;
        this.publishing = publishing;
        this.tryouts = tryouts;
        this.proposals = proposals;
    }

    Reply page(Ask ask) {
        PolicyHistory history = publishing.history();
        String id = history.inForce(ask.now().toEpochMilli()).id();
        try {
            return Reply.page(PolicyPage.html(
                    ask,
                    history,
                    modes(history, ask.now()),
                    history.text(id, settings).orElse(""),
                    publishing.followed(history),
                    waiting(ask, history),
                    tryouts.last().map(tryout -> seen(history, tryout)).orElse(null)));
        } catch (IOException e) {
            throw Refusal.conflict("The policy file cannot be read: " + e.getMessage());
        }
    }

    private Map<String, Map<String, Mode>> modes(PolicyHistory history, Instant now) {
        Rules rules = history.series().timeline().at(now.toEpochMilli());
        Map<String, Map<String, Mode>> modes = new LinkedHashMap<>();
        settings.streams()
                .forEach((name, stream) -> modes.put(name, Modes.of(rules.on(name, stream.kind()), stream.kind())));
        return modes;
    }

    /** What is wrong with a text, or what it changes and how it is published. */
    Reply check(Ask ask) {
        may(ask.who());
        String text = text(ask);
        PolicyHistory history = publishing.history();
        Policy policy;
        try {
            policy = PolicyFile.parse(text, "policy", settings);
        } catch (SettingsException e) {
            return Reply.fragment(PolicyPanel.problems(text, e.problems()));
        }
        return Reply.fragment(PolicyPanel.checked(
                ask,
                text,
                history.series().newest(),
                policy,
                settings.streamNames(),
                publishing.atRestart(history, policy, ask.now())));
    }

    /** Begins a backtest, or takes the report of one. */
    Reply tryIt(Ask ask) {
        may(ask.who());
        String text = text(ask);
        try {
            PolicyFile.parse(text, "policy", settings);
        } catch (SettingsException e) {
            return Reply.fragment(PolicyPanel.problems(text, e.problems()));
        }
        PolicyHistory history = publishing.history();
        String report = ask.form("report").strip();
        Tryout tryout = report.isEmpty()
                ? tryouts.begin(
                        new Tryouts.Pair(history.series().newest(), publishing.followed(history), text),
                        ask.who().name(),
                        PolicyForm.over(ask.form("over")),
                        ask.now())
                // As `weir backtest` wrote it: a browser sends other line ends, and the digest is of the bytes.
                : tryouts.take(
                        text,
                        (report.replace("\r\n", "\n") + "\n").getBytes(UTF_8),
                        ask.who().name(),
                        ask.now());
        return Reply.fragment(PolicyPanel.tryout(ask, seen(history, tryout)));
    }

    /** How far the backtest is, or what it says. */
    Reply tryout(Ask ask) {
        may(ask.who());
        Tryout tryout =
                tryouts.last().orElseThrow(() -> Refusal.missing("Nothing was tried since the console started."));
        return Reply.fragment(PolicyPanel.tryout(ask, seen(publishing.history(), tryout)));
    }

    /** Publishes what was tried, or a text with a reason, or one that takes neither. */
    Reply publish(Ask ask) {
        may(ask.who());
        PolicyHistory history = publishing.history();
        String text = stated(ask, history);
        Publishing.Outcome outcome = publishing.publish(ask.who(), history, text, ask.now());
        tryouts.forget(ask.form("tryout"));
        return Reply.fragment(PolicyPanel.ended(outcome, publishing.parsed(text)));
    }

    /** Approves a policy that waits for a second person, declines it, or takes it back. */
    Reply second(Ask ask) {
        may(ask.who());
        Proposed one = proposals
                .find(ask.form("id"), ask.now())
                .filter(found -> found.isPolicy() && found.ending() == null)
                .orElseThrow(() -> Refusal.missing("This proposal is not there any more. It may have expired."));
        String comment = Deciding.comment(ask);
        boolean own = one.reviewer().equals(ask.who().name());
        switch (ask.form("do")) {
            case "approve" -> {
                if (own) {
                    throw Refusal.forbidden("This is your own proposal. Somebody else approves it.");
                }
                publishing.approve(ask.who(), publishing.history(), one, comment, ask.now());
            }
            case "decline" -> {
                if (!own && comment.isEmpty()) {
                    throw Refusal.wrong("Say why you decline: its proposer reads it.");
                }
                publishing.end(ask.who(), one, own ? Proposed.Ending.WITHDRAWN : Proposed.Ending.DECLINED, comment);
            }
            default -> throw Refusal.wrong("'" + ask.form("do") + "' is not known.");
        }
        return Reply.redirect(Route.POLICY.path());
    }

    private String stated(Ask ask, PolicyHistory history) {
        String id = ask.form("tryout");
        String text = text(ask);
        String reason = ask.form("reason").strip();
        try {
            if (!id.isEmpty()) {
                Tryout tryout = tryouts.last()
                        .filter(known -> known.id().equals(id))
                        .orElseThrow(() ->
                                Refusal.conflict("Something else was tried since. Look at that, or try it again."));
                Tried tried = tryout.tried(ask.now());
                if (!tried.isAgainst(publishing.followed(history))) {
                    throw Refusal.conflict("The backtest compares it with another policy than the one that it follows, "
                            + history.series().newest().id() + ". Try it again.");
                }
                return Statement.tried(tryout.text(), tried);
            }
            Policy policy = publishing.parsed(text);
            if (!reason.isEmpty()) {
                return Statement.untried(text, reason);
            }
            if (Statement.isAsked(history.series().newest(), policy, settings.streamNames())) {
                throw Refusal.wrong(
                        "It changes what becomes of events. Try it first, or say why it is published untried.");
            }
            return Statement.none(text, policy);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong("It cannot be published from here: " + e.getMessage() + '.');
        }
    }

    private PolicyPanel.Seen seen(PolicyHistory history, Tryout tryout) {
        if (tryout.state() != Tryout.State.DONE) {
            return new PolicyPanel.Seen(tryout, List.of(), List.of());
        }
        Policy policy = publishing.parsed(tryout.text());
        List<String> two;
        try {
            two = publishing.takesTwo(history, Statement.tried(tryout.text(), tryout.tried(tryout.began())));
        } catch (IllegalArgumentException e) {
            two = List.of();
        }
        return new PolicyPanel.Seen(
                tryout, PolicyChange.between(history.series().newest(), policy, settings.streamNames()), two);
    }

    private List<PolicySecond.Waiting> waiting(Ask ask, PolicyHistory history) {
        return proposals.list(ask.now()).stream()
                .filter(one -> one.isPolicy() && one.ending() == null)
                .map(one -> waiting(one, history))
                .toList();
    }

    private PolicySecond.Waiting waiting(Proposed one, PolicyHistory history) {
        SignedPolicy record = PolicyProposal.read(one.bytes(), "the proposal");
        Policy policy = publishing.parsed(record.text());
        return new PolicySecond.Waiting(
                one,
                record,
                policy,
                PolicyChange.between(history.series().newest(), policy, settings.streamNames()),
                publishing.takesTwo(history, record.text()));
    }

    private static String text(Ask ask) {
        return ask.form("text").replace("\r\n", "\n");
    }

    private static void may(Visitor visitor) {
        if (!visitor.role().mayPublish()) {
            throw Refusal.forbidden("The role " + DecisionTable.words(visitor.role()) + " may not publish policies.");
        }
        if (visitor.signing() == Visitor.Signing.NO_KEY) {
            throw Refusal.forbidden(
                    "The console has no private key for " + visitor.name() + ", so it cannot sign a policy.");
        }
    }
}
