package dev.weir.metrics;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** A monitoring system of one test: what is told into {@link #told}, by name and labels. */
public final class Heard {

    private final Map<String, Gauge<?>> gauges = new LinkedHashMap<>();

    /** Where to tell. */
    public Told told() {
        return new Told(group(Map.of()));
    }

    /** The number of one series, such as {@code weir_verdicts_total{stream="ratings",verdict="held"}}; labels by name. */
    public double now(String series) {
        Gauge<?> gauge = gauges.get(series);
        if (gauge == null) {
            throw new AssertionError(series + " is not among " + gauges.keySet());
        }
        return ((Number) gauge.getValue()).doubleValue();
    }

    /** Whether there is such a series. */
    public boolean has(String series) {
        return gauges.containsKey(series);
    }

    private MetricGroup group(Map<String, String> labels) {
        return (MetricGroup) Proxy.newProxyInstance(
                Heard.class.getClassLoader(), new Class<?>[] {MetricGroup.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("addGroup") && arguments.length == 2) {
                        Map<String, String> more = new TreeMap<>(labels);
                        more.put((String) arguments[0], (String) arguments[1]);
                        return group(more);
                    }
                    if (method.getName().equals("gauge")) {
                        gauges.put(series((String) arguments[0], labels), (Gauge<?>) arguments[1]);
                        return arguments[1];
                    }
                    throw new UnsupportedOperationException(method.toString());
                });
    }

    private static String series(String name, Map<String, String> labels) {
        StringBuilder text = new StringBuilder(name);
        labels.forEach((label, value) -> text.append(text.length() == name.length() ? "{" : ",")
                .append(label)
                .append("=\"")
                .append(value)
                .append('"'));
        return labels.isEmpty() ? name : text.append('}').toString();
    }
}
