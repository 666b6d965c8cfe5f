package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.index.ActorView;
import dev.weir.index.ActorView.Bucket;
import dev.weir.index.ActorView.Deed;
import dev.weir.index.Case;
import dev.weir.index.StandingView;
import j2html.tags.DomContent;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One contributor: how it stands, what it sent, what was decided. */
final class ActorPage {

    private ActorPage() {}

    /** The page; with the case of its held events, or null. */
    static String html(Ask ask, ActorView actor, @Nullable Case one, Nouns nouns, List<String> colleagues) {
        return Layout.page(
                ask,
                actor.actor().text(),
                Route.QUEUE,
                div(h1(Show.entity(actor.actor())), standing(actor.standing())).withClass("bar"),
                CaseBar.of(ask, one, colleagues),
                p(reason(actor, one)).withClass("lead"),
                div(Buttons.ofActor(ask.who(), actor.actor())).withClass("actions"),
                div(
                                CasePage.number(Show.count(actor.held()), "wait"),
                                CasePage.number(Show.count(actor.heldEver()), "ever held"),
                                CasePage.number(Show.count(actor.admitted()), "admitted"),
                                CasePage.number(Show.count(actor.retracted()), "of these retracted"),
                                actor.first() == null
                                        ? text("")
                                        : div(
                                                b(Show.age(actor.first(), ask.now())),
                                                span("since its first event here")
                                                        .withClass("dim")))
                        .withClass("big"),
                div(
                                section(
                                                h2("What came, by day"),
                                                actor.timeline().isEmpty()
                                                        ? Empty.of(
                                                                "Nothing is kept of it.",
                                                                "Its events may be too long ago.")
                                                        : chart(actor.timeline())
                                                                .draw("Admitted, held and retracted events by day"))
                                        .withClass("panel"),
                                div(standings(ask, actor), campaigns(actor)))
                        .withClass("columns"),
                iff(
                        !actor.decisions().isEmpty(),
                        section(h2("Decisions"), DecisionTable.of(ask, actor.decisions()))
                                .withClass("panel")),
                section(
                                div(
                                                h2("Newest events"),
                                                span().withClass("grow"),
                                                HeldPage.picked(),
                                                Buttons.ofRows(ask.who()))
                                        .withClass("bar"),
                                latest(ask, actor.latest(), nouns))
                        .withClass("panel"));
    }

    /** How it stands, with the reason in the title. */
    static DomContent standing(StandingView standing) {
        String look = switch (standing.standing()) {
            case "excluded", "suspended" -> "tag bad";
            case "watched" -> "tag warn";
            case "allowed" -> "tag good";
            default -> "tag";
        };
        return span(standing.standing()).withClass(look).withTitle(Show.visible(standing.reason()));
    }

    private static String reason(ActorView actor, @Nullable Case one) {
        if (!actor.standing().reason().isEmpty()) {
            return Show.visible(actor.standing().reason());
        }
        return one == null ? "Nothing stands against it as a whole." : Show.visible(one.title());
    }

    private static Chart chart(List<Bucket> timeline) {
        return new Chart(
                Chart.Shape.BARS,
                timeline.stream().map(Bucket::start).toList(),
                List.of(
                        series("admitted", timeline, Bucket::admitted),
                        series("held", timeline, Bucket::held),
                        series("retracted", timeline, Bucket::retracted)),
                List.of());
    }

    private static Chart.Series series(String name, List<Bucket> timeline, ToLongFunction<Bucket> count) {
        return new Chart.Series(
                name,
                name,
                timeline.stream().map(one -> (double) count.applyAsLong(one)).toList());
    }

    private static DomContent standings(Ask ask, ActorView actor) {
        return section(
                        h2("How it stood"),
                        actor.history().isEmpty()
                                ? p("Always clear.").withClass("dim")
                                : div(table(tbody(each(
                                                actor.history(),
                                                one -> tr(
                                                        td(one.time() == null
                                                                        ? text("–")
                                                                        : Show.age(one.time(), ask.now()))
                                                                .withClass("n"),
                                                        td(standing(one)),
                                                        td(Show.visible(one.reason())))))))
                                        .withClass("table"))
                .withClass("panel");
    }

    private static DomContent campaigns(ActorView actor) {
        return iff(
                !actor.campaigns().isEmpty(),
                section(
                                h2("Campaigns"),
                                each(
                                        actor.campaigns(),
                                        id -> p(a(Show.text(id)).withHref(Show.link(Route.CAMPAIGN, "id", id)))))
                        .withClass("panel"));
    }

    private static DomContent latest(Ask ask, List<Deed> latest, Nouns nouns) {
        return div(table(
                        thead(tr(
                                th(input().withType("checkbox")
                                        .withId("pick-all")
                                        .attr("aria-label", "choose all")),
                                th("Event"),
                                th(Filters.title(nouns.object())),
                                th("Value").withClass("n"),
                                th("Happened").withClass("n"),
                                th("Trust").withClass("n"),
                                th("What became of it"))),
                        tbody(each(latest, one -> deed(ask, one)))))
                .withClass("table");
    }

    private static DomContent deed(Ask ask, Deed deed) {
        boolean waits = deed.verdict().equals("open");
        return tr(
                        td(
                                waits
                                        ? input().withType("checkbox")
                                                .withClass("pick")
                                                .withName("origin")
                                                .withValue(deed.origin())
                                                .attr("aria-label", "choose " + Show.visible(deed.origin()))
                                        : text("")),
                        td(a(Show.text(deed.origin())).withHref(Show.link(Route.ITEM, "origin", deed.origin()))),
                        td(deed.object() == null ? text("–") : Show.object(deed.stream(), deed.object())),
                        td(Show.number(deed.value())).withClass("n"),
                        td(Show.age(deed.time() == null ? deed.at() : deed.time(), ask.now()))
                                .withClass("n"),
                        td(Show.number(Math.rint(deed.trust() * 100) / 100)).withClass("n"),
                        td(verdict(deed.verdict())))
                .attr("data-row", deed.origin())
                .attr("tabindex", "0");
    }

    /** What became of an event, as {@link Deed#verdict} says it. */
    static DomContent verdict(String verdict) {
        String look = switch (verdict) {
            case "admitted", "released", "explained" -> "tag good";
            case "rejected", "excluded", "retracted" -> "tag bad";
            case "open" -> "tag warn";
            default -> "tag";
        };
        return join(span(verdict.equals("open") ? "waits" : verdict).withClass(look));
    }
}
