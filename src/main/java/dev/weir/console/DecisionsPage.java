package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.weir.index.Acted;
import dev.weir.index.Page;
import j2html.tags.DomContent;
import j2html.tags.specialized.InputTag;
import java.util.List;

/** What was decided, newest first; each can be taken back. */
final class DecisionsPage {

    private DecisionsPage() {}

    /**
     * The page.
     *
     * @param reviewers everybody who decides, by name
     */
    static String html(Ask ask, DecisionWish wish, Page<Acted> page, List<String> reviewers) {
        return Layout.page(
                ask,
                "Decisions",
                Route.DECISIONS,
                div(
                                h1("Decisions"),
                                a("Yours")
                                        .withHref(Show.link(
                                                Route.DECISIONS, "by", ask.who().name()))
                                        .withClass("button"),
                                span().withClass("grow"),
                                a("CSV").withHref(wish.link(Route.DECISIONS_CSV, ""))
                                        .withClass("button"),
                                a("JSON")
                                        .withHref(wish.link(Route.DECISIONS_JSON, ""))
                                        .withClass("button"))
                        .withClass("bar"),
                filter(wish, reviewers),
                page.rows().isEmpty()
                        ? div(wish.isNarrow()
                                        ? Empty.of(
                                                "Nothing here matches the filter.",
                                                "Clear the filter to see all that was decided.")
                                        : Empty.of(
                                                "Nobody has decided anything yet.",
                                                "Open a case in the queue; what you decide there stands here, and can be undone."))
                                .withClass("table")
                        : DecisionTable.ofActs(ask, page.rows()),
                page.next() == null
                        ? rawHtml("")
                        : div(a("More")
                                        .withHref(wish.link(
                                                Route.DECISIONS, page.next().text()))
                                        .withClass("button"))
                                .withClass("more"));
    }

    private static DomContent filter(DecisionWish wish, List<String> reviewers) {
        return form(
                        label(
                                text("By"),
                                select(option("all").withValue(""), each(reviewers, one -> choice(one, wish.by())))
                                        .withName("by")
                                        .withId("filter")),
                        label(
                                text("What"),
                                select(
                                                option("all").withValue(""),
                                                each(DecisionWish.ACTIONS, one -> choice(one, wish.action())))
                                        .withName("action")),
                        label(text("Decided from"), time("from", wish.from()).withPlaceholder("24h, 2026-01-31")),
                        label(text("Decided before"), time("to", wish.before())),
                        button("Filter").withType("submit"),
                        iff(
                                wish.isNarrow(),
                                a("Clear").withHref(Route.DECISIONS.path()).withClass("button")))
                .withMethod("get")
                .withAction(Route.DECISIONS.path())
                .withClass("filters")
                .attr("role", "search");
    }

    private static InputTag time(String name, String typed) {
        return input().withName(name).withValue(typed).attr("autocomplete", "off");
    }

    private static DomContent choice(String one, String chosen) {
        return option(one).withValue(one).condAttr(one.equals(chosen), "selected", "selected");
    }
}
