package dev.weir.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Code;
import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.Release;
import dev.weir.event.Verdict;
import dev.weir.output.EventLine;
import dev.weir.route.FindingsJson;
import dev.weir.settings.Settings;
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

    private final JsonFactory json = new JsonFactory();
    private final List<String> names;
    private final EventLine lines;

    JsonLine(Settings settings) {
        this.names = settings.streamNames();
        this.lines = new EventLine(settings);
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
            out.writeStartObject();
            lines.writeHead(out, event.origin().text(), event.eventId(), event);
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
            EventLine.writePayload(out, event.payload());
            out.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
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
            out.writeStartObject();
            out.writeNumberField("v", EventLine.VERSION);
            out.writeStringField("origin", letter.origin().text());
            out.writeStringField("stream", names.get(letter.stream()));
            out.writeStringField("reason", letter.reason().code());
            out.writeStringField("error", letter.error());
            PayloadJson.writeShortened(out, letter.payload());
            out.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
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
