package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.input;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.index.HeldRow;
import dev.weir.index.HoldStatus;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.List;

/** Held events, one a row; those that wait can be chosen. */
final class EventTable {

    private EventTable() {}

    static DomContent of(List<HeldRow> rows, Instant now, Nouns nouns) {
        return div(table(
                        thead(tr(
                                th(input().withType("checkbox")
                                        .withId("pick-all")
                                        .attr("aria-label", "choose all")),
                                th("Event"),
                                th(Filters.title(nouns.actor())),
                                th(Filters.title(nouns.object())),
                                th("Value").withClass("n"),
                                th("Held for").withClass("wide"),
                                th("Nats").withClass("n wide"),
                                th("Trust").withClass("n"),
                                th("Held").withClass("n"),
                                th("Deadline").withClass("n wide"),
                                th("Status"))),
                        tbody(each(rows, row -> row(row, now)))))
                .withClass("table");
    }

    private static DomContent row(HeldRow row, Instant now) {
        return tr(
                        td(
                                row.status() == HoldStatus.OPEN
                                        ? input().withType("checkbox")
                                                .withClass("pick")
                                                .withName("origin")
                                                .withValue(row.origin())
                                                .attr("aria-label", "choose " + Show.visible(row.origin()))
                                        : text("")),
                        td(a(Show.text(row.origin())).withHref(Show.link(Route.ITEM, "origin", row.origin()))),
                        td(Show.actor(row.actor())),
                        td(row.object() == null ? text("–") : Show.object(row.stream(), row.object())),
                        td(Show.number(row.value())).withClass("n"),
                        td(row.check()).withClass("wide"),
                        td(Show.number(Math.rint(row.nats() * 10) / 10)).withClass("n wide"),
                        td(Show.number(Math.rint(row.trust() * 100) / 100)).withClass("n"),
                        td(Show.age(row.held(), now)).withClass("n"),
                        td(row.status() == HoldStatus.OPEN ? Show.age(row.deadline(), now) : text("–"))
                                .withClass("n wide"),
                        td(status(row.status())))
                .attr("data-row", row.origin())
                .attr("tabindex", "0");
    }

    /** What became of it. */
    static DomContent status(HoldStatus status) {
        return switch (status) {
            case OPEN -> span("waits").withClass("tag warn");
            case RELEASED -> span("released").withClass("tag good");
            case EXPLAINED -> span("released by policy").withClass("tag good");
            case REJECTED -> span("rejected").withClass("tag bad");
            case EXCLUDED -> span("excluded").withClass("tag bad");
            case EXPIRED -> span("deadline passed").withClass("tag");
            case LET_GO -> span("let go at its deadline").withClass("tag good");
            case KEPT_OUT -> span("kept out by policy").withClass("tag");
            case VEILED -> span("blind sample").withClass("tag");
        };
    }
}
