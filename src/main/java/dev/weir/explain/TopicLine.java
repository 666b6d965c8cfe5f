package dev.weir.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.decode.Decoder;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.route.HeaderNames;
import dev.weir.settings.LimitSettings;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a record of an output topic the line that a replay would have written: what Weir says stands in its headers, who
 * did what is decoded from the value again. Not thread-safe.
 */
final class TopicLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String stream;
    private final StreamSettings settings;
    private final Decoder decoder;

    /**
     * @param number the stream's number
     * @param stream the stream's name
     */
    TopicLine(int number, String stream, StreamSettings settings, LimitSettings limits) {
        this.stream = stream;
        this.settings = settings;
        this.decoder = Decoder.of(number, settings, limits, List.of());
    }

    /** The line; of a record that Weir did not write, only the stream and the payload. */
    ObjectNode of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.put("v", 1);
        String origin = header(record, HeaderNames.ORIGIN);
        String arrival = after(origin, '@');
        line.put("origin", before(origin, '@'));
        put(line, "eventId", header(record, HeaderNames.EVENT_ID));
        line.put("stream", stream);
        String reason = header(record, HeaderNames.REASON);
        if (reason == null) {
            addEvent(line, record, arrival);
            addVerdict(line, record);
        } else {
            line.put("reason", reason);
            put(line, "error", header(record, HeaderNames.ERROR));
            put(line, "digest", header(record, HeaderNames.DIGEST));
        }
        addPayload(line, record.value());
        line.put("foundAt", record.topic() + '/' + record.partition() + '/' + record.offset());
        return line;
    }

    private void addEvent(ObjectNode line, ConsumerRecord<byte[], byte[]> record, @Nullable String arrival) {
        put(line, "arrival", arrival);
        line.put("kind", settings.kind().name().toLowerCase(Locale.ROOT));
        Payload payload = new Payload(null, record.value(), List.of());
        Origin origin = new Origin(record.topic(), record.partition(), record.offset(), record.timestamp());
        Passage passage = decoder.decode(payload, origin, millis(arrival));
        if (passage.what() != Passage.What.EVENT) {
            return;
        }
        Event event = passage.event();
        line.put("actor", event.actor().id());
        line.put("actorType", event.actor().type());
        Entity object = event.object();
        put(line, "object", object == null ? null : object.id());
        put(line, "action", event.action());
        if (event.hasValue()) {
            line.put("value", event.value());
        }
        if (event.timing() != Timing.NONE) {
            line.put("time", Instant.ofEpochMilli(event.time()).toString());
        }
    }

    private static void addVerdict(ObjectNode line, ConsumerRecord<byte[], byte[]> record) throws IOException {
        put(line, "verdict", header(record, HeaderNames.VERDICT));
        String release = header(record, HeaderNames.RELEASE);
        if (release != null) {
            int end = release.indexOf(": ");
            line.putObject("release")
                    .put("by", release.substring(0, Math.max(0, end)))
                    .put("reason", release.substring(end + 1).strip());
        }
        String trust = header(record, HeaderNames.TRUST);
        line.put("trust", trust == null ? 1.0 : Double.parseDouble(trust));
        String findings = header(record, HeaderNames.FINDINGS);
        if (findings != null) {
            JsonNode all = JSON.readTree(findings);
            all.properties().stream()
                    .filter(field -> !field.getKey().equals("v"))
                    .forEach(field -> line.set(field.getKey(), field.getValue()));
        }
        String policy = header(record, HeaderNames.POLICY);
        put(line, "policy", before(policy, ';'));
        put(line, "models", after(policy, ';'));
    }

    /** The text before its last {@code mark}; all of it where there is none. */
    private static @Nullable String before(@Nullable String text, char mark) {
        int at = text == null ? -1 : text.lastIndexOf(mark);
        return text == null || at < 0 ? text : text.substring(0, at);
    }

    /** The text after its last {@code mark}, or null where there is none. */
    private static @Nullable String after(@Nullable String text, char mark) {
        int at = text == null ? -1 : text.lastIndexOf(mark);
        return text == null || at < 0 ? null : text.substring(at + 1);
    }

    private static void addPayload(ObjectNode line, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        try {
            line.put(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(value))
                            .toString());
        } catch (CharacterCodingException e) {
            line.put("payloadBase64", value);
        }
    }

    /** When the record reached Weir: what its stream's {@code time: record} comes nearest to. */
    private static long millis(@Nullable String arrival) {
        try {
            return arrival == null ? 0 : Instant.parse(arrival).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode line, String field, @Nullable String value) {
        if (value != null) {
            line.put(field, value);
        }
    }
}
