package dev.weir.collect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Event;
import dev.weir.output.EventLine;
import dev.weir.output.OutputReader;
import dev.weir.output.OutputRecord;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a record of one stream's training topic the line that a replay would have written. When an event was released, its header does
 * not say: the line has the time of the record. Not thread-safe.
 */
public final class TrainingLine {

    /** It writes the findings, which are a tree. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputReader reader;
    private final EventLine lines;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

    /** @param number the stream's number */
    public TrainingLine(int number, StreamSettings stream, Settings settings) {
        this.reader = new OutputReader(number, stream, settings.limits());
        this.lines = new EventLine(settings);
    }

    /**
     * A line.
     *
     * @param bytes without a line feed
     * @param arrival when its record arrived, epoch milliseconds; 0 where that is not known
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
    public record Made(byte[] bytes, long arrival) {}

    /** The line, or null: Weir did not write the record, or the settings of today cannot read it. */
    public @Nullable Made of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        return of(reader.read(record), record.timestamp());
    }

    /**
     * The line of what a record says, or null: it says no event.
     *
     * @param written when the record was written, epoch milliseconds
     */
    public @Nullable Made of(OutputRecord said, long written) throws IOException {
        Event event = said.event();
        String origin = said.origin();
        if (event == null || origin == null || said.verdict() == null) {
            return null;
        }
        bytes.reset();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            lines.writeHead(out, origin, said.eventId(), event);
            if (said.signedBy() != null) {
                out.writeStringField("signedBy", said.signedBy());
                text(out, "arrival", said.arrival());
            }
            out.writeStringField("verdict", said.verdict());
            OutputRecord.Release release = said.release();
            if (release != null) {
                out.writeObjectFieldStart("release");
                out.writeStringField("by", release.by());
                out.writeStringField("reason", release.reason());
                out.writeStringField("time", Instant.ofEpochMilli(written).toString());
                out.writeEndObject();
            }
            out.writeNumberField("trust", said.trust());
            for (Map.Entry<String, JsonNode> field : said.findings().properties()) {
                if (!field.getKey().equals("v")) {
                    out.writeObjectField(field.getKey(), field.getValue());
                }
            }
            text(out, "policy", said.policy());
            text(out, "models", said.models());
            EventLine.writePayload(out, event.payload());
            out.writeEndObject();
        }
        String arrival = said.arrival();
        return new Made(
                bytes.toByteArray(),
                arrival == null ? 0 : Instant.parse(arrival).toEpochMilli());
    }

    private static void text(JsonGenerator out, String field, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }
}
