package dev.weir.evaluate;

import dev.weir.chart.BarChart;
import java.util.List;
import java.util.Locale;

/** Whether trust is what it says, as a chart and a table. */
final class ReliabilityHtml {

    private ReliabilityHtml() {}

    static String of(Reliability trust) {
        List<Reliability.Bin> bins = trust.bins();
        BarChart chart = new BarChart(
                "share of ratings; bars of a pair alike is better",
                bins.stream().map(ReliabilityHtml::name).toList(),
                List.of("mean trust", "share honest"),
                List.of(
                        bins.stream().map(Reliability.Bin::trust).toList(),
                        bins.stream().map(Reliability.Bin::honest).toList()),
                Double.NaN);
        StringBuilder html = new StringBuilder("<div class=\"charts\">")
                .append(chart.figure("By trust, " + trust.runs() + " streams"))
                .append("<figure><figcaption>")
                .append(String.format(
                        Locale.ROOT,
                        "Expected calibration error %.4f; of ratings with a finding %.4f (lower is better)",
                        trust.error(),
                        trust.errorWhereFound()))
                .append("</figcaption><table><tr><th>trust</th><th class=\"n\">ratings</th>"
                        + "<th class=\"n\">% of all, weighted</th><th class=\"n\">mean trust</th>"
                        + "<th class=\"n\">share honest</th></tr>");
        for (Reliability.Bin bin : bins) {
            html.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%.3f</td><td class=\"n\">%.3f</td>"
                            + "<td class=\"n\">%.3f</td></tr>",
                    name(bin),
                    bin.events(),
                    100 * bin.weight(),
                    bin.trust(),
                    bin.honest()));
        }
        return html.append("</table></figure></div>").toString();
    }

    private static String name(Reliability.Bin bin) {
        return bin.from() == 1
                ? "1"
                : Words.number(bin.from(), 2) + " to " + (bin.to() == 1 ? "below 1" : Words.number(bin.to(), 2));
    }
}
