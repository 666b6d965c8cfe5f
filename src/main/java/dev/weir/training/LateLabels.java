package dev.weir.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.event.Label;
import dev.weir.label.Flipping;
import dev.weir.label.LabelShape;
import dev.weir.label.LabelWatch;
import dev.weir.label.LabelledRow;
import dev.weir.label.LateVerdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the features of a stream's rows say of labels that came on a stream of their own: only here the two meet. All labelled rows are looked
 * at first, in the order of the set, as labels that come with their events are; then it is known which of the joined ones are contradicted, and
 * whose. Not thread-safe.
 */
final class LateLabels {

    /** More are no classes but numbers, and are not judged. */
    private static final int MOST_CLASSES = 8;

    private static final JsonFactory JSON = new JsonFactory();

    private final List<String> features;
    private final Duration memory;
    private final Set<String> classes = new TreeSet<>();
    private final Set<Long> contradicted = new HashSet<>();
    private final Map<String, Long> sources = new HashMap<>();
    private final Map<String, Long> actors = new HashMap<>();
    private @Nullable LabelWatch watch;
    private List<String> names = List.of();

    /**
     * @param features the names of the stream's features
     * @param memory how long a row is compared with others, by event time
     */
    LateLabels(List<String> features, Duration memory) {
        this.features = List.copyOf(features);
        this.memory = memory;
    }

    /** Which labels there are has to be known before the first row is looked at, so that the order in which they come makes no difference. */
    void met(String label) {
        if (classes.size() <= MOST_CLASSES) {
            classes.add(label);
        }
    }

    /** Looks at the next row of the set, with the label that it is to have. */
    void look(long row, byte[] line) throws IOException {
        Contribution record = LineReader.read(line);
        Label label = record.label();
        double[] values = values(line);
        if (classes.size() < 2 || classes.size() > MOST_CLASSES || label == null || values.length == 0) {
            return;
        }
        LabelWatch judge = watch;
        if (judge == null) {
            names = List.copyOf(classes);
            judge = new LabelWatch(LabelShape.of(features.size(), classes.size(), memory), List.of());
            watch = judge;
        }
        String labeller = Objects.requireNonNullElse(record.labeller(), "");
        LabelledRow labelled =
                new LabelledRow(row, record.time(), values, names.indexOf(label.value()), labeller, record.actor());
        if (judge.look(labelled).holds()) {
            contradicted.add(row);
        }
        for (LateVerdict late : judge.late()) {
            if (late.look().holds()) {
                contradicted.add(late.row().id());
            } else {
                contradicted.remove(late.row().id());
            }
        }
        judge.flippingSources().forEach(found -> note(found, sources));
        judge.flippingActors().forEach(found -> note(found, actors));
    }

    private static void note(Flipping found, Map<String, Long> since) {
        since.putIfAbsent(found.who(), found.since());
    }

    /** Whether the label of a row is not to be believed, now that all were looked at. */
    boolean contradicts(long row, byte[] line) {
        if (contradicted.contains(row)) {
            return true;
        }
        if (sources.isEmpty() && actors.isEmpty()) {
            return false;
        }
        Contribution record = LineReader.read(line);
        String labeller = Objects.requireNonNullElse(record.labeller(), "");
        return record.time()
                >= Math.min(
                        sources.getOrDefault(labeller, Long.MAX_VALUE),
                        actors.getOrDefault(record.actor(), Long.MAX_VALUE));
    }

    /** The features in their order, absent ones as NaN; none where the row has none of them. */
    private double[] values(byte[] line) throws IOException {
        double[] values = new double[features.size()];
        Arrays.fill(values, Double.NaN);
        boolean any = false;
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isFeatures = json.currentName().equals("features");
                json.nextToken();
                if (!isFeatures) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    int place = features.indexOf(json.currentName());
                    json.nextToken();
                    if (place >= 0) {
                        values[place] = json.getDoubleValue();
                        any = true;
                    }
                }
            }
        }
        return any ? values : new double[0];
    }
}
