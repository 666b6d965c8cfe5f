package dev.weir.row;

import dev.weir.event.Retraction;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.FieldMap;
import dev.weir.settings.LabelField;
import dev.weir.settings.Mode;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What the row stage needs to know of one stream.
 *
 * @param stream the stream's name: state is kept by name, which outlives a stream's number
 * @param features the names of its features, in their order
 * @param classes the labels that it has, by the settings; none means any
 * @param label what the check of labels may do beside features; off where the stream has none, or only those of other streams' events
 * @param lateLabel what it may do on a stream of labels alone, whose labels are of other streams' events; off on all others
 * @param feature what the check of features may do; off where the stream has none
 * @param outlier what is said of rows that are unusual and nothing else
 * @param memory how long a row is remembered, by event time
 */
public record RowPlan(
        String stream,
        List<String> features,
        List<String> classes,
        Mode label,
        Mode lateLabel,
        Mode feature,
        Mode outlier,
        Duration memory)
        implements Serializable {

    public RowPlan {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
    }

    /** What the settings and the policy of a stream ask for. */
    public static RowPlan of(String stream, FieldMap fields, CheckPolicies policy, Duration memory) {
        List<String> features = List.copyOf(fields.features().keySet());
        LabelField label = fields.label();
        boolean labelled = label != null && label.of() == null && !features.isEmpty();
        return new RowPlan(
                stream,
                features,
                label == null ? List.of() : label.values(),
                labelled ? policy.label().mode() : Mode.OFF,
                label != null && label.of() != null ? policy.label().mode() : Mode.OFF,
                features.isEmpty() ? Mode.OFF : policy.feature().mode(),
                features.isEmpty() ? Mode.OFF : policy.outlier().mode(),
                memory);
    }

    /** Whether anything is asked of the stream's rows. */
    public boolean asks() {
        return label != Mode.OFF || lateLabel != Mode.OFF || watchesFeatures();
    }

    /** What the check may do that takes back events or labels. */
    Mode mode(Retraction.What what) {
        return switch (what) {
            case EVENT -> feature;
            case LABEL -> lateLabel == Mode.OFF ? label : lateLabel;
        };
    }

    boolean watchesFeatures() {
        return feature != Mode.OFF || outlier != Mode.OFF;
    }
}
