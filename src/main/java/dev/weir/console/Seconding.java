package dev.weir.console;

import dev.weir.index.Proposals;
import dev.weir.index.Proposed;
import dev.weir.review.Desk;
import dev.weir.review.Preview;
import dev.weir.review.Proposal;
import dev.weir.review.ProposalJson;
import dev.weir.review.Sent;
import dev.weir.settings.SettingsException;
import dev.weir.topics.ClusterException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for a second person: approving sends the bytes that were proposed, declining ends it. */
final class Seconding {

    private static final Logger LOG = LoggerFactory.getLogger(Seconding.class);

    private final Proposals proposals;
    private final Desk desk;
    private final KeyFolder keys;
    private final Waiting waiting;

    Seconding(Proposals proposals, Desk desk, KeyFolder keys, Waiting waiting) {
        this.proposals = proposals;
        this.desk = desk;
        this.keys = keys;
        this.waiting = waiting;
    }

    /**
     * A proposal, and what it would change by now.
     *
     * @param now null where that cannot be looked up any more, and {@code problem} says why
     */
    record Looked(
            Proposed kept, Proposal proposal, @Nullable Preview now, String problem) {

        /** Whether it would change something else than what its proposer saw. */
        boolean isChanged() {
            return now != null && !Proposal.Effect.of(now).equals(proposal.effect());
        }

        /** The same while it would change the same. */
        String seen() {
            return now == null
                    ? ""
                    : Integer.toHexString(Proposal.Effect.of(now).hashCode());
        }
    }

    /** All that wait, and what became of the others. */
    Reply page(Ask ask) {
        List<Looked> open = new ArrayList<>();
        List<Looked> ended = new ArrayList<>();
        List<Proposed> policies = new ArrayList<>();
        for (Proposed kept : proposals.list(ask.now())) {
            if (kept.isPolicy()) {
                policies.add(kept);
            } else if (kept.ending() == null) {
                open.add(looked(kept));
            } else {
                ended.add(new Looked(kept, ProposalJson.read(kept.bytes()), null, ""));
            }
        }
        return Reply.page(SecondPage.html(ask, open, ended, policies));
    }

    /** Approves one, declines it, or takes it back. */
    Reply work(Ask ask) {
        Looked one = looked(proposals
                .find(ask.form("id"), ask.now())
                .filter(found -> !found.isPolicy())
                .orElseThrow(() -> Refusal.missing("This proposal is not there any more. It may have expired.")));
        String comment = Deciding.comment(ask);
        boolean own = one.kept().reviewer().equals(ask.who().name());
        return switch (ask.form("do")) {
            case "approve" -> approve(ask, one, comment);
            case "decline" -> {
                Deciding.may(ask.who(), one.proposal().action());
                if (!own && comment.isEmpty()) {
                    throw Refusal.wrong("Say why you decline: its proposer reads it.");
                }
                end(ask, one, own ? Proposed.Ending.WITHDRAWN : Proposed.Ending.DECLINED, comment);
                yield Reply.fragment(SecondPanel.ended(own ? "Taken back" : "Declined"));
            }
            default -> throw Refusal.wrong("'" + ask.form("do") + "' is not known.");
        };
    }

    private Reply approve(Ask ask, Looked one, String comment) {
        Deciding.may(ask.who(), one.proposal().action());
        if (one.kept().reviewer().equals(ask.who().name())) {
            throw Refusal.forbidden("This is your own proposal. Somebody else approves it.");
        }
        if (!one.seen().equals(ask.form("seen"))) {
            return Reply.fragment(SecondPanel.approval(
                    ask, one, "It would change something else than when you looked. This is what it would do now."));
        }
        PrivateKey key = keys.of(ask.who().name()); // Before it ends: without a key nothing is sent.
        end(ask, one, Proposed.Ending.APPROVED, comment);
        try {
            Sent sent = desk.approve(one.proposal(), ask.who().reviewer(), key);
            LOG.info(
                    "{} approved act {} of {}",
                    ask.who().name(),
                    sent.act(),
                    one.kept().reviewer());
            waiting.add(ask.who().name(), sent);
            return Reply.fragment(AnswersPanel.html(ask, waiting.of(ask.who().name(), sent.act())));
        } catch (IllegalArgumentException e) {
            proposals.reopen(one.kept().id());
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        } catch (ClusterException | SettingsException e) {
            proposals.reopen(one.kept().id());
            throw Refusal.conflict("Nothing was sent: " + e.getMessage());
        } catch (RuntimeException e) { // Whatever it is: what was not sent is not approved.
            proposals.reopen(one.kept().id());
            throw e;
        }
    }

    private void end(Ask ask, Looked one, Proposed.Ending ending, String comment) {
        if (!proposals.end(one.kept().id(), ending, ask.who().name(), comment)) {
            throw Refusal.conflict("Somebody else ended this proposal before you.");
        }
    }

    private Looked looked(Proposed kept) {
        Proposal proposal = ProposalJson.read(kept.bytes());
        try {
            return new Looked(kept, proposal, desk.preview(proposal), "");
        } catch (IllegalArgumentException e) {
            return new Looked(kept, proposal, null, String.valueOf(e.getMessage()));
        }
    }
}
