package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import dev.weir.index.HeldRow;
import dev.weir.index.Page;
import j2html.tags.DomContent;
import java.util.List;

/** Single held events, for who looks for one or decides about several. */
final class HeldPage {

    private HeldPage() {}

    static String html(Ask ask, QueueQuery query, Page<HeldRow> page, Nouns nouns, List<String> streams) {
        return Layout.page(
                ask,
                "Held events",
                Route.HELD,
                div(
                                h1("Held events"),
                                Filters.orders(query, Route.HELD),
                                span().withClass("grow"),
                                picked(),
                                Buttons.ofRows(ask.who()),
                                a("CSV").withHref(query.link(Route.HELD_CSV)).withClass("button"),
                                a("JSON").withHref(query.link(Route.HELD_JSON)).withClass("button"))
                        .withClass("bar"),
                Filters.form(query, nouns, streams, Route.HELD),
                iffElse(
                        page.rows().isEmpty(),
                        div(query.isNarrow()
                                        ? Empty.of(
                                                "Nothing here matches the filter.",
                                                "Clear the filter to see all that waits.")
                                        : Empty.of("Nothing waits.", "What the gateway holds comes here by itself."))
                                .withClass("table"),
                        EventTable.of(page.rows(), ask.now(), nouns)),
                page.next() == null
                        ? rawHtml("")
                        : div(a("More")
                                        .withHref(query.link(
                                                Route.HELD, "after", page.next().text()))
                                        .withClass("button"))
                                .withClass("more"));
    }

    /** How many rows are chosen. */
    static DomContent picked() {
        return span("the current row").attr("data-picked", "the current row").withClass("dim");
    }
}
