package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.rawHtml;

import dev.weir.index.Answered;
import dev.weir.index.Page;

/** What was decided, by everybody, newest first; each can be taken back. */
final class DecisionsPage {

    private DecisionsPage() {}

    static String html(Ask ask, Page<Answered> page) {
        return Layout.page(
                ask,
                "Decisions",
                Route.DECISIONS,
                div(h1("Decisions")).withClass("bar"),
                page.rows().isEmpty()
                        ? div(Empty.of(
                                        "Nobody has decided anything yet.",
                                        "Open a case in the queue; what you decide there stands here, and can be undone."))
                                .withClass("table")
                        : DecisionTable.of(ask, page.rows()),
                page.next() == null
                        ? rawHtml("")
                        : div(a("More")
                                        .withHref(Show.link(
                                                Route.DECISIONS,
                                                "after",
                                                page.next().text()))
                                        .withClass("button"))
                                .withClass("more"));
    }
}
