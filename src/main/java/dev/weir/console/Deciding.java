package dev.weir.console;

import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueFilter.Field;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Preview;
import dev.weir.review.Proposal;
import dev.weir.review.ProposalJson;
import dev.weir.review.Sent;
import dev.weir.review.Target;
import dev.weir.settings.Labelling;
import dev.weir.topics.ClusterException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deciding: first what it would change, then, with a reason, the deed, then what came of it. */
final class Deciding {

    /** From so many contributors on, or from one of long standing on, their number is typed: no key that was pressed by mistake does that. */
    static final int TYPED_FROM = 25;

    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);

    /** What one transaction takes, so that a preview can say how many are meant. */
    private static final int MOST = 20_000;

    private final ReviewIndex index;
    private final Labelling labelling;
    private final Desk desk;
    private final KeyFolder keys;
    private final Waiting waiting;

    Deciding(ReviewIndex index, Labelling labelling, Desk desk, KeyFolder keys, Waiting waiting) {
        this.index = index;
        this.labelling = labelling;
        this.desk = desk;
        this.keys = keys;
        this.waiting = waiting;
    }

    /** What it would change, and the form that does it. */
    Reply preview(Ask ask) {
        Wish wish = Wish.of(ask, index);
        may(ask.who(), wish.action());
        return Reply.fragment(DecidePanel.html(ask, wish, previewed(wish), labels(wish), taken(ask, wish)));
    }

    /** Does it, if it is still what was previewed. */
    Reply decide(Ask ask) {
        Wish wish = Wish.of(ask, index);
        may(ask.who(), wish.action());
        if (wish.reason() == null) {
            throw Refusal.wrong("Choose a reason.");
        }
        if (wish.action() == Action.RELABEL && wish.label() == null) {
            throw Refusal.wrong("Say what the label is.");
        }
        Previewed previewed = previewed(wish);
        if (!previewed.fingerprint().equals(ask.form("seen"))) {
            return Reply.fragment(DecidePanel.html(
                    ask, wish, previewed, labels(wish), "It changed since you looked. This is what it would do now."));
        }
        Preview now = previewed.preview();
        if (isTyped(wish.action(), now) && !ask.form("confirm").strip().equals(Integer.toString(now.contributors()))) {
            throw Refusal.wrong("Type the number of contributors, " + now.contributors() + ", to confirm.");
        }
        try {
            Act act = wish.act(Math.max(Act.MOST, now.contributors()));
            if (now.second() != null) {
                return propose(ask, act);
            }
            Sent sent = desk.send(act, ask.who().reviewer(), keys.of(ask.who().name()));
            LOG.info("{} sent act {}: {}", ask.who().name(), sent.act(), act.action());
            waiting.add(ask.who().name(), sent);
            return Reply.fragment(AnswersPanel.html(ask, waiting.of(ask.who().name(), sent.act())));
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        } catch (ClusterException e) {
            throw Refusal.conflict("Nothing was sent: " + e.getMessage());
        }
    }

    private Reply propose(Ask ask, Act act) {
        Proposal proposal =
                desk.propose(act, ask.who().reviewer(), keys.of(ask.who().name()));
        index.proposals()
                .add(proposal.id(), ask.who().name(), proposal.expires(), ProposalJson.of(proposal), ask.now());
        LOG.info("{} proposed act {}: {}", ask.who().name(), proposal.id(), act.action());
        return Reply.fragment(SecondPanel.proposed(proposal));
    }

    /** Who else works on what it is about, in a sentence; empty where nobody does. Decided about it may be all the same. */
    private String taken(Ask ask, Wish wish) {
        return caseOf(wish)
                .map(Case::claim)
                .filter(claim -> claim.until().isAfter(ask.now()))
                .filter(claim -> claim.reviewer() != null && !ask.who().name().equals(claim.reviewer()))
                .map(claim -> claim.reviewer() + " has this case until " + Show.exact(claim.until())
                        + ": ask first, or you decide about it twice.")
                .orElse("");
    }

    /** The case that it is about; of several things, that of the first. */
    private Optional<Case> caseOf(Wish wish) {
        return wish.about().entrySet().stream().findFirst().flatMap(about -> {
            String first = about.getValue().get(0);
            return switch (about.getKey()) {
                case "case" -> index.caseOf(first);
                case "campaign" ->
                    index
                            .queue(QueueFilter.OPEN.where(Field.CAMPAIGN, first), QueueOrder.RISK, Cursor.START, 1)
                            .rows()
                            .stream()
                            .findFirst();
                case "actor" ->
                    Optional.ofNullable(index.actor(new Entity(first)).caseId()).flatMap(index::caseOf);
                case "origin" ->
                    index.item(first).flatMap(item -> index.caseOf(item.row().caseId()));
                default -> Optional.empty();
            };
        });
    }

    /** What came of an act so far. */
    Reply answers(Ask ask) {
        return Reply.fragment(AnswersPanel.html(ask, waiting.of(ask.who().name(), ask.query("act"))));
    }

    /** Whether the number of contributors must be typed. */
    static boolean isTyped(Action action, Preview preview) {
        return preview.contributors() >= TYPED_FROM || action == Action.EXCLUDE && preview.established() > 0;
    }

    /** The labels that there are for all of these events; none means any. */
    private Set<String> labels(Wish wish) {
        if (wish.action() != Action.RELABEL || !(wish.target() instanceof Target.Events events)) {
            return Set.of();
        }
        Set<String> labels = new LinkedHashSet<>();
        events.origins().stream()
                .flatMap(origin -> index.streamOf(origin).stream())
                .forEach(stream -> labels.addAll(labelling.values(stream)));
        return labels;
    }

    private Previewed previewed(Wish wish) {
        Act act = wish.act(MOST);
        try {
            return new Previewed(act, desk.preview(act));
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** What somebody says about it. */
    static String comment(Ask ask) {
        String comment = ask.form("comment").strip();
        if (comment.length() > Decision.MOST_COMMENT) {
            throw Refusal.wrong("The comment is too long.");
        }
        return comment;
    }

    static void may(Visitor visitor, Action action) {
        if (!visitor.role().may(action)) {
            throw Refusal.forbidden(
                    "The role " + DecisionTable.words(visitor.role()) + " may not " + QueueQuery.code(action) + '.');
        }
        if (visitor.signing() == Visitor.Signing.NO_KEY) {
            throw Refusal.forbidden(
                    "The console has no private key for " + visitor.name() + ", so it cannot sign a decision.");
        }
    }
}
