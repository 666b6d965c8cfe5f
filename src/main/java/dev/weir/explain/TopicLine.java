package dev.weir.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.output.OutputReader;
import dev.weir.output.OutputRecord;
import dev.weir.settings.LimitSettings;
import dev.weir.settings.StreamSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes of a record of an output topic the line that a replay would have written. Not thread-safe. */
final class TopicLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String stream;
    private final StreamSettings settings;
    private final OutputReader reader;

    /**
     * @param number the stream's number
     * @param stream the stream's name
     */
    TopicLine(int number, String stream, StreamSettings settings, LimitSettings limits) {
        this.stream = stream;
        this.settings = settings;
        this.reader = new OutputReader(number, settings, limits);
    }

    /** The line; of a record that Weir did not write, only the stream and the payload. */
    ObjectNode of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        OutputRecord said = reader.read(record);
        ObjectNode line = JSON.createObjectNode();
        line.put("v", 1);
        line.put("origin", said.origin());
        put(line, "eventId", said.eventId());
        line.put("stream", stream);
        OutputRecord.Death death = said.death();
        if (death == null) {
            put(line, "arrival", said.arrival());
            line.put("kind", settings.kind().name().toLowerCase(Locale.ROOT));
            addEvent(line, said.event());
            addVerdict(line, said);
        } else {
            line.put("reason", death.reason());
            put(line, "error", death.error());
            put(line, "digest", death.digest());
        }
        if (!said.redrivenFrom().isEmpty()) {
            said.redrivenFrom().forEach(line.putArray("redrivenFrom")::add);
        }
        addPayload(line, record.value());
        line.put("foundAt", said.foundAt());
        return line;
    }

    private static void addEvent(ObjectNode line, @Nullable Event event) {
        if (event == null) {
            return;
        }
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

    private static void addVerdict(ObjectNode line, OutputRecord said) {
        put(line, "verdict", said.verdict());
        OutputRecord.Release release = said.release();
        if (release != null) {
            line.putObject("release").put("by", release.by()).put("reason", release.reason());
        }
        line.put("trust", said.trust());
        said.findings().properties().stream()
                .filter(field -> !field.getKey().equals("v"))
                .forEach(field -> line.set(field.getKey(), field.getValue()));
        put(line, "policy", said.policy());
        put(line, "models", said.models());
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

    private static void put(ObjectNode line, String field, @Nullable String value) {
        if (value != null) {
            line.put(field, value);
        }
    }
}
