package dev.weir.console;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.i;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import dev.weir.index.Spread;
import dev.weir.index.Spread.Value;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;

/** The values that came about an object, those before a crowd beside those since, and where one event stands among them. */
final class SpreadChart {

    private static final int HIGH = 70;
    private static final int TOP = 14;
    private static final int BAR = 18;
    private static final int CLASS = 2 * BAR + 8;
    private static final int WORDS = 14;

    /** Longer numbers would run into each other. */
    private static final int DIGITS = 6;

    private SpreadChart() {}

    /**
     * The chart.
     *
     * @param noun what an object is called
     */
    static DomContent of(Ask ask, Spread spread, String noun) {
        ContainerTag<?> panel = section(h2("Values of this " + noun), p(words(spread)));
        if (spread.before() == 0 && isAlone(spread)) {
            return panel.withClass("panel");
        }
        return panel.with(
                        div(
                                        span(i().withClass("k-admitted"), text("went to training before")),
                                        iff(
                                                !isAlone(spread),
                                                span(i().withClass("k-held"), text("since, held or not"))))
                                .withClass("legend"),
                        picture(spread),
                        p(when(ask, spread)).withClass("dim"),
                        details(summary("As a table"), numbers(spread)))
                .withClass("panel");
    }

    /** A single event is no distribution: it is marked, and not drawn beside the others. */
    private static boolean isAlone(Spread spread) {
        return spread.within() <= 1;
    }

    private static DomContent when(Ask ask, Spread spread) {
        return isAlone(spread)
                ? text("Heights are shares.")
                : join(
                        text("Since is from "),
                        Show.age(spread.begin(), ask.now()),
                        text(" to "),
                        Show.age(spread.end(), ask.now()),
                        text(
                                " ago, when the events about it happened that are one case with this one. Heights are shares of"
                                        + " each time."));
    }

    private static String words(Spread spread) {
        Value own = spread.values().get(spread.own());
        String value = "this event's value, " + name(spread, own);
        String since = isAlone(spread)
                ? ""
                : "; of the " + Show.count(spread.within()) + " since, "
                        + Show.percent(share(own.within(), spread.within()));
        return spread.before() == 0
                ? "No event with a value went to training before" + since
                        + (since.isEmpty() ? "." : " have " + value + '.')
                : "Of " + Show.count(spread.before(), "event") + " that went to training before, "
                        + Show.percent(share(own.before(), spread.before())) + " have " + value + since + '.';
    }

    private static double share(long some, long all) {
        return (double) some / all;
    }

    private static String name(Spread spread, Value value) {
        return Show.number(value.from())
                + (spread.width() == 0 ? "" : " to " + Show.number(value.from() + spread.width()));
    }

    private static DomContent picture(Spread spread) {
        int width = spread.values().size() * CLASS + CLASS / 2;
        ContainerTag<?> svg = tag("svg")
                .attr("width", width)
                .attr("height", TOP + HIGH + WORDS)
                .attr("role", "img")
                .attr("aria-label", words(spread))
                .with(title(words(spread)));
        for (int i = 0; i < spread.values().size(); i++) {
            Value value = spread.values().get(i);
            int x = 4 + i * CLASS;
            svg.with(
                    bar("bar-in", x, value.before(), spread.before()),
                    isAlone(spread) ? text("") : bar("bar-held", x + BAR, value.within(), spread.within()),
                    label(x, TOP + HIGH + WORDS - 3, shortened(Show.number(value.from()))));
            if (i == spread.own()) {
                svg.with(
                        Svg.element("rect", "own")
                                .attr("x", x - 2)
                                .attr("y", TOP)
                                .attr("width", 2 * BAR + 4)
                                .attr("height", HIGH),
                        label(x, TOP - 4, "this"));
            }
        }
        svg.with(tag("line")
                .withClass("axis")
                .attr("x1", 0)
                .attr("x2", width)
                .attr("y1", TOP + HIGH)
                .attr("y2", TOP + HIGH));
        return div(svg).withClass("spread")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Chart of values");
    }

    /** What came at all is seen. */
    private static DomContent bar(String type, int x, long some, long all) {
        int high = some == 0 ? 0 : (int) Math.max(2, Math.round(HIGH * share(some, all)));
        return Svg.rect(
                type,
                Integer.toString(x),
                Integer.toString(TOP + HIGH - high),
                Integer.toString(BAR),
                Integer.toString(high));
    }

    private static String shortened(String number) {
        return number.length() > DIGITS ? number.substring(0, DIGITS - 1) + '…' : number;
    }

    private static DomContent numbers(Spread spread) {
        return table(
                thead(tr(
                        th("Value").withClass("n"),
                        th("Before").withClass("n"),
                        th("Since").withClass("n"))),
                tbody(each(
                        spread.values(),
                        one -> tr(
                                td(name(spread, one)).withClass("n"),
                                td(Show.count(one.before())).withClass("n"),
                                td(Show.count(one.within())).withClass("n")))));
    }

    private static DomContent label(int x, int y, String text) {
        return tag("text").attr("x", x).attr("y", y).withText(text);
    }
}
