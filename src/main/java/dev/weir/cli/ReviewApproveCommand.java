package dev.weir.cli;

import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Preview;
import dev.weir.review.Proposal;
import dev.weir.review.ProposalJson;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir review approve}: the second person signs what the first one proposed, and sends it. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Signs what another reviewer signed with --propose, and sends it: the same bytes.",
            "Says first what it would change by now, and whether that is what its proposer saw."
        },
        footer = {
            "",
            "Example:",
            "  weir review approve proposal.json --settings weir.yaml --as bob --key bob.pem --dry-run"
        })
final class ReviewApproveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReviewPlace place;

    @Mixin
    private SigningOptions options;

    @Parameters(paramLabel = "FILE", description = "What --propose wrote.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        Settings settings = place.load();
        PrivateKey key = options.key(spec);
        Reviewer by = options.reviewer(spec, settings, key);
        byte[] bytes = new BadUsage(spec).read(file, Files::readAllBytes);
        Proposal proposal = new BadUsage(spec).allowed(() -> ProposalJson.read(bytes));
        return place.read(settings, spec.commandLine().getErr(), index -> {
            try {
                return approve(new Desk(settings, index, Clock.systemUTC()), proposal, by, key);
            } catch (IllegalArgumentException e) {
                return Sending.refused(spec, e);
            }
        });
    }

    private int approve(Desk desk, Proposal proposal, Reviewer by, PrivateKey key) throws IOException {
        Act act = proposal.act();
        Preview preview = desk.preview(proposal);
        Sending sending = new Sending(spec, options, Map.of());
        if (!options.json()) {
            spec.commandLine()
                    .getOut()
                    .println("proposed by " + proposal.first().reviewer() + ", expires " + proposal.expires() + ": "
                            + terms(proposal.first()));
        }
        sending.say(act, preview);
        if (!options.json() && !Proposal.Effect.of(preview).equals(proposal.effect())) {
            Proposal.Effect then = proposal.effect();
            spec.commandLine()
                    .getOut()
                    .println("this has changed since it was signed: then it took back "
                            + DecidingText.number(then.retracts()) + ", brought back "
                            + DecidingText.number(then.returns()) + " and released "
                            + DecidingText.number(then.releases()));
        }
        return options.dryRun()
                ? sending.dry(act, preview)
                : sending.sent(desk, act, preview, desk.approve(proposal, by, key));
    }

    /** What the numbers do not say of what is signed. */
    private static String terms(Decision first) {
        return Code.of(first.reason())
                + (first.comment().isEmpty() ? "" : ", \"" + StoryText.shown(first.comment()) + '"')
                + (first.streams().isEmpty() ? "" : ", on " + StoryText.shown(String.join(", ", first.streams())))
                + (first.since() == Long.MIN_VALUE ? "" : ", from " + Instant.ofEpochMilli(first.since()))
                + (first.action() != Decision.Action.ALLOW
                        ? ""
                        : first.until() == Long.MAX_VALUE
                                ? ", for good"
                                : ", until " + Instant.ofEpochMilli(first.until()))
                + (first.label() == null ? "" : ", as '" + StoryText.shown(first.label()) + "'");
    }
}
