package dev.weir.decode;

import dev.weir.event.DeadReason;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.settings.SourceField;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who collected a record: from a field, a header or the topic. */
final class SourceReader {

    private final SourceField field;
    private final @Nullable String topic;
    private final @Nullable TextReader reader;
    private final int maxBytes;

    /**
     * @param topic the stream's, or null: where a record stands says it
     * @param maxBytes the longest name, in UTF-8 bytes
     */
    SourceReader(SourceField field, @Nullable String topic, FieldPlan plan, int maxBytes) {
        this.field = field;
        this.topic = topic;
        this.maxBytes = maxBytes;
        reader = field.place() == SourceField.Place.FIELD
                ? new TextReader("source", plan.slots(field.at()), TextReader.Use.NAME, maxBytes)
                : null;
    }

    /** The name, or null if the record has none. */
    @Nullable
    String read(FieldValues values, Payload payload, Origin origin) throws Refusal {
        if (reader != null) {
            return reader.read(values);
        }
        return field.place() == SourceField.Place.TOPIC ? (topic == null ? origin.source() : topic) : header(payload);
    }

    private @Nullable String header(Payload payload) throws Refusal {
        List<Payload.Header> headers = payload.headers();
        for (int i = headers.size() - 1; i >= 0; i--) {
            byte[] value = headers.get(i).value();
            if (headers.get(i).name().equals(field.header())) {
                return value == null || value.length == 0 ? null : text(value);
            }
        }
        return null;
    }

    private String text(byte[] value) throws Refusal {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal("is not UTF-8 text");
        }
        if (text.indexOf('\0') >= 0) {
            throw refusal("is " + Shown.text(text) + ", which has a NUL character: many programs would cut it there");
        }
        if (value.length > maxBytes) {
            throw refusal("is " + Shown.text(text) + " with " + value.length + " bytes; it must have 1 to " + maxBytes
                    + " (limits.idBytes)");
        }
        return text;
    }

    private Refusal refusal(String what) {
        return new Refusal(DeadReason.WRONG_TYPE, "source in the header " + field.header() + ' ' + what);
    }
}
