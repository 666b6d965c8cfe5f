package dev.weir.console;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
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

import dev.weir.index.BlindFigures;
import dev.weir.index.BlindFigures.Figure;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** What the blind sample says of the gateway and of each check. */
final class BlindPanel {

    private BlindPanel() {}

    static DomContent of(BlindFigures figures) {
        List<BlindFigures.Check> checks = figures.checks().stream()
                .filter(one -> one.precision().answers() > 0)
                .toList();
        return section(
                        h2("What the blind sample says of the last 30 days"),
                        p("Shares of all events, from answers by people who did not know the verdict; with 95 % intervals. Precision:"
                                        + " of what was held, what is not honest. Recall: of what is not honest, what was held."
                                        + " Honest cost: of what is honest, what was held. All by the first verdict. "
                                        + Show.count(figures.waits()) + " events have no answer; "
                                        + Show.count(figures.unsure())
                                        + " of the answers are that it cannot be told, and count"
                                        + " nowhere.")
                                .withClass("dim"),
                        div(table(
                                        thead(tr(
                                                th("Stream"),
                                                th("Precision"),
                                                th("Recall"),
                                                th("Honest cost"),
                                                th("Answers").withClass("n"))),
                                        tbody(each(figures.scopes(), BlindPanel::scope))))
                                .withClass("table"),
                        checks.isEmpty()
                                ? text("")
                                : div(table(
                                                thead(tr(
                                                        th("Check"),
                                                        th("Stream"),
                                                        th("Precision"),
                                                        th("Answers").withClass("n"))),
                                                tbody(each(checks, BlindPanel::check))))
                                        .withClass("table"))
                .withClass("panel blind");
    }

    private static DomContent scope(BlindFigures.Scope one) {
        return tr(
                td(one.stream() == null ? text("all") : text(one.stream())),
                td(figure(one.precision())),
                td(figure(one.recall())),
                td(figure(one.cost())),
                td(Show.count(one.recall().answers())).withClass("n"));
    }

    private static DomContent check(BlindFigures.Check one) {
        return tr(
                td(
                        text(one.check() + " "),
                        span(one.family().toLowerCase(Locale.ROOT)).withClass("tag")),
                td(one.stream()),
                td(figure(one.precision())),
                td(Show.count(one.precision().answers())).withClass("n"));
    }

    private static DomContent figure(Figure figure) {
        return figure.isKnown()
                ? text(fine(figure.value()) + " (" + fine(figure.low()) + " to " + fine(figure.high()) + ")")
                : span("not enough answers yet").withClass("dim");
    }

    /** Honest cost is well below one in a hundred where all is well. */
    private static String fine(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.2f %%" : "%.0f %%", 100 * share);
    }
}
