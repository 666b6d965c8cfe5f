package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import java.util.List;

/** What waits for an answer, without anything that tells one from another. */
final class BlindPage {

    private BlindPage() {}

    static String html(Ask ask, List<String> origins) {
        return Layout.page(
                ask,
                "Blind sample",
                Route.BLIND,
                div(h1("Blind sample")).withClass("bar"),
                p("Drawn by chance, from what went into training and from what did not. Say what you think each is, by itself"
                                + " and by what its contributor did before; what the gateway made of it you see after that.")
                        .withClass("lead"),
                div(origins.isEmpty()
                                ? Empty.of(
                                        "Nothing waits for an answer.",
                                        "What is drawn of a day comes here ten minutes after its end (UTC).")
                                : table(
                                        thead(tr(th("Event"))),
                                        tbody(each(
                                                origins,
                                                origin -> tr(td(a(Show.text(origin))
                                                                .withHref(
                                                                        Show.link(Route.BLIND_ITEM, "origin", origin))))
                                                        .attr("data-row", origin)
                                                        .attr("tabindex", "0")))))
                        .withClass("table"));
    }
}
