package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.join;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.index.Case;
import dev.weir.index.Claim;
import dev.weir.index.Page;
import dev.weir.index.SavedFilters.Saved;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue: what waits, as cases, the most pressing first. */
final class QueuePage {

    /** What is late stands out from here on, or in the last tenth of its time where that is later. */
    private static final Duration SOON = Duration.ofDays(1);

    private static final int TENTH = 10;

    private QueuePage() {}

    /** The whole page. */
    static String html(
            Ask ask, QueueQuery query, Page<Case> page, Nouns nouns, List<String> streams, List<Saved> saved) {
        return Layout.page(
                ask,
                "Queue",
                Route.QUEUE,
                div(
                                h1("Queue"),
                                Filters.orders(query, Route.QUEUE),
                                span().withClass("grow"),
                                form(
                                                Layout.csrf(ask.who()),
                                                each(
                                                        query.typed().entrySet(),
                                                        one -> Layout.hidden(one.getKey(), one.getValue())),
                                                button(text("Take the next"), kbd("n"))
                                                        .withType("submit")
                                                        .withClass("main")
                                                        .attr("data-key", "n"))
                                        .withMethod("post")
                                        .withAction(Route.NEXT.path()),
                                a("CSV").withHref(query.link(Route.QUEUE_CSV)).withClass("button"),
                                a("JSON").withHref(query.link(Route.QUEUE_JSON)).withClass("button"))
                        .withClass("bar"),
                Filters.form(query, nouns, streams, Route.QUEUE),
                SavedBar.of(ask, query, saved),
                cases(ask, query, page, nouns));
    }

    /** The list, which asks every five seconds for itself. */
    static DomContent cases(Ask ask, QueueQuery query, Page<Case> page, Nouns nouns) {
        Instant now = ask.now();
        return div(
                        iffElse(
                                page.rows().isEmpty(),
                                nothing(query),
                                div(table(
                                                thead(tr(
                                                        th("Case"),
                                                        th("Held for").withClass("wide"),
                                                        th(Filters.title(nouns.actor()) + "s")
                                                                .withClass("n wide"),
                                                        th(Filters.title(nouns.object()) + "s")
                                                                .withClass("n wide"),
                                                        th("Events held").withClass("n"),
                                                        th("Risk")
                                                                .withClass("n")
                                                                .withTitle(
                                                                        "nats of evidence, times how many act alike, times the"
                                                                                + " logarithm of reach: the order of riskiest first"),
                                                        th("Reach")
                                                                .withClass("n wide")
                                                                .withTitle("contributors that its targets have"),
                                                        th("Oldest").withClass("n wide"),
                                                        th("Deadline").withClass("n"),
                                                        th("With").withClass("wide"))),
                                                tbody(each(page.rows(), one -> row(one, now, top(page))))))
                                        .withClass("table")),
                        more(query, page))
                .withId("cases")
                .attr("hx-get", query.link(Route.QUEUE, "seen", seen(page)))
                .attr("hx-trigger", "every 5s")
                .attr("hx-swap", "outerHTML");
    }

    /** Changes when a row does; ages, which the script counts on, are not in it. */
    static String seen(Page<Case> page) {
        return Integer.toHexString(page.rows().hashCode());
    }

    private static double top(Page<Case> page) {
        return page.rows().stream().mapToDouble(Case::score).max().orElse(1);
    }

    private static DomContent row(Case one, Instant now, double top) {
        return tr(
                        td(
                                kind(one.kind()),
                                text(" "),
                                a(Show.visible(one.title())).withHref(Show.link(Route.CASE, "id", one.id())),
                                iff(one.status() == Case.Status.DECIDED, tagged("decided", "good"))),
                        td(
                                        span(one.check()),
                                        text(" "),
                                        span(one.stream()).withClass("tag wide").withTitle("stream"))
                                .withClass("t wide"),
                        td(Show.count(one.members())).withClass("n wide"),
                        td(Show.count(one.objects())).withClass("n wide"),
                        td(Show.count(one.held())).withClass("n"),
                        td(text(Show.number(Math.rint(one.score() * 10) / 10)), risk(one.score() / Math.max(top, 1e-9)))
                                .withClass("n"),
                        td(Show.count(one.reach())).withClass("n wide"),
                        td(Show.age(one.oldest(), now)).withClass("n wide"),
                        td(deadline(one, now)).withClass("n"),
                        td(who(one.claim(), now)).withClass("wide t"))
                .attr("data-row", one.id())
                .attr("tabindex", "0");
    }

    private static DomContent risk(double part) {
        return tag("svg")
                .withClass("risk")
                .attr("aria-hidden", "true")
                .with(Svg.rect("track", "0", "0", "100%", "6"), Svg.rect("beyond", "0", "0", Svg.percent(part), "6"));
    }

    /** What makes the events of a case one. */
    static DomContent kind(Case.Kind kind) {
        return switch (kind) {
            case CAMPAIGN -> tagged("campaign", "bad");
            case FLOOD -> tagged("flood", "warn");
            case OBJECT -> tagged("crowd", "warn");
            case ACTOR -> tagged("single", "");
            case EVENT -> tagged("event", "");
        };
    }

    /** When it is too late. */
    static DomContent deadline(Case one, Instant now) {
        if (one.status() == Case.Status.DECIDED) {
            return text("–");
        }
        return isSoon(one.oldest(), one.deadline(), now)
                ? span(Show.age(one.deadline(), now)).withClass("late")
                : Show.age(one.deadline(), now);
    }

    /** Whether what is held since then and decided at its deadline is to be looked at first. */
    static boolean isSoon(Instant held, Instant deadline, Instant now) {
        Duration last = Duration.between(held, deadline).dividedBy(TENTH);
        return deadline.isBefore(now.plus(last.compareTo(SOON) < 0 ? last : SOON));
    }

    /** Who works on it now. */
    static DomContent who(@Nullable Claim claim, Instant now) {
        if (claim == null) {
            return text("");
        }
        boolean has = claim.reviewer() != null && claim.until().isAfter(now);
        return join(
                iff(has, span(String.valueOf(claim.reviewer()))),
                iff(
                        claim.escalated() != null,
                        span("escalated")
                                .withClass("tag warn")
                                .withTitle(claim.escalated() == null ? "" : Show.visible(claim.escalated()))));
    }

    private static DomContent tagged(String word, String look) {
        return span(word).withClass(("tag " + look).strip());
    }

    private static DomContent more(QueueQuery query, Page<Case> page) {
        return page.next() == null
                ? rawHtml("")
                : div(a("More")
                                .withHref(query.link(
                                        Route.QUEUE, "after", page.next().text()))
                                .withClass("button"))
                        .withClass("more");
    }

    private static DomContent nothing(QueueQuery query) {
        return div(query.isNarrow()
                        ? Empty.of("Nothing here matches the filter.", "Clear the filter to see all that waits.")
                        : Empty.of(
                                "Nothing waits.",
                                "What the gateway holds comes here by itself. What was decided stands under Decisions."))
                .withClass("table");
    }
}
