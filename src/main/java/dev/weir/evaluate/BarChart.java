package dev.weir.evaluate;

import java.util.List;

/**
 * Groups of upright bars as inline SVG; its colours are classes {@code s0, s1, …} of the page.
 *
 * @param groups what stands under each group
 * @param series what each bar of a group is
 * @param values by series, then group; NaN is left out
 * @param top the value at the upper edge
 * @param limit where a dashed line says what is to be reached; NaN for none
 * @param decimals of the figures
 */
record BarChart(
        List<String> groups, List<String> series, List<List<Double>> values, double top, double limit, int decimals) {

    private static final int BAR = 12;
    private static final int LEFT = 44;
    private static final int HEIGHT = 150;
    private static final int ABOVE = 12;
    private static final int BELOW = 74;
    private static final int TICKS = 4;

    String svg() {
        int group = BAR * series.size() + 16;
        int wanted =
                Math.max(group, groups.stream().mapToInt(String::length).max().orElse(0) * 4);
        int width = LEFT + wanted * groups.size() + 10;
        StringBuilder svg = new StringBuilder("<svg role=\"img\" width=\"" + width + "\" height=\""
                + (ABOVE + HEIGHT + BELOW) + "\" viewBox=\"0 0 " + width + " " + (ABOVE + HEIGHT + BELOW) + "\">");
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = top * tick / TICKS;
            svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                    .formatted(LEFT, width - 10, y(value), y(value)));
            svg.append("<text class=\"tick\" x=\"%d\" y=\"%.1f\">%s</text>"
                    .formatted(LEFT - 5, y(value) + 4, Words.number(value, decimals)));
        }
        for (int g = 0; g < groups.size(); g++) {
            double left = LEFT + wanted * g + (wanted - BAR * series.size()) / 2.0;
            for (int s = 0; s < series.size(); s++) {
                double value = values.get(s).get(g);
                if (Double.isFinite(value)) {
                    svg.append(bar(left + BAR * s, value, s, g));
                }
            }
            svg.append("<text class=\"group\" transform=\"translate(%.1f %d) rotate(-35)\">%s</text>"
                    .formatted(LEFT + wanted * (g + 0.5) + 4, ABOVE + HEIGHT + 14, Report.escaped(groups.get(g))));
        }
        if (Double.isFinite(limit)) {
            svg.append("<line class=\"limit\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                    .formatted(LEFT, width - 10, y(limit), y(limit)));
        }
        return svg.append("</svg>").toString();
    }

    private String bar(double x, double value, int s, int g) {
        double shown = Math.max(0, Math.min(top, value));
        return "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"><title>%s: %s %s</title></rect>"
                .formatted(
                        s,
                        x,
                        y(shown),
                        BAR - 2,
                        Math.max(0.8, y(0) - y(shown)),
                        Report.escaped(groups.get(g)),
                        Report.escaped(series.get(s)),
                        Words.number(value, decimals + 2));
    }

    private double y(double value) {
        return ABOVE + HEIGHT * (1 - value / top);
    }

    /** The colours' names, once for all charts with the same series. */
    static String legend(List<String> series) {
        StringBuilder html = new StringBuilder("<p class=\"legend\">");
        for (int s = 0; s < series.size(); s++) {
            html.append("<span class=\"k%d\"></span>%s ".formatted(s, Report.escaped(series.get(s))));
        }
        return html.append("</p>").toString();
    }
}
