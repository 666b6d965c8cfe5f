package dev.weir.console;

import static j2html.TagCreator.div;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.title;

import dev.weir.index.CampaignView;
import dev.weir.index.CampaignView.Cell;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;

/** Who did what to which object: one row a member, one column an object. Works of one hand look like stripes. */
final class Matrix {

    private static final int ROW = 11;
    private static final int COLUMN = 16;
    private static final int LEFT = 130;
    private static final int TOP = 18;
    private static final int LABEL = 18;

    /** Numbers of two digits would run into each other: of these every fifth is written. */
    private static final int NUMBERED = 9;

    private static final int EACH = 5;

    private Matrix() {}

    static DomContent of(CampaignView campaign) {
        int width = LEFT + campaign.objects().size() * COLUMN + 8;
        int height = TOP + campaign.members().size() * ROW + 4;
        ContainerTag<?> picture = tag("svg")
                .attr("width", width)
                .attr("height", height)
                .attr("role", "img")
                .attr(
                        "aria-label",
                        campaign.members().size() + " members by "
                                + campaign.objects().size() + " objects");
        for (int i = 0; i < campaign.objects().size(); i++) {
            picture.with(line(LEFT + i * COLUMN, TOP, LEFT + i * COLUMN, height - 4));
            if (i < NUMBERED || (i + 1) % EACH == 0) {
                picture.with(text(LEFT + i * COLUMN + 3, TOP - 6, Integer.toString(i + 1)));
            }
        }
        for (int i = 0; i < campaign.members().size(); i++) {
            String id = Show.visible(campaign.members().get(i).actor().id());
            picture.with(
                    text(2, TOP + i * ROW + 9, id.length() > LABEL ? id.substring(0, LABEL - 1) + '…' : id),
                    line(LEFT, TOP + i * ROW, width - 8, TOP + i * ROW));
        }
        DoubleSummaryStatistics means =
                campaign.cells().stream().mapToDouble(Matrix::weight).summaryStatistics();
        campaign.cells().forEach(cell -> picture.with(cell(campaign, cell, means)));
        return div(picture)
                .withClass("matrix")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Matrix");
    }

    private static DomContent cell(CampaignView campaign, Cell cell, DoubleSummaryStatistics all) {
        double range = all.getMax() - all.getMin();
        double depth = range > 0 ? 0.3 + 0.7 * (weight(cell) - all.getMin()) / range : 1;
        return Svg.rect(
                        "cell",
                        Integer.toString(LEFT + cell.object() * COLUMN + 1),
                        Integer.toString(TOP + cell.member() * ROW + 1),
                        Integer.toString(COLUMN - 2),
                        Integer.toString(ROW - 2))
                .attr("fill-opacity", String.format(Locale.ROOT, "%.2f", depth))
                .with(title(Show.visible(
                                campaign.members().get(cell.member()).actor().text()) + " about "
                        + Show.visible(
                                campaign.objects().get(cell.object()).object().text()) + ": "
                        + Show.count(cell.count(), "event")
                        + (Double.isNaN(cell.mean()) ? "" : ", mean value " + Show.number(cell.mean())) + ", first "
                        + Show.exact(cell.first())));
    }

    /** What the depth of the colour says: the value, or where there are none how often. */
    private static double weight(Cell cell) {
        return Double.isNaN(cell.mean()) ? cell.count() : cell.mean();
    }

    private static DomContent text(int x, int y, String text) {
        return tag("text").attr("x", x).attr("y", y).withText(text);
    }

    private static DomContent line(int x1, int y1, int x2, int y2) {
        return tag("line")
                .withClass("grid")
                .attr("x1", x1)
                .attr("y1", y1)
                .attr("x2", x2)
                .attr("y2", y2);
    }
}
