package dev.weir.console;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.backtest.BacktestReport;
import dev.weir.settings.Tried;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** The figures of a backtest, beside the button that publishes. */
final class PolicyFigures {

    private PolicyFigures() {}

    static DomContent html(BacktestReport report, Tried tried) {
        BacktestReport.ShutOut shutOut = report.shutOut();
        return div(
                each(
                        report.shortened().stream().toList(),
                        line -> p(Show.visible(line)).withClass("late")),
                div(
                                figure(tried.events(), "events"),
                                figure(tried.newlyKeptOut(), "newly kept out"),
                                figure(tried.newlyLetIn(), "newly let in"),
                                figure(tried.contributors(), "contributors"),
                                figure(tried.newlyShutOut(), "newly shut out"))
                        .withClass("big"),
                streams(report),
                report.checks().isEmpty() ? text("") : checks(report),
                people(report),
                shutOut == null || shutOut.named().isEmpty()
                        ? text("")
                        : p("Shut out, the first: " + Show.visible(String.join(", ", shutOut.named())))
                                .withClass("dim"));
    }

    private static DomContent figure(long number, String what) {
        return div(b(Show.count(number)), text(what));
    }

    private static DomContent streams(BacktestReport report) {
        List<DomContent> rows = new ArrayList<>();
        report.streams().forEach((name, flow) -> {
            rows.add(fates(name, "now", flow.fates().now()));
            rows.add(fates("", "then", flow.fates().candidate()));
        });
        return block("Stream", List.of("", "Admitted", "Released", "Held", "Retracted"), rows);
    }

    private static DomContent fates(String stream, String side, BacktestReport.Fates fates) {
        return tr(
                td(Show.visible(stream)),
                td(side).withClass("n dim"),
                number(fates.admitted()),
                number(fates.released()),
                number(fates.held()),
                number(fates.retracted()));
    }

    private static DomContent checks(BacktestReport report) {
        List<DomContent> rows = new ArrayList<>();
        report.checks()
                .forEach((check, change) -> rows.add(tr(
                        td(check),
                        number(change.events().now()),
                        number(change.events().candidate()),
                        number(change.newly()),
                        number(change.noLonger()))));
        return block("Held by", List.of("Now", "Then", "Newly", "No longer"), rows);
    }

    private static DomContent people(BacktestReport report) {
        BacktestReport.Burden now = report.contributors().burden().now();
        BacktestReport.Burden then = report.contributors().burden().candidate();
        BacktestReport.Standings standings = report.standings();
        return block(
                "Contributors",
                List.of("Now", "Then"),
                List.of(
                        tr(td("with an event kept out"), number(now.hit()), number(then.hit())),
                        tr(td("with more than half kept out"), number(now.mostlyOut()), number(then.mostlyOut())),
                        tr(
                                td("kept out of the worst tenth"),
                                td(BacktestReport.percent(now.worstTenth())).withClass("n"),
                                td(BacktestReport.percent(then.worstTenth())).withClass("n")),
                        tr(
                                td("suspended in the end"),
                                number(standings.suspended().now()),
                                number(standings.suspended().candidate())),
                        tr(
                                td("excluded in the end"),
                                number(standings.excluded().now()),
                                number(standings.excluded().candidate()))));
    }

    private static DomContent block(String first, List<String> others, List<DomContent> rows) {
        return div(table(
                        thead(tr(th(first), each(others, other -> th(other).withClass("n")))),
                        tbody(each(rows, row -> row))))
                .withClass("table figures");
    }

    private static DomContent number(long count) {
        return td(Show.count(count)).withClass("n");
    }
}
