package dev.weir.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Code;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Label;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.Timing;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says, as fields of a line of JSON: who did what, and the producer's bytes. What Weir says of it stands between the two,
 * and whoever writes the line knows that. Absent fields and numbers that are not finite are left out.
 */
public final class EventLine {

    /** The version of the outputs' JSON: fields are added under it, never renamed. */
    public static final int VERSION = 1;

    private final List<String> names;
    private final List<StreamSettings> streams;
    private final List<List<String>> featureNames;

    public EventLine(Settings settings) {
        this.names = settings.streamNames();
        this.streams = settings.streamList();
        this.featureNames = streams.stream()
                .map(stream -> List.copyOf(stream.fields().features().keySet()))
                .toList();
    }

    /** The fields from {@code v} to {@code time}. */
    public void writeHead(JsonGenerator out, String origin, @Nullable String eventId, Event event) throws IOException {
        out.writeNumberField("v", VERSION);
        out.writeStringField("origin", origin);
        text(out, "eventId", eventId);
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
    }

    /** The producer's bytes: {@code payload} where they are UTF-8, else {@code payloadBase64}. */
    public static void writePayload(JsonGenerator out, Payload payload) throws IOException {
        byte[] value = payload.value();
        if (value != null) {
            writeText(out, value);
        }
    }

    /** The same of any bytes. */
    public static void writeText(JsonGenerator out, byte[] value) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            out.writeBinaryField("payloadBase64", value);
            return;
        }
        out.writeStringField("payload", text);
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
