package dev.weir.training;

import dev.weir.settings.LabelField;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of a stream that matters for the training set.
 *
 * @param number its place among the streams
 * @param labels the stream whose events its labels are about, or null: its records are rows themselves
 * @param window how far the time of a label may be from that of its event, milliseconds
 * @param maturity after how long a label of its events is final, milliseconds; {@link #NEVER_LABELLED} where they have none
 * @param clock whether its events have times
 * @param joins whether a stream of labels is about its events
 * @param features the names of its features, in their order
 */
record StreamRule(
        int number,
        @Nullable String labels,
        long window,
        long maturity,
        Clock clock,
        Joins joins,
        List<String> features) {

    static final long NEVER_LABELLED = -1;

    /** Whether events have times. */
    enum Clock {
        TIMED,
        ORDERED
    }

    /** Whether labels come on a stream of their own. */
    enum Joins {
        NOTHING,
        LABELS
    }

    /** The rules by the names of the streams. */
    static Map<String, StreamRule> of(Settings settings) {
        Map<String, StreamRule> rules = new LinkedHashMap<>();
        settings.streams().forEach((name, stream) -> rules.put(name, of(name, stream, rules.size(), settings)));
        return rules;
    }

    /** A record of labels is no row. */
    boolean isLabels() {
        return labels != null;
    }

    private static StreamRule of(String name, StreamSettings stream, int number, Settings settings) {
        LabelField own = stream.fields().label();
        String labels = own == null ? null : own.stream();
        long maturity =
                own == null || labels != null ? NEVER_LABELLED : own.maturity().toMillis();
        Joins joins = Joins.NOTHING;
        for (StreamSettings other : settings.streams().values()) {
            LabelField about = other.fields().label();
            if (about != null && name.equals(about.stream())) {
                maturity = Math.max(maturity, about.maturity().toMillis());
                joins = Joins.LABELS;
            }
        }
        return new StreamRule(
                number,
                labels,
                own == null ? 0 : own.window().toMillis(),
                maturity,
                stream.fields().time().place() == TimeField.Place.ORDER ? Clock.ORDERED : Clock.TIMED,
                joins,
                List.copyOf(stream.fields().features().keySet()));
    }
}
