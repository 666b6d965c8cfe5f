package dev.weir.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.event.Label;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a line of {@code admitted.jsonl} or {@code released.jsonl}; one pass, no tree. One for each line. */
final class LineReader {

    private static final JsonFactory JSON = new JsonFactory();

    /** The fields that stand before those about the label. */
    private static final Set<String> BEFORE =
            Set.of("v", "origin", "eventId", "stream", "kind", "actor", "actorType", "object", "action", "value");

    private final byte[] line;
    private @Nullable String origin;
    private @Nullable String eventId;
    private @Nullable String stream;
    private @Nullable String actor;
    private @Nullable String actorType;
    private String object = "";
    private @Nullable String source;
    private @Nullable String labelOf;
    private @Nullable String label;
    private @Nullable String labelSource;
    private @Nullable String policy;
    private @Nullable String models;
    private long labelTime = Long.MIN_VALUE;
    private @Nullable String signedBy;
    private long arrival;
    private long time = Long.MIN_VALUE;
    private long released = Long.MIN_VALUE;
    private double trust = Double.NaN;
    private int cut;
    private int resume;

    private LineReader(byte[] line) {
        this.line = line;
    }

    /**
     * Reads a line, without its line feed.
     *
     * @throws TrainingException when it is not what a replay writes
     */
    static Contribution read(byte[] line) {
        try {
            return new LineReader(line).contribution();
        } catch (IOException | DateTimeException | ArithmeticException e) {
            throw new TrainingException("a line is not what a replay writes: " + e.getMessage(), e);
        }
    }

    private Contribution contribution() throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new TrainingException("a line is not what a replay writes: it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (resume == 0 && !BEFORE.contains(name)) {
                    place(name, (int) json.currentTokenLocation().getByteOffset());
                }
                json.nextToken();
                field(name, json);
            }
        }
        return new Contribution(
                needed("origin", origin),
                eventId,
                needed("stream", stream),
                needed("actorType", actorType) + ':' + needed("actor", actor),
                object,
                source,
                time,
                Math.max(time, released),
                trust,
                label == null
                        ? null
                        : new Label(labelOf, label, labelTime == Long.MIN_VALUE ? time : labelTime, labelSource),
                policy,
                models,
                cut,
                resume,
                signedBy,
                arrival);
    }

    /** The first field behind those about the label ends them; the first about it begins them. */
    private void place(String name, int at) {
        if (cut == 0) {
            cut = at;
        }
        if (!name.startsWith("label")) {
            resume = at;
        }
    }

    private void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "origin" -> origin = json.getText();
            case "eventId" -> eventId = json.getText();
            case "stream" -> stream = json.getText();
            case "actor" -> actor = json.getText();
            case "actorType" -> actorType = json.getText();
            case "object" -> object = json.getText();
            case "source" -> source = json.getText();
            case "signedBy" -> signedBy = json.getText();
            case "arrival" -> arrival = time(json.getText());
            case "labelOf" -> labelOf = json.getText();
            case "label" -> label = json.getText();
            case "labelTime" -> labelTime = time(json.getText());
            case "labelSource" -> labelSource = json.getText();
            case "time" -> time = time(json.getText());
            case "order" -> time = json.getLongValue();
            case "policy" -> policy = json.getText();
            case "models" -> models = json.getText();
            case "trust" -> trust = json.getDoubleValue();
            case "release" -> release(json);
            default -> json.skipChildren();
        }
    }

    private void release(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("time")) {
                released = time(json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    private static long time(String text) {
        return IsoMillis.parse(text);
    }

    private static String needed(String name, @Nullable String value) {
        if (value == null) {
            throw new TrainingException("a line is not what a replay writes: it has no " + name);
        }
        return value;
    }
}
