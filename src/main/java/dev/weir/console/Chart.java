package dev.weir.console;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.i;
import static j2html.TagCreator.join;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines or bars over time, which the script beside the pages draws.
 *
 * @param shape lines, or bars that stand on each other
 * @param times where the points are, in order
 * @param series what is drawn, from the bottom up
 * @param marks times to mark: an episode
 */
record Chart(Shape shape, List<Instant> times, List<Series> series, List<Instant> marks) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How it looks. */
    enum Shape {
        LINES,
        BARS
    }

    /**
     * One line.
     *
     * @param name in the legend
     * @param colour the name of a colour of the style
     * @param values one a time; NaN is a gap
     */
    record Series(String name, String colour, List<Double> values) {}

    /** The chart with its legend. */
    DomContent draw(String label) {
        return join(
                div(each(series, one -> span(i().withClass("k-" + one.colour), text(one.name))))
                        .withClass("legend"),
                div().withClass("chart")
                        .attr("role", "img")
                        .attr("aria-label", label)
                        .attr("data-chart", json()));
    }

    /** Bars are drawn from the highest down, each over the one before: their values are sums of those below. */
    private String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("bars", shape == Shape.BARS);
        ArrayNode at = json.putArray("times");
        times.forEach(time -> at.add(time.getEpochSecond()));
        ArrayNode marked = json.putArray("marks");
        marks.forEach(mark -> marked.add(mark.getEpochSecond()));
        List<ObjectNode> drawn = new ArrayList<>();
        double[] sums = new double[times.size()];
        for (Series one : series) {
            ObjectNode node = JSON.createObjectNode().put("name", one.name).put("colour", one.colour);
            ArrayNode shown = node.putArray("shown");
            ArrayNode values = node.putArray("values");
            for (int i = 0; i < sums.length; i++) {
                double value = one.values.get(i);
                sums[i] = shape == Shape.BARS ? sums[i] + value : value;
                add(shown, value);
                add(values, sums[i]);
            }
            drawn.add(shape == Shape.BARS ? 0 : drawn.size(), node);
        }
        json.putArray("series").addAll(drawn);
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a chart cannot be written", e);
        }
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isNaN(value)) {
            array.addNull();
        } else {
            array.add(value);
        }
    }
}
