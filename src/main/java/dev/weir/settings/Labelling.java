package dev.weir.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which labels a reviewer may give the events of each stream, by the settings. Pure. */
public final class Labelling {

    private final Map<String, Set<String>> values;
    private final Map<String, String> brings;

    private Labelling(Map<String, Set<String>> values, Map<String, String> brings) {
        this.values = values;
        this.brings = brings;
    }

    /** A stream has the labels of its own field, and those of the streams that bring it labels. */
    public static Labelling of(Settings settings) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        Map<String, String> brings = new LinkedHashMap<>();
        for (Map.Entry<String, StreamSettings> stream : settings.streams().entrySet()) {
            LabelField label = stream.getValue().fields().label();
            if (label == null) {
                continue;
            }
            String about = label.stream();
            if (about != null) {
                brings.put(stream.getKey(), about);
            }
            values.computeIfAbsent(about == null ? stream.getKey() : about, name -> new LinkedHashSet<>())
                    .addAll(label.values());
        }
        return new Labelling(values, brings);
    }

    /** Whether a reviewer may give its events labels. */
    public boolean has(String stream) {
        return values.containsKey(stream);
    }

    /** The labels that there are; none means any. */
    public Set<String> values(String stream) {
        return values.getOrDefault(stream, Set.of());
    }

    /** Why nobody may give an event of the stream this label, or null. */
    public @Nullable String refusal(String stream, String label) {
        Set<String> known = values.get(stream);
        if (known == null) {
            String about = brings.get(stream);
            return about == null
                    ? "the events of stream '" + stream + "' have no labels"
                            + (values.isEmpty()
                                    ? "; no stream of the settings has"
                                    : "; allowed: " + String.join(", ", values.keySet()))
                    : "stream '" + stream + "' brings the labels of '" + about + "'; relabel the event of '" + about
                            + "'";
        }
        return known.isEmpty() || known.contains(label)
                ? null
                : "'" + label + "' is no label of stream '" + stream + "'; allowed: " + String.join(", ", known);
    }
}
