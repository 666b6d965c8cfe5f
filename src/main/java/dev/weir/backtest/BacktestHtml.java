package dev.weir.backtest;

import dev.weir.chart.BarChart;
import dev.weir.chart.Html;
import dev.weir.chart.ReportStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report as one page that needs nothing beside it. */
final class BacktestHtml {

    private static final List<String> SIDES = List.of("now", "candidate");

    private final BacktestReport report;
    private final StringBuilder html = new StringBuilder();

    BacktestHtml(BacktestReport report) {
        this.report = report;
    }

    String html() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Weir backtest</title>")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(ReportStyle.CSS)
                .append("</style></head><body><h1>What ")
                .append(Html.escaped(report.candidate()))
                .append(" would have changed</h1>");
        head();
        streams();
        checks();
        people();
        known();
        sample();
        return html.append("</body></html>\n").toString();
    }

    private void head() {
        long events = report.streams().values().stream()
                .mapToLong(BacktestReport.Flow::events)
                .sum();
        text("Beside %s, over %,d events and %,d dead letters of %d files; models %s."
                .formatted(
                        report.now(),
                        events,
                        report.deadLetters(),
                        report.inputs().size(),
                        report.models()));
        report.shortened().ifPresent(this::text);
    }

    private void streams() {
        section(
                "Events",
                "Kept out: held, or taken back after they went out. The training set is without them. Newly kept out are in"
                        + " it now; newly let in are not.");
        List<List<String>> rows = new ArrayList<>();
        report.streams().forEach((name, flow) -> {
            rows.add(row(name, "now", flow.events(), flow.fates().now(), "", ""));
            rows.add(row(
                    name,
                    "candidate",
                    flow.events(),
                    flow.fates().candidate(),
                    number(flow.newlyKeptOut()),
                    number(flow.newlyLetIn())));
        });
        table(
                List.of(
                        "stream",
                        "policy",
                        "events",
                        "admitted",
                        "released",
                        "held",
                        "retracted",
                        "newly kept out",
                        "newly let in"),
                2,
                rows);
    }

    private static List<String> row(
            String stream, String side, long events, BacktestReport.Fates fates, String out, String in) {
        return List.of(
                stream,
                side,
                number(events),
                number(fates.admitted()),
                number(fates.released()),
                number(fates.held()),
                number(fates.retracted()),
                out,
                in);
    }

    private void checks() {
        if (report.checks().isEmpty()) {
            return;
        }
        section("By check", "Events that each check held, by the strongest finding.");
        List<String> names = List.copyOf(report.checks().keySet());
        List<BacktestReport.Change> changes = List.copyOf(report.checks().values());
        html.append(new BarChart(
                        "events held",
                        names,
                        SIDES,
                        List.of(
                                changes.stream()
                                        .map(change -> (double) change.events().now())
                                        .toList(),
                                changes.stream()
                                        .map(change -> (double) change.events().candidate())
                                        .toList()),
                        Double.NaN)
                .figure("What each check held"));
        List<List<String>> rows = new ArrayList<>();
        report.checks()
                .forEach((name, change) -> rows.add(List.of(
                        name,
                        number(change.events().now()),
                        number(change.events().candidate()),
                        number(change.newly()),
                        number(change.noLonger()))));
        table(List.of("check", "now", "candidate", "newly held", "no longer held"), 1, rows);
    }

    private void people() {
        BacktestReport.Contributors all = report.contributors();
        section(
                "Contributors",
                "Whom it hits, of %,d. Who is known to be fake is left out. The worst tenth: of the tenth that is hit hardest, the mean"
                                .formatted(all.all())
                        + " share of their events that is kept out.");
        BacktestReport.Burden now = all.burden().now();
        BacktestReport.Burden candidate = all.burden().candidate();
        table(
                List.of("", "now", "candidate"),
                1,
                List.of(
                        List.of("with an event kept out", number(now.hit()), number(candidate.hit())),
                        List.of("with more than half kept out", number(now.mostlyOut()), number(candidate.mostlyOut())),
                        List.of(
                                "the worst tenth",
                                BacktestReport.percent(now.worstTenth()),
                                BacktestReport.percent(candidate.worstTenth())),
                        List.of(
                                "suspended at the end",
                                number(report.standings().suspended().now()),
                                number(report.standings().suspended().candidate())),
                        List.of(
                                "excluded at the end",
                                number(report.standings().excluded().now()),
                                number(report.standings().excluded().candidate()))));
        BacktestReport.ShutOut shutOut = report.shutOut();
        if (shutOut != null) {
            text(
                    "The candidate shuts out %,d of %,d contributors whom the policy of now does not: suspended or excluded at the end, or with more than"
                                    .formatted(shutOut.newly(), shutOut.contributors())
                            + " half of their events kept out. Known fakes count with them.");
        }
        named("Of whom more is kept out", all.worseOff());
        named("Of whom more is let in", all.betterOff());
        if (!report.standings().newlyExcluded().isEmpty()) {
            text("Excluded by the candidate alone: "
                    + String.join(", ", report.standings().newlyExcluded()) + ".");
        }
    }

    private void named(String heading, List<BacktestReport.Person> people) {
        if (people.isEmpty()) {
            return;
        }
        html.append("<h3>%s</h3>".formatted(heading));
        table(
                List.of("contributor", "events", "kept out now", "by the candidate"),
                1,
                people.stream()
                        .map(one ->
                                List.of(one.actor(), number(one.events()), number(one.now()), number(one.candidate())))
                        .toList());
    }

    private void known() {
        BacktestReport.Known known = report.known();
        if (known == null) {
            return;
        }
        section(
                "Against the truth",
                "%,d known fakes with %,d events; %,d events of others."
                        .formatted(known.fakes(), known.fakeEvents(), known.honestEvents()));
        table(
                List.of("share kept out", "now", "candidate"),
                1,
                List.of(
                        List.of(
                                "of the fakes' events; higher is better",
                                BacktestReport.percent(known.averted().now()),
                                BacktestReport.percent(known.averted().candidate())),
                        List.of(
                                "of all others; lower is better",
                                BacktestReport.percent(known.cost().now()),
                                BacktestReport.percent(known.cost().candidate()))));
    }

    private void sample() {
        BacktestReport.Sampled sample = report.sample();
        if (sample == null) {
            return;
        }
        section(
                "Against the blind sample",
                "%,d events that reviewers called honest and %,d dishonest, drawn by chance; with 95 %% intervals."
                        .formatted(sample.honest(), sample.dishonest()));
        table(
                List.of("share kept out", "now", "candidate"),
                1,
                List.of(
                        List.of(
                                "of what is honest; lower is better",
                                sample.cost().now().text("nobody was asked"),
                                sample.cost().candidate().text("nobody was asked")),
                        List.of(
                                "of what is not; higher is better",
                                sample.averted().now().text("nobody was asked"),
                                sample.averted().candidate().text("nobody was asked"))));
    }

    private void section(String heading, String text) {
        html.append("<h2>%s</h2>".formatted(Html.escaped(heading)));
        text(text);
    }

    private void text(String text) {
        html.append("<p>").append(Html.escaped(text)).append("</p>");
    }

    /** The first columns are words, the others numbers. */
    private void table(List<String> headings, int words, List<List<String>> rows) {
        html.append("<table><thead>");
        cells("th", headings, words);
        html.append("</thead><tbody>");
        rows.forEach(row -> cells("td", row, words));
        html.append("</tbody></table>");
    }

    private void cells(String tag, List<String> cells, int words) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            html.append(i < words ? "<%s>".formatted(tag) : "<%s class=\"n\">".formatted(tag))
                    .append(Html.escaped(cells.get(i)))
                    .append("</%s>".formatted(tag));
        }
        html.append("</tr>");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
