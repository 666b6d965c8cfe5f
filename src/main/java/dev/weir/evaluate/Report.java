package dev.weir.evaluate;

import dev.weir.lab.Aim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        html.append(
                "<h2>Who finds the fakes</h2><p>Mean F1 by attack. The dashed line is the target, 0.98 from 3 % on.</p>");
        html.append(BarChart.legend(DETECTORS));
        panels.forEach(this::f1);
        html.append(
                "<h2>How soon</h2><p>Leak: share of the attack's ratings of its targets admitted before their author was"
                        + " flagged (dashed: at most 0.30). Delay: hours from a fake's first rating of a target to its flag.</p>");
        panels.forEach(this::reaction);
        html.append(
                "<h2>What it does to a recommender</h2><p>Hit ratio at ten of the targets, by what was learned from."
                        + " Pushes only, where there are any. Below: error on honest ratings that were kept out.</p>");
        html.append(BarChart.legend(TRAININGS));
        panels.forEach(this::harm);
        html.append(
                "<h2>What honest people bear</h2><p>Share of each tenth of the honest users with a rating held, or who"
                        + " were suspended or excluded at any time; over all attacks on a data set. Tenths from the least on.</p>");
        tenths();
        html.append("<h2>All figures</h2>");
        table();
        return html.append("</body></html>\n").toString();
    }

    private void head() {
        Grid grid = findings.grid();
        html.append(
                "<p>%d attacks a combination, seeds from %d on; even seeds push, odd ones nuke. %d targets. Users are remembered %d days, items %d.</p><ul>"
                        .formatted(
                                grid.seeds(),
                                grid.firstSeed(),
                                grid.targets(),
                                grid.memory().actors().toDays(),
                                grid.memory().objects().toDays()));
        for (Detector detector : Detector.values()) {
            html.append("<li><b>%s</b>: %s</li>".formatted(escaped(detector.label()), escaped(detector.how())));
        }
        html.append("</ul>");
        findings.skipped()
                .forEach(line -> html.append("<p class=\"MISSED\">Left out: ")
                        .append(escaped(line))
                        .append("</p>"));
    }

    private void targets() {
        html.append("<h2>Targets</h2><table><tr><th>target</th><th>worst measured</th><th></th></tr>");
        for (Targets.Line line : Targets.of(findings)) {
            html.append("<tr><td>%s</td><td>%s</td><td class=\"%s\">%s</td></tr>"
                    .formatted(escaped(line.target()), escaped(line.worst()), line.answer(), Words.of(line.answer())));
        }
        html.append("</table>");
    }

    /** Cells that differ only in the model, under a heading. */
    private Map<String, List<CellResult>> panels() {
        Map<String, List<CellResult>> panels = new LinkedHashMap<>();
        for (CellResult result : findings.cells()) {
            Grid.Cell cell = result.cell();
            String heading = cell.data() + ", size " + Words.percent(cell.size()) + ", filler "
                    + Words.percent(cell.filler()) + ", " + Words.of(cell.shape()) + ", " + Words.of(cell.age())
                    + " targets";
            panels.computeIfAbsent(heading, key -> new ArrayList<>()).add(result);
        }
        return panels;
    }

    private void f1(String heading, List<CellResult> cells) {
        List<List<Double>> values = new ArrayList<>();
        for (Detector detector : Detector.values()) {
            values.add(each(cells, cell -> cell.f1(detector)));
        }
        double limit = cells.get(0).cell().size() >= Targets.F1_FROM_SIZE ? Targets.F1 : Double.NaN;
        long met = cells.stream()
                .filter(cell -> cell.f1(Detector.WEIR) >= Targets.F1)
                .count();
        String said = Double.isFinite(limit) ? met + " of " + cells.size() + " meet 0.98" : "no target";
        figure(heading + ": " + said, new BarChart(models(cells), DETECTORS, values, 1, limit, 2));
    }

    private void reaction(String heading, List<CellResult> cells) {
        long met = cells.stream()
                .filter(cell -> Targets.leak(cell) <= Targets.LEAK)
                .count();
        figure(
                heading + ", leak: " + met + " of " + cells.size() + " meet 0.30",
                new BarChart(models(cells), List.of("leak"), List.of(each(cells, Targets::leak)), 1, Targets.LEAK, 2));
        List<Double> hours = each(
                cells, cell -> cell.hours() == null ? Double.NaN : cell.hours().mean());
        figure(
                heading + ", delay in hours",
                new BarChart(models(cells), List.of("hours"), List.of(hours), top(hours), Double.NaN, 1));
    }

    private void harm(String heading, List<CellResult> cells) {
        for (Harm.Learner learner : Harm.Learner.values()) {
            List<CellResult> measured =
                    cells.stream().filter(cell -> !cell.harm(learner).isEmpty()).toList();
            if (measured.isEmpty()) {
                continue;
            }
            List<List<Double>> hits = new ArrayList<>();
            List<List<Double>> errors = new ArrayList<>();
            for (Training training : Training.values()) {
                hits.add(each(measured, cell -> quality(cell, learner, training).hitRatio()));
                errors.add(
                        each(measured, cell -> quality(cell, learner, training).rmse()));
            }
            List<Double> gone = each(measured, cell -> Harm.gainGone(cell.harm(learner)));
            long gained = gone.stream().filter(Double::isFinite).count();
            long met = gone.stream().filter(share -> share >= Targets.GAIN_GONE).count();
            List<Double> all = hits.stream().flatMap(List::stream).toList();
            figure(
                    heading + ", " + Words.of(learner) + ", hit ratio: of " + gained + " pushes that gain, " + met
                            + " lose 95 % of it",
                    new BarChart(models(measured), TRAININGS, hits, top(all), Double.NaN, 3));
            List<Double> allErrors = errors.stream().flatMap(List::stream).toList();
            figure(
                    heading + ", " + Words.of(learner) + ", root mean squared error",
                    new BarChart(models(measured), TRAININGS, errors, top(allErrors), Double.NaN, 2));
        }
    }

    private static Harm.Quality quality(CellResult cell, Harm.Learner learner, Training training) {
        List<Harm> harms = cell.harm(learner);
        List<Harm> pushes =
                harms.stream().filter(harm -> harm.aim() == Aim.PUSH).toList();
        return Harm.mean(pushes.isEmpty() ? harms : pushes).getOrDefault(training, new Harm.Quality(0, 0, 0));
    }

    private void tenths() {
        Map<String, HonestCost> sums = new LinkedHashMap<>();
        findings.clean().forEach(clean -> sums.put(clean.data() + ", no attack", clean.cost()));
        for (CellResult cell : findings.cells()) {
            sums.merge(cell.cell().data() + ", under attack", cell.honest(), HonestCost::plus);
        }
        html.append(BarChart.legend(TRAITS));
        List<String> groups = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        sums.forEach((data, cost) -> {
            List<List<Double>> values = new ArrayList<>();
            StringBuilder worst = new StringBuilder();
            for (Trait trait : Trait.values()) {
                values.add(each(
                        cost.tenths().getOrDefault(trait, List.of()),
                        tenth -> tenth.users() == 0 ? 0 : (double) tenth.hit() / tenth.users()));
                worst.append(", ").append(Words.of(trait)).append(' ').append(Words.number(cost.worstTenth(trait), 1));
            }
            List<Double> all = values.stream().flatMap(List::stream).toList();
            figure(
                    data + ": " + cost.held() + " of " + cost.users() + " users with a rating held, " + cost.suspended()
                            + " suspended, " + cost.excluded() + " excluded; worst tenth to average" + worst
                            + "; ratings held " + Words.number(cost.heldShare(), 5)
                            + (cost.heldShare() <= Targets.HELD ? " (meets 0.002)" : " (misses 0.002)"),
                    new BarChart(groups, TRAITS, values, top(all), Double.NaN, 3));
        });
    }

    private void table() {
        html.append("<div class=\"wide\"><table><tr>");
        Table.HEADINGS.forEach(
                heading -> html.append("<th>").append(escaped(heading)).append("</th>"));
        html.append("</tr>");
        for (List<String> row : Table.rows(findings)) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>");
        }
        html.append("</table></div>");
    }

    private void figure(String caption, BarChart chart) {
        html.append("<figure><figcaption>")
                .append(escaped(caption))
                .append("</figcaption>")
                .append(chart.svg())
                .append("</figure>");
    }

    private static List<String> models(List<CellResult> cells) {
        return cells.stream().map(cell -> Words.of(cell.cell().model())).toList();
    }

    private static <T> List<Double> each(List<T> cells, ToDoubleFunction<T> figure) {
        return cells.stream().map(figure::applyAsDouble).toList();
    }

    /** A round number at or above the largest value. */
    private static double top(List<Double> values) {
        double most = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(x -> x)
                .max()
                .orElse(0);
        if (most <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        return Math.ceil(most / power * 2) / 2 * power;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
