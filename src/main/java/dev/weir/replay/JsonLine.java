package dev.weir.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Code;
import dev.weir.event.DeadLetter;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Label;
import dev.weir.event.Proof;
import dev.weir.event.Release;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.route.FindingsJson;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.Passage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of an output file: a JSON object with {@code "v": 1} and a line feed. Absent fields and numbers that are
 * not finite are left out. Not thread-safe.
 */
final class JsonLine {

    /** The version of the outputs' JSON: fields are added under it, never renamed. */
    static final int VERSION = 1;

    private final JsonFactory json = new JsonFactory();
    private final List<String> names;
    private final List<StreamSettings> streams;
    private final List<List<String>> featureNames;

    JsonLine(Settings settings) {
        this.names = settings.streamNames();
        this.streams = settings.streamList();
        this.featureNames = streams.stream()
                .map(stream -> List.copyOf(stream.fields().features().keySet()))
                .toList();
    }

    /** A line of {@code admitted.jsonl}, {@code held.jsonl} or {@code training.jsonl}. */
    byte[] judged(Passage passage) throws IOException {
        return line(passage, passage.verdict().ruling() == Verdict.Ruling.ADMIT ? "admitted" : "held", null);
    }

    /** A line of {@code released.jsonl} or {@code training.jsonl}: a held event that goes out after all. */
    byte[] released(Passage passage) throws IOException {
        return line(passage, "released", passage.release());
    }

    private byte[] line(Passage passage, String word, @Nullable Release release) throws IOException {
        Event event = passage.event();
        Verdict verdict = passage.verdict();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            begin(out, event.origin().text());
            text(out, "eventId", event.eventId());
            out.writeStringField("stream", names.get(event.stream()));
            out.writeStringField("kind", Code.of(streams.get(event.stream()).kind()));
            out.writeStringField("actor", event.actor().id());
            out.writeStringField("actorType", event.actor().type());
            Entity object = event.object();
            text(out, "object", object == null ? null : object.id());
            text(out, "action", event.action());
            number(out, "value", event.value());
            details(out, event);
            time(out, "time", event.time(), event.timing());
            if (event.timing() == Timing.NONE) {
                out.writeNumberField("order", event.time());
            }
            out.writeStringField("verdict", word);
            if (release != null) {
                release(out, release);
            }
            number(out, "trust", verdict.trust());
            if (!verdict.findings().isEmpty()) {
                out.writeFieldName("findings");
                FindingsJson.write(out, verdict.findings());
            }
            if (verdict.ruling() == Verdict.Ruling.HOLD) {
                FindingsJson.writeContext(out, passage.context());
            }
            out.writeStringField("policy", verdict.policy());
            text(out, "models", verdict.models().isEmpty() ? null : verdict.models());
            PayloadJson.write(out, event.payload());
            out.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void details(JsonGenerator out, Event event) throws IOException {
        Details details = event.details();
        Label label = details.label();
        if (label != null) {
            text(out, "labelOf", label.of());
            out.writeStringField("label", label.value());
            time(out, "labelTime", label.time(), event.timing());
            text(out, "labelSource", label.source());
        }
        if (details.features().size() > 0) {
            out.writeObjectFieldStart("features");
            List<String> features = featureNames.get(event.stream());
            for (int i = 0; i < features.size(); i++) {
                number(out, features.get(i), details.features().at(i));
            }
            out.writeEndObject();
        }
        text(out, "source", details.source());
        Proof proof = details.proof();
        if (proof != null && proof.key() != null) {
            out.writeStringField("signedBy", proof.key());
            out.writeStringField(
                    "arrival", Instant.ofEpochMilli(event.origin().arrival()).toString());
        }
        text(out, "currency", details.currency());
        text(out, "counterparty", details.counterparty());
        text(out, "device", details.device());
        text(out, "address", details.address());
    }

    private static void time(JsonGenerator out, String field, long millis, Timing timing) throws IOException {
        if (timing != Timing.NONE) {
            out.writeStringField(field, Instant.ofEpochMilli(millis).toString());
        }
    }

    private static void release(JsonGenerator out, Release release) throws IOException {
        out.writeObjectFieldStart("release");
        out.writeStringField("by", Code.of(release.by()));
        out.writeStringField("reason", release.reason());
        out.writeStringField("time", Instant.ofEpochMilli(release.time()).toString());
        out.writeEndObject();
    }

    /** A line of {@code dead-letters.jsonl}. */
    byte[] deadLetter(DeadLetter letter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            begin(out, letter.origin().text());
            out.writeStringField("stream", names.get(letter.stream()));
            out.writeStringField("reason", letter.reason().code());
            out.writeStringField("error", letter.error());
            PayloadJson.writeShortened(out, letter.payload());
            out.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void begin(JsonGenerator out, String origin) throws IOException {
        out.writeStartObject();
        out.writeNumberField("v", VERSION);
        out.writeStringField("origin", origin);
    }

    private static void text(JsonGenerator out, String field, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }

    private static void number(JsonGenerator out, String field, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumberField(field, value);
        }
    }
}
