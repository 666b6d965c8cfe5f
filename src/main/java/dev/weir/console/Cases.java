package dev.weir.console;

import dev.weir.index.Case;
import dev.weir.index.Claim;
import dev.weir.index.Cursor;
import dev.weir.index.HeldRow;
import dev.weir.index.Page;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueFilter.Field;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queue's cases, and taking them on. */
final class Cases {

    /** A case is locked for so long after somebody took it or looked at it again: longer than one takes, shorter than lunch. */
    static final Duration LOCK = Duration.ofMinutes(10);

    /** A skipped case comes again after so long: for others it never left. */
    private static final Duration SKIP = Duration.ofHours(4);

    private static final int PAGE = 100;
    private static final int ALL = 500;
    private static final int LONGEST_REASON = 200;

    private final ReviewIndex index;
    private final Reviewers reviewers;
    private final Nouns nouns;
    private final List<String> streams;

    Cases(ReviewIndex index, Reviewers reviewers, Nouns nouns, List<String> streams) {
        this.index = index;
        this.reviewers = reviewers;
        this.nouns = nouns;
        this.streams = List.copyOf(streams);
    }

    /** The queue; or, where a page asks whether it is still as it was seen, only what changed. */
    Reply queue(Ask ask) {
        QueueQuery query = QueueQuery.of(ask, nouns);
        Page<Case> page = index.queue(query.filter(), query.order(), query.cursor(), PAGE);
        String seen = ask.query("seen");
        if (seen.isEmpty()) {
            return Reply.page(QueuePage.html(
                    ask, query, page, nouns, streams, index.saved().of(ask.who().name())));
        }
        return seen.equals(QueuePage.seen(page))
                ? Reply.unchanged()
                : Reply.fragment(QueuePage.cases(ask, query, page, nouns));
    }

    /** Keeps the filter that is on under a name, or forgets one. */
    Reply saved(Ask ask) {
        String name = ask.form("name").strip();
        if (ask.form("do").equals("forget")) {
            index.saved().forget(ask.who().name(), name);
            return Reply.redirect(Route.QUEUE.path());
        }
        QueueQuery query = QueueQuery.of(ask.withQuery(ask.form()), nouns);
        if (!query.isNarrow()) {
            throw Refusal.wrong("No filter is on: choose one, then save it.");
        }
        String link = query.link(Route.QUEUE);
        try {
            index.saved().keep(ask.who().name(), name, link.substring(link.indexOf('?') + 1));
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        }
        return Reply.redirect(link);
    }

    /** Locks the first case that nobody else has, and shows it. */
    Reply next(Ask ask) {
        QueueQuery query = QueueQuery.of(ask.withQuery(ask.form()), nouns);
        Optional<Case> next =
                index.claims().next(query.filter(), query.order(), ask.who().name(), LOCK, ask.now());
        return Reply.redirect(next.map(Cases::place).orElseGet(() -> query.link(Route.QUEUE)));
    }

    /** One case: where it is about one thing, that thing's page. */
    Reply show(Ask ask) {
        Case one = find(ask.query("id"));
        if (one.kind() != Case.Kind.OBJECT && one.kind() != Case.Kind.FLOOD) {
            return Reply.redirect(place(one));
        }
        QueueFilter filter = QueueFilter.OPEN.where(Field.CASE, one.id());
        Page<HeldRow> events = index.held(filter, QueueOrder.RISK, Cursor.START, PAGE);
        return Reply.page(CasePage.html(ask, one, events, nouns, colleagues(ask.who())));
    }

    /** Takes a case, gives it back, skips it, escalates it, or gives it to somebody. */
    Reply work(Ask ask) {
        Case one = find(ask.form("id"));
        String name = ask.who().name();
        return switch (ask.form("do")) {
            case "take" -> {
                Claim claim = index.claims().claim(one.id(), name, LOCK, ask.now());
                if (!name.equals(claim.reviewer())) {
                    throw Refusal.conflict(
                            claim.reviewer() + " has this case until " + Show.exact(claim.until()) + '.');
                }
                yield Reply.redirect(place(one));
            }
            case "back" -> {
                index.claims().release(one.id(), name);
                yield Reply.redirect(Route.QUEUE.path());
            }
            case "skip" -> {
                index.claims().release(one.id(), name);
                index.claims().skip(one.id(), name, ask.now().plus(SKIP), ask.now());
                yield Reply.redirect(Route.QUEUE.path());
            }
            case "escalate" -> {
                String why = ask.form("why").strip();
                if (why.isEmpty() || why.length() > LONGEST_REASON) {
                    throw Refusal.wrong("Say in 1 to " + LONGEST_REASON + " characters why a lead should look.");
                }
                index.claims().escalate(one.id(), name + ": " + why);
                yield Reply.redirect(place(one));
            }
            case "assign" -> {
                String to = ask.form("to");
                if (!colleagues(ask.who()).contains(to)) {
                    throw Refusal.wrong("'" + to + "' is no reviewer who decides.");
                }
                index.claims().assign(one.id(), to);
                yield Reply.redirect(place(one));
            }
            default -> throw Refusal.wrong("'" + ask.form("do") + "' is not known.");
        };
    }

    /** Who could take a case, but for who asks. */
    List<String> colleagues(Visitor visitor) {
        return reviewers().stream().filter(name -> !name.equals(visitor.name())).toList();
    }

    /** Everybody who decides, by name. */
    List<String> reviewers() {
        return reviewers.reviewers().stream()
                .filter(one -> one.role().compareTo(Role.VIEWER) > 0)
                .map(Reviewer::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Every event of a case that waits, but no more than {@code most} and a page. */
    static List<HeldRow> waiting(ReviewIndex index, String caseId, int most) {
        List<HeldRow> events = new ArrayList<>();
        QueueFilter filter = QueueFilter.OPEN.where(Field.CASE, caseId);
        Cursor cursor = Cursor.START;
        while (cursor != null && events.size() <= most) {
            Page<HeldRow> page = index.held(filter, QueueOrder.OLDEST, cursor, ALL);
            events.addAll(page.rows());
            cursor = page.next();
        }
        return events;
    }

    /** The page of what a case is about. */
    static String place(Case one) {
        return switch (one.kind()) {
            case CAMPAIGN -> Show.link(Route.CAMPAIGN, "id", one.subject());
            case ACTOR -> Show.link(Route.ACTOR, "id", one.subject());
            case EVENT -> Show.link(Route.ITEM, "origin", one.subject());
            case OBJECT, FLOOD -> Show.link(Route.CASE, "id", one.id());
        };
    }

    private Case find(String id) {
        return index.caseOf(id)
                .orElseThrow(() ->
                        Refusal.missing("There is no such case. Its events may have become part of another one."));
    }
}
