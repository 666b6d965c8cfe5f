package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.weir.index.Case;
import dev.weir.index.HeldRow;
import dev.weir.index.Page;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** A case of many contributors that is no campaign: a flood, or a crowd on one object. */
final class CasePage {

    private CasePage() {}

    static String html(Ask ask, Case one, Page<HeldRow> events, Nouns nouns, List<String> colleagues) {
        return Layout.page(
                ask,
                one.title(),
                Route.QUEUE,
                div(h1(Show.visible(one.title()))).withClass("bar"),
                CaseBar.of(ask, one, colleagues),
                div(
                                number(Show.count(one.held()), "events wait, of " + Show.count(one.total())),
                                number(Show.count(one.members()), "contributors"),
                                number(Show.count(one.objects()), "objects"),
                                number(Show.number(Math.rint(one.score() * 10) / 10), "risk"),
                                number(Show.count(one.reach()), "reach"),
                                number(one.check(), one.family().toLowerCase(Locale.ROOT)))
                        .withClass("big"),
                div(Buttons.ofCase(ask.who(), one.id())).withClass("actions"),
                p(
                                HeldPage.picked(),
                                text(" of these: open one to decide about it alone, or choose several in "),
                                a("the list of held events").withHref(Show.link(Route.HELD, "case", one.id())))
                        .withClass("dim"),
                events.rows().isEmpty()
                        ? div(Empty.of("No event of this case waits any more.", "Press n for the next case."))
                                .withClass("table")
                        : EventTable.of(events.rows(), ask.now(), nouns),
                events.next() == null
                        ? rawHtml("")
                        : div(a("All of them")
                                        .withHref(Show.link(Route.HELD, "case", one.id()))
                                        .withClass("button"))
                                .withClass("more"));
    }

    /** A number that one looks at first. */
    static DomContent number(String number, String what) {
        return div(b(number), span(what).withClass("dim"));
    }
}
