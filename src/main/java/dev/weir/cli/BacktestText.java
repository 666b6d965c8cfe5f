package dev.weir.cli;

import static dev.weir.cli.TrainingSetText.grouped;

import dev.weir.backtest.BacktestReport;
import java.io.PrintWriter;
import java.util.List;

/** A backtest's report as plain tables. */
final class BacktestText {

    private BacktestText() {}

    /** @param place where the report is */
    static void print(BacktestReport report, String place, PrintWriter out) {
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
        out.printf("%nreport in %s%n", place);
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
                    grouped(flow.events()),
                    grouped(now.admitted()),
                    grouped(now.released()),
                    grouped(now.held()),
                    grouped(now.retracted()),
                    "",
                    "");
            table.row(
                    name,
                    "candidate",
                    grouped(flow.events()),
                    grouped(candidate.admitted()),
                    grouped(candidate.released()),
                    grouped(candidate.held()),
                    grouped(candidate.retracted()),
                    grouped(flow.newlyKeptOut()),
                    grouped(flow.newlyLetIn()));
        });
        return table;
    }

    private static TextTable checks(BacktestReport report) {
        TextTable table = new TextTable("held by", "now", "candidate", "newly held", "no longer");
        report.checks()
                .forEach((name, change) -> table.row(
                        name,
                        grouped(change.events().now()),
                        grouped(change.events().candidate()),
                        grouped(change.newly()),
                        grouped(change.noLonger())));
        return table;
    }

    private static TextTable contributors(BacktestReport report) {
        BacktestReport.Contributors all = report.contributors();
        BacktestReport.Burden now = all.burden().now();
        BacktestReport.Burden candidate = all.burden().candidate();
        BacktestReport.Standings standings = report.standings();
        TextTable table = new TextTable(grouped(all.all()) + " contributors", "now", "candidate");
        table.row("with an event kept out", grouped(now.hit()), grouped(candidate.hit()));
        table.row("with more than half kept out", grouped(now.mostlyOut()), grouped(candidate.mostlyOut()));
        table.row(
                "kept out of the worst tenth",
                BacktestReport.percent(now.worstTenth()),
                BacktestReport.percent(candidate.worstTenth()));
        table.row(
                "suspended",
                grouped(standings.suspended().now()),
                grouped(standings.suspended().candidate()));
        table.row(
                "excluded",
                grouped(standings.excluded().now()),
                grouped(standings.excluded().candidate()));
        BacktestReport.ShutOut shutOut = report.shutOut();
        if (shutOut != null) {
            table.row("newly shut out", "", grouped(shutOut.newly()));
        }
        return table;
    }

    private static void named(String heading, List<BacktestReport.Person> people, PrintWriter out) {
        if (people.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(heading, "events", "out now", "by the candidate");
        people.forEach(one -> table.row(
                StoryText.shown(one.actor()), grouped(one.events()), grouped(one.now()), grouped(one.candidate())));
        out.println();
        table.print(out);
    }

    private static void outcome(BacktestReport report, PrintWriter out) {
        TextTable table = new TextTable("kept out", "of", "now", "candidate");
        BacktestReport.Known known = report.known();
        if (known != null) {
            table.row(
                    "of known fakes",
                    grouped(known.fakeEvents()),
                    BacktestReport.percent(known.averted().now()),
                    BacktestReport.percent(known.averted().candidate()));
            table.row(
                    "of all others",
                    grouped(known.honestEvents()),
                    BacktestReport.percent(known.cost().now()),
                    BacktestReport.percent(known.cost().candidate()));
        }
        BacktestReport.Sampled sample = report.sample();
        if (sample != null) {
            table.row(
                    "of what reviewers call honest",
                    grouped(sample.honest()),
                    sample.cost().now().text("-"),
                    sample.cost().candidate().text("-"));
            table.row(
                    "of what they call dishonest",
                    grouped(sample.dishonest()),
                    sample.averted().now().text("-"),
                    sample.averted().candidate().text("-"));
        }
        if (known != null || sample != null) {
            out.println();
            table.print(out);
        }
    }
}
