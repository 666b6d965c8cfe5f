package dev.weir.metrics;

import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Hands numbers of an operator to Flink's reporters. Each is read when a reporter asks, on its own thread: the operator goes on
 * counting in plain fields, and pays nothing. A number read meanwhile may be one event old.
 */
public final class Told {

    private final MetricGroup operator;

    /** @param operator the operator's own group, whose labels (subtask, operator) Flink adds */
    public Told(MetricGroup operator) {
        this.operator = operator;
    }

    /**
     * Tells a number from now on.
     *
     * @param now gives it; a counter's may never fall
     * @param values of the metric's labels, in their order
     */
    public void tell(Metric metric, Gauge<? extends Number> now, String... values) {
        if (metric.type() == Metric.Type.HISTOGRAM) {
            throw new IllegalArgumentException(metric + " is a histogram: tell its buckets");
        }
        labelled(metric, values).gauge(metric.text(), now);
    }

    /** Tells a histogram from now on. */
    public void tell(Metric metric, Buckets buckets, String... values) {
        MetricGroup group = labelled(metric, values);
        for (int i = 0; i <= buckets.bounds(); i++) {
            int upTo = i;
            group.addGroup("le", buckets.bound(i)).gauge(metric.text() + "_bucket", () -> buckets.upTo(upTo));
        }
        group.gauge(metric.text() + "_sum", buckets::sum);
        group.gauge(metric.text() + "_count", () -> buckets.upTo(buckets.bounds()));
    }

    private MetricGroup labelled(Metric metric, String... values) {
        metric.requireLabels(values);
        MetricGroup group = operator;
        for (int i = 0; i < values.length; i++) {
            group = group.addGroup(metric.labels().get(i), values[i]);
        }
        return group;
    }
}
