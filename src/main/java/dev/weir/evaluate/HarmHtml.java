package dev.weir.evaluate;

import dev.weir.chart.Html;
import dev.weir.lab.Aim;
import java.util.List;
import java.util.Locale;

/** A recommender's error on honest ratings as a table: bars of nearly the same height say nothing. */
final class HarmHtml {

    private HarmHtml() {}

    static Harm.Quality quality(CellResult cell, Harm.Learner learner, Training training) {
        List<Harm> harms = cell.harm(learner);
        List<Harm> pushes =
                harms.stream().filter(harm -> harm.aim() == Aim.PUSH).toList();
        return Harm.mean(pushes.isEmpty() ? harms : pushes).getOrDefault(training, new Harm.Quality(0, 0, 0));
    }

    static String errors(String heading, List<CellResult> cells, Harm.Learner learner) {
        StringBuilder html = new StringBuilder("<figure><figcaption>")
                .append(Html.escaped(heading))
                .append(": error (RMSE), points; lower is better</figcaption><table><tr>" + "<th>attack</th>");
        for (Training training : Training.values()) {
            html.append("<th class=\"n\">").append(Words.of(training)).append("</th>");
        }
        html.append("<th class=\"n\">retracted / clean</th></tr>");
        for (CellResult cell : cells) {
            html.append("<tr><td>").append(Words.of(cell.cell().model())).append("</td>");
            for (Training training : Training.values()) {
                html.append("<td class=\"n\">")
                        .append(Words.number(quality(cell, learner, training).rmse(), 4))
                        .append("</td>");
            }
            double ratio = Harm.errorRatio(cell.harm(learner));
            html.append(String.format(
                    Locale.ROOT,
                    "<td class=\"n %s\">%s</td></tr>",
                    ratio > Targets.ERROR ? Targets.Answer.MISSED : "",
                    Words.number(ratio, 5)));
        }
        return html.append("</table></figure>").toString();
    }
}
