package dev.weir.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Groups of upright bars as inline SVG; its colours are classes {@code s0, s1, …} of the page.
 *
 * @param unit what the axis shows, and which end of it is good
 * @param groups what stands under each group
 * @param series what each bar of a group is
 * @param values by series, then group; NaN is left out
 * @param limit where a dashed line says what is to be reached; NaN for none
 */
public record BarChart(String unit, List<String> groups, List<String> series, List<List<Double>> values, double limit) {

    private static final int BAR = 9;
    private static final int GAP = 14;
    private static final int NARROWEST = 34;
    private static final int LEFT = 44;

    /** A letter of the axis' note is no wider, in pixels: two groups make a narrow chart. */
    private static final int LETTER = 6;

    private static final int HEIGHT = 150;
    private static final int ABOVE = 24;

    /** Labels go down at 35 degrees: about so many pixels a letter. */
    private static final double LETTER_DOWN = 3.9;

    /** The chart under a caption, with its legend. */
    public String figure(String caption) {
        return "<figure><figcaption>" + Html.escaped(caption) + "</figcaption>" + legend() + svg() + "</figure>";
    }

    private String svg() {
        Axis axis = Axis.of(Stream.concat(values.stream().flatMap(List::stream), Stream.of(limit))
                .filter(Double::isFinite)
                .mapToDouble(value -> value)
                .max()
                .orElse(0));
        int wanted = Math.max(NARROWEST, BAR * series.size() + GAP);
        int width = Math.max(LEFT + wanted * groups.size() + 10, LETTER * unit.length());
        int longest = groups.stream().mapToInt(String::length).max().orElse(0);
        int height = ABOVE + HEIGHT + 22 + (int) (longest * LETTER_DOWN);
        StringBuilder svg = new StringBuilder("<svg role=\"img\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\">");
        svg.append("<text x=\"0\" y=\"11\">%s</text>".formatted(Html.escaped(unit)));
        for (int tick = 0; tick <= axis.steps(); tick++) {
            double y = y(tick * axis.step(), axis);
            svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                    .formatted(LEFT, width - 10, y, y));
            svg.append("<text class=\"tick\" x=\"%d\" y=\"%.1f\">%s</text>"
                    .formatted(LEFT - 5, y + 4, number(tick * axis.step(), axis.decimals())));
        }
        for (int g = 0; g < groups.size(); g++) {
            double left = LEFT + wanted * g + (wanted - BAR * series.size()) / 2.0;
            for (int s = 0; s < series.size(); s++) {
                double value = values.get(s).get(g);
                if (Double.isFinite(value)) {
                    svg.append(bar(left + BAR * s, value, s, g, axis));
                }
            }
            svg.append("<text class=\"group\" transform=\"translate(%.1f %d) rotate(-35)\">%s</text>"
                    .formatted(LEFT + wanted * (g + 0.5) + 4, ABOVE + HEIGHT + 14, Html.escaped(groups.get(g))));
        }
        if (Double.isFinite(limit)) {
            svg.append("<line class=\"limit\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                    .formatted(LEFT, width - 10, y(limit, axis), y(limit, axis)));
        }
        return svg.append("</svg>").toString();
    }

    private String bar(double x, double value, int s, int g, Axis axis) {
        return "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"><title>%s: %s %s</title></rect>"
                .formatted(
                        s,
                        x,
                        y(value, axis),
                        BAR - 1,
                        Math.max(0.8, y(0, axis) - y(value, axis)),
                        Html.escaped(groups.get(g)),
                        Html.escaped(series.get(s)),
                        number(value, axis.decimals() + 2));
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static double y(double value, Axis axis) {
        double shown = Math.max(0, Math.min(axis.top(), value));
        return ABOVE + HEIGHT * (1 - shown / axis.top());
    }

    /** The colours' names; none where there is one colour. */
    private String legend() {
        if (series.size() == 1) {
            return "";
        }
        StringBuilder html = new StringBuilder("<p class=\"legend\">");
        for (int s = 0; s < series.size(); s++) {
            html.append("<span class=\"k%d\"></span>%s ".formatted(s, Html.escaped(series.get(s))));
        }
        return html.append("</p>").toString();
    }
}
