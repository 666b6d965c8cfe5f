package dev.weir.cli;

import dev.weir.backtest.Backtest;
import dev.weir.backtest.BacktestReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A backtest's report as plain tables. */
final class BacktestText {

    private BacktestText() {}

    static void print(BacktestReport report, Path folder, PrintWriter out) {
        out.printf("now: %s, candidate: %s%n%n", report.now(), report.candidate());
        events(report).print(out);
        if (!report.checks().isEmpty()) {
            out.println();
            checks(report).print(out);
        }
        out.println();
        contributors(report).print(out);
        named("more of it kept out", report.contributors().worseOff(), out);
        named("more of it let in", report.contributors().betterOff(), out);
        List<String> excluded = report.standings().newlyExcluded();
        if (!excluded.isEmpty()) {
            out.printf("%nexcluded by the candidate alone: %s%n", String.join(", ", excluded));
        }
        outcome(report, out);
        out.printf("%nreport in %s%n", folder.resolve(Backtest.HTML));
    }

    private static TextTable events(BacktestReport report) {
        TextTable table = new TextTable(
                "stream", "policy", "events", "admitted", "released", "held", "retracted", "newly out", "newly in");
        report.streams().forEach((name, flow) -> {
            BacktestReport.Fates now = flow.fates().now();
            BacktestReport.Fates candidate = flow.fates().candidate();
            table.row(
                    name,
                    "now",
                    number(flow.events()),
                    number(now.admitted()),
                    number(now.released()),
                    number(now.held()),
                    number(now.retracted()),
                    "",
                    "");
            table.row(
                    name,
                    "candidate",
                    number(flow.events()),
                    number(candidate.admitted()),
                    number(candidate.released()),
                    number(candidate.held()),
                    number(candidate.retracted()),
                    number(flow.newlyKeptOut()),
                    number(flow.newlyLetIn()));
        });
        return table;
    }

    private static TextTable checks(BacktestReport report) {
        TextTable table = new TextTable("held by", "now", "candidate", "newly held", "no longer");
        report.checks()
                .forEach((name, change) -> table.row(
                        name,
                        number(change.events().now()),
                        number(change.events().candidate()),
                        number(change.newly()),
                        number(change.noLonger())));
        return table;
    }

    private static TextTable contributors(BacktestReport report) {
        BacktestReport.Contributors all = report.contributors();
        BacktestReport.Burden now = all.burden().now();
        BacktestReport.Burden candidate = all.burden().candidate();
        BacktestReport.Standings standings = report.standings();
        TextTable table = new TextTable(number(all.all()) + " contributors", "now", "candidate");
        table.row("with an event kept out", number(now.hit()), number(candidate.hit()));
        table.row("with more than half kept out", number(now.mostlyOut()), number(candidate.mostlyOut()));
        table.row("kept out of the worst tenth", percent(now.worstTenth()), percent(candidate.worstTenth()));
        table.row(
                "suspended",
                number(standings.suspended().now()),
                number(standings.suspended().candidate()));
        table.row(
                "excluded",
                number(standings.excluded().now()),
                number(standings.excluded().candidate()));
        return table;
    }

    private static void named(String heading, List<BacktestReport.Person> people, PrintWriter out) {
        if (people.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(heading, "events", "out now", "by the candidate");
        people.forEach(one -> table.row(
                StoryText.shown(one.actor()), number(one.events()), number(one.now()), number(one.candidate())));
        out.println();
        table.print(out);
    }

    private static void outcome(BacktestReport report, PrintWriter out) {
        TextTable table = new TextTable("kept out", "of", "now", "candidate");
        BacktestReport.Known known = report.known();
        if (known != null) {
            table.row(
                    "of known fakes",
                    number(known.fakeEvents()),
                    percent(known.averted().now()),
                    percent(known.averted().candidate()));
            table.row(
                    "of all others",
                    number(known.honestEvents()),
                    percent(known.cost().now()),
                    percent(known.cost().candidate()));
        }
        BacktestReport.Sampled sample = report.sample();
        if (sample != null) {
            table.row(
                    "of what reviewers call honest",
                    number(sample.honest()),
                    share(sample.cost().now()),
                    share(sample.cost().candidate()));
            table.row(
                    "of what they call dishonest",
                    number(sample.dishonest()),
                    share(sample.averted().now()),
                    share(sample.averted().candidate()));
        }
        if (known != null || sample != null) {
            out.println();
            table.print(out);
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String share(BacktestReport.Share share) {
        Double value = share.value();
        return value == null
                ? "-"
                : percent(value) + String.format(Locale.ROOT, " (%.2f to %.2f)", 100 * share.low(), 100 * share.high());
    }
}
