package dev.weir.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.ThreatTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Findings as JSON, for headers and files. */
public final class FindingsJson {

    /** The largest findings header, in bytes: with the other headers well within the room that outputs have. */
    static final int MAX_BYTES = 4 * 1024;

    /** Room for the end of the object when findings are left out. */
    private static final int TAIL = 200;

    private static final JsonFactory JSON = new JsonFactory();

    private FindingsJson() {}

    /** {@code {"v":1,"findings":[…],"context":{…},"more":n}} in at most {@link #MAX_BYTES}. */
    static byte[] header(List<Finding> findings, ObjectContext context) {
        int kept = findings.size();
        byte[] json = header(findings, kept, context);
        while (json.length > MAX_BYTES && kept > 0) {
            kept--;
            json = header(findings, kept, context);
        }
        return json;
    }

    private static byte[] header(List<Finding> findings, int kept, ObjectContext context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + TAIL);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", 1);
            json.writeFieldName("findings");
            write(json, findings.subList(0, kept));
            writeContext(json, context);
            if (kept < findings.size()) {
                json.writeNumberField("more", findings.size() - kept);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the findings as an array. */
    public static void write(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeStartArray();
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("check", finding.check());
            json.writeStringField("family", finding.family().name());
            json.writeStringField("weight", finding.weight().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("surprisal", rounded(finding.surprisal()));
            json.writeNumberField("observed", finding.observed());
            json.writeNumberField("threshold", finding.threshold());
            json.writeNumberField("baseline", finding.baseline());
            json.writeStringField("unit", finding.unit());
            json.writeStringField("sentence", finding.sentence());
            json.writeArrayFieldStart("tags");
            for (ThreatTag tag : finding.tags()) {
                json.writeString(tag.text());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the field {@code context}, unless nothing is known of the object. */
    public static void writeContext(JsonGenerator json, ObjectContext context) throws IOException {
        if (context.count() == 0) {
            return;
        }
        json.writeObjectFieldStart("context");
        json.writeNumberField("count", context.count());
        if (!Double.isNaN(context.mean())) {
            json.writeNumberField("mean", rounded(context.mean()));
        }
        if (!Double.isNaN(context.spread())) {
            json.writeNumberField("spread", rounded(context.spread()));
        }
        json.writeNumberField("recent", rounded(context.recent()));
        json.writeStringField(
                "firstSeen", Instant.ofEpochMilli(context.firstSeen()).toString());
        json.writeEndObject();
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
