package dev.weir.evaluate;

import dev.weir.chart.Html;
import java.util.List;

/** All figures as one wide table, with what its columns are and which end of them is good. */
final class FiguresHtml {

    private static final String COLUMNS = """
            <dl><dt>size, filler</dt><dd>fakes per genuine user; ratings of a profile per item</dd>
            <dt>P, R, F1, AUC</dt><dd>of users flagged at the end, 0 to 1, means over the seeds; higher is better</dd>
            <dt>FPR</dt><dd>share of honest users flagged at the end; lower is better</dd>
            <dt>leak</dt><dd>share of target ratings admitted before their author's flag; lower is better</dd>
            <dt>hours, events</dt><dd>from a fake's first rating of a target to its flag; lower is better</dd>
            <dt>F1 forest, rate, SVM</dt><dd>the other detectors'</dd>
            <dt>honest susp., excl., watched, held</dt><dd>honest users suspended and excluded at any time, watched at the end,
            ratings held, over all seeds; lower is better</dd>
            <dt>harm gone</dt><dd>share of the shift of the targets' mean ratings that retraction takes away; higher is better</dd>
            <dt>gain gone kNN, MF</dt><dd>share of a push's gain in hit ratio that retraction takes away, item kNN and matrix
            factorization; higher is better; - where nothing was gained</dd>
            <dt>MF shift</dt><dd>change of the targets' predicted rating by matrix factorization, in points of the scale, attacked
            to retracted; near 0 after retraction is better</dd></dl>
            """;

    /** The first of the columns with figures, data set left out: the ones before are words. */
    private static final int FIGURES = Table.HEADINGS.indexOf("P") - 1;

    private FiguresHtml() {}

    static String of(Findings findings) {
        StringBuilder html = new StringBuilder(COLUMNS).append("<div class=\"wide\"><table><thead><tr>");
        row(html, "th", Table.HEADINGS.subList(1, Table.HEADINGS.size()));
        html.append("</tr></thead><tbody>");
        String set = "";
        for (List<String> row : Table.rows(findings)) {
            if (!row.get(0).equals(set)) {
                set = row.get(0);
                html.append("<tr class=\"set\"><td colspan=\"%d\">%s</td></tr>"
                        .formatted(row.size() - 1, Html.escaped(set)));
            }
            html.append("<tr>");
            row(html, "td", row.subList(1, row.size()));
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    private static void row(StringBuilder html, String tag, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            html.append(i < FIGURES ? "<" + tag + ">" : "<" + tag + " class=\"n\">")
                    .append(Html.escaped(cells.get(i)))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
    }
}
