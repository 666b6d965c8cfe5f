package dev.weir.evaluate;

import dev.weir.chart.BarChart;
import dev.weir.chart.Html;
import dev.weir.chart.ReportStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** The findings as one page that needs nothing beside it. */
final class Report {

    private static final List<String> DETECTORS =
            Arrays.stream(Detector.values()).map(Detector::label).toList();
    private static final List<String> TRAININGS =
            Arrays.stream(Training.values()).map(Words::of).toList();
    private static final List<String> TRAITS =
            Arrays.stream(Trait.values()).map(Words::of).toList();

    private final Findings findings;
    private final StringBuilder html = new StringBuilder();

    Report(Findings findings) {
        this.findings = findings;
    }

    String html() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Weir evaluation</title>")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(ReportStyle.CSS)
                .append("</style></head><body><h1>Weir: what it finds, and what it costs</h1>");
        head();
        targets();
        Map<String, List<CellResult>> panels = panels();
        section(
                "Who finds the fakes",
                "Mean F1 by attack, over the seeds. The dashed line is the target, 0.98 from 3 % on.");
        charts(panels, this::f1);
        section(
                "How soon",
                "Leak: share of the attack's ratings of its targets admitted before their author was flagged (dashed: at"
                        + " most 0.30). Delay: from a fake's first rating of a target to its flag.");
        charts(panels, this::reaction);
        section(
                "What it does to a recommender",
                "Hit ratio at ten of the targets, by what was learned from: the honest ratings alone (clean), everything"
                        + " (attacked), what was admitted (gated), and what was admitted and not taken back (retracted). Pushes"
                        + " only, where there are any. The better, the nearer to clean. The tables have the error on honest"
                        + " ratings that were kept out, and how many times the clean one it is after retraction.");
        charts(panels, this::harm);
        section(
                "What honest people bear",
                "Share of each tenth of the honest users with a rating held, or who were suspended or excluded at any"
                        + " time; over all attacks on a data set. Tenths from the least on: the least active, the first to come,"
                        + " the rarest taste. Lower is better, and even is fair.");
        tenths();
        section(
                "Whether trust is what it says",
                "Admitted ratings by their trust: the mean trust and the share that is honest should be alike. Weighted so"
                        + " that %s of the ratings that come in are an attack's. A trust of 1 says that nothing was found."
                                .formatted(Words.percent(findings.trust().baseRate())));
        html.append(ReliabilityHtml.of(findings.trust()));
        section("All figures", "");
        html.append(FiguresHtml.of(findings));
        return html.append("</body></html>\n").toString();
    }

    private void section(String heading, String text) {
        html.append("<h2>%s</h2>".formatted(Html.escaped(heading)));
        if (!text.isEmpty()) {
            html.append("<p>%s</p>".formatted(Html.escaped(text)));
        }
    }

    private void charts(Map<String, List<CellResult>> panels, Consumer<List<CellResult>> each) {
        panels.forEach((heading, cells) -> {
            html.append("<h3>%s</h3><div class=\"charts\">".formatted(Html.escaped(heading)));
            each.accept(cells);
            html.append("</div>");
        });
    }

    private void head() {
        Grid grid = findings.grid();
        html.append(
                "<p>Attacks a combination: %d, seeds from %d on; even seeds push, odd ones nuke. Items under attack: %d. Users are remembered for %d days, items for %d days.</p><ul>"
                        .formatted(
                                grid.seeds(),
                                grid.firstSeed(),
                                grid.targets(),
                                grid.memory().actors().toDays(),
                                grid.memory().objects().toDays()));
        for (Detector detector : Detector.values()) {
            html.append(
                    "<li><b>%s</b>: %s</li>".formatted(Html.escaped(detector.label()), Html.escaped(detector.how())));
        }
        html.append("</ul>");
        findings.skipped()
                .forEach(line -> html.append("<p class=\"MISSED\">Left out: ")
                        .append(Html.escaped(line))
                        .append("</p>"));
    }

    private void targets() {
        html.append("<h2>Targets</h2><table><tr><th>target</th><th>met?</th><th>worst measured, and where</th></tr>");
        for (Targets.Line line : Targets.of(findings)) {
            html.append("<tr><td>%s</td><td class=\"%s\">%s</td><td>%s</td></tr>"
                    .formatted(
                            Html.escaped(line.target()),
                            line.answer(),
                            Words.of(line.answer()),
                            Html.escaped(line.worst())));
        }
        html.append("</table>");
    }

    /** Cells that differ only in the model, under a heading. */
    private Map<String, List<CellResult>> panels() {
        Map<String, List<CellResult>> panels = new LinkedHashMap<>();
        for (CellResult result : findings.cells()) {
            Grid.Cell cell = result.cell();
            String heading = cell.data() + ", size " + Words.percent(cell.size()) + ", filler "
                    + Words.percent(cell.filler()) + ", " + Words.of(cell.shape()) + ", " + Words.of(cell.age());
            panels.computeIfAbsent(heading, key -> new ArrayList<>()).add(result);
        }
        return panels;
    }

    private void f1(List<CellResult> cells) {
        List<List<Double>> values = new ArrayList<>();
        for (Detector detector : Detector.values()) {
            values.add(each(cells, cell -> cell.f1(detector)));
        }
        double limit = cells.get(0).cell().size() >= Targets.F1_FROM_SIZE ? Targets.F1 : Double.NaN;
        long met = cells.stream()
                .filter(cell -> cell.f1(Detector.WEIR) >= Targets.F1)
                .count();
        String said = Double.isFinite(limit) ? "F1: " + met + " of " + cells.size() + " meet 0.98" : "F1";
        figure(said, new BarChart("F1; higher is better", models(cells), DETECTORS, values, limit));
    }

    private void reaction(List<CellResult> cells) {
        boolean target = cells.get(0).cell().size() >= Targets.F1_FROM_SIZE;
        long met = cells.stream()
                .filter(cell -> Targets.leak(cell) <= Targets.LEAK)
                .count();
        figure(
                target ? "leak: " + met + " of " + cells.size() + " meet 0.30" : "leak",
                new BarChart(
                        "share of target ratings; lower is better",
                        models(cells),
                        List.of("leak"),
                        List.of(each(cells, Targets::leak)),
                        target ? Targets.LEAK : Double.NaN));
        List<Double> hours = each(
                cells, cell -> cell.hours() == null ? Double.NaN : cell.hours().mean());
        figure(
                "delay",
                new BarChart("hours; lower is better", models(cells), List.of("hours"), List.of(hours), Double.NaN));
    }

    private void harm(List<CellResult> cells) {
        for (Harm.Learner learner : Harm.Learner.values()) {
            List<CellResult> measured =
                    cells.stream().filter(cell -> !cell.harm(learner).isEmpty()).toList();
            if (measured.isEmpty()) {
                continue;
            }
            List<List<Double>> hits = new ArrayList<>();
            for (Training training : Training.values()) {
                hits.add(each(
                        measured,
                        cell -> HarmHtml.quality(cell, learner, training).hitRatio()));
            }
            List<Double> gone = each(measured, cell -> Harm.gainGone(cell.harm(learner)));
            long gained = gone.stream().filter(Double::isFinite).count();
            long met = gone.stream().filter(share -> share >= Targets.GAIN_GONE).count();
            String whom = Words.of(learner);
            String said = gained == 0
                    ? ": no push gains"
                    : ": pushes that gain " + gained + ", of which lose 95 % of it " + met;
            figure(
                    whom + said,
                    new BarChart(
                            "hit ratio at ten, 0 to 1; near clean is better",
                            models(measured),
                            TRAININGS,
                            hits,
                            Double.NaN));
            html.append(HarmHtml.errors(whom, measured, learner));
        }
    }

    private void tenths() {
        Map<String, HonestCost> sums = new LinkedHashMap<>();
        findings.clean().forEach(clean -> sums.put(clean.data() + ", no attack", clean.cost()));
        for (CellResult cell : findings.cells()) {
            sums.merge(cell.cell().data() + ", under attack", cell.honest(), HonestCost::plus);
        }
        html.append("<div class=\"charts\">");
        List<String> groups = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        sums.forEach((data, cost) -> {
            List<List<Double>> values = new ArrayList<>();
            StringBuilder worst = new StringBuilder();
            for (Trait trait : Trait.values()) {
                values.add(each(
                        cost.tenths().getOrDefault(trait, List.of()),
                        tenth -> tenth.users() == 0 ? 0 : (double) tenth.hit() / tenth.users()));
                worst.append(worst.isEmpty() ? " " : ", ")
                        .append(Words.of(trait))
                        .append(' ')
                        .append(Words.number(cost.worstTenth(trait), 1));
            }
            String said = data + ": users with a rating held " + cost.held() + " of " + cost.users() + ", suspended "
                    + cost.suspended() + ", excluded " + cost.excluded() + "; ratings held "
                    + Words.percent(cost.heldShare())
                    + (cost.heldShare() <= Targets.HELD ? " (meets 0.2 %)" : " (misses 0.2 %)")
                    + "; worst tenth to average" + worst;
            figure(
                    said,
                    new BarChart("share of the tenth's users; lower is better", groups, TRAITS, values, Double.NaN));
        });
        html.append("</div>");
    }

    private void figure(String caption, BarChart chart) {
        html.append(chart.figure(caption));
    }

    private static List<String> models(List<CellResult> cells) {
        return cells.stream().map(cell -> Words.of(cell.cell().model())).toList();
    }

    private static <T> List<Double> each(List<T> cells, ToDoubleFunction<T> figure) {
        return cells.stream().map(figure::applyAsDouble).toList();
    }
}
