package dev.weir.console;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.Locale;

/** Pictures in the page itself. Only attributes place and size things: a style in the page would be refused by the browser. */
final class Svg {

    private Svg() {}

    /** An element; SVG has none without an end. */
    static ContainerTag<?> element(String name, String type) {
        return tag(name).withClass(type);
    }

    /** A rectangle; lengths as SVG writes them, with a unit or without. */
    static ContainerTag<?> rect(String type, String x, String y, String width, String height) {
        return element("rect", type)
                .attr("x", x)
                .attr("y", y)
                .attr("width", width)
                .attr("height", height);
    }

    /** An upright line. */
    static ContainerTag<?> upright(String type, String x, String from, String to) {
        return element("line", type)
                .attr("x1", x)
                .attr("x2", x)
                .attr("y1", from)
                .attr("y2", to);
    }

    /** A part of the width. */
    static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * Math.max(0, Math.min(1, part)));
    }
}
