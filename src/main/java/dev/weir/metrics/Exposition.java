package dev.weir.metrics;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Numbers in Prometheus' text format, version 0.0.4. */
public final class Exposition {

    /** The type of the text, for the header. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<Metric, StringBuilder> samples = new EnumMap<>(Metric.class);

    /**
     * Adds a number.
     *
     * @param values of the metric's labels, in their order
     */
    public Exposition add(Metric metric, double value, String... values) {
        return add(metric, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString(), values);
    }

    /** Adds a whole number. */
    public Exposition add(Metric metric, long value, String... values) {
        return add(metric, Long.toString(value), values);
    }

    private Exposition add(Metric metric, String number, String... values) {
        metric.requireLabels(values);
        StringBuilder out = samples.computeIfAbsent(metric, Exposition::begun).append(metric.text());
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "{" : ",")
                    .append(metric.labels().get(i))
                    .append("=\"")
                    .append(escaped(values[i]).replace("\"", "\\\""))
                    .append('"');
        }
        out.append(values.length > 0 ? "} " : " ").append(number).append('\n');
        return this;
    }

    /** All of it. */
    public String text() {
        return String.join("", samples.values());
    }

    private static StringBuilder begun(Metric metric) {
        return new StringBuilder()
                .append("# HELP ")
                .append(metric.text())
                .append(' ')
                .append(escaped(metric.help()))
                .append("\n# TYPE ")
                .append(metric.text())
                .append(metric.type() == Metric.Type.COUNTER ? " counter\n" : " gauge\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
