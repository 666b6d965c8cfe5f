package dev.weir.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that stands in columns, as the line of JSON that it was made of. */
public final class LineOfColumns {

    private static final JsonFactory JSON = new JsonFactory();

    private LineOfColumns() {}

    /** The columns of one row. */
    public interface Values {
        /**
         * What a column holds: a {@link String} for text, {@link Double}, {@link Boolean}, {@link Long} for counts and times (epoch
         * milliseconds), {@link ByteBuffer} for bytes, a map of names to doubles; or null, nothing.
         */
        @Nullable
        Object of(Column column);
    }

    /** The line, without a line feed. */
    public static byte[] line(Values values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", 1);
            for (Column column : Column.values()) {
                Object value = values.of(column);
                if (value != null) {
                    field(out, column, value);
                }
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void field(JsonGenerator out, Column column, Object value) throws IOException {
        String name = column.field();
        switch (column.kind()) {
            case TEXT -> out.writeStringField(name, (String) value);
            case NUMBER -> out.writeNumberField(name, (Double) value);
            case FLAG -> out.writeBooleanField(name, (Boolean) value);
            case COUNT -> out.writeNumberField(name, (Long) value);
            case TIME ->
                out.writeStringField(name, Instant.ofEpochMilli((Long) value).toString());
            case BYTES -> bytes(out, name, (ByteBuffer) value);
            case NUMBERS -> numbers(out, name, (Map<?, ?>) value);
        }
    }

    private static void numbers(JsonGenerator out, String name, Map<?, ?> numbers) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<?, ?> pair : numbers.entrySet()) {
            out.writeNumberField(pair.getKey().toString(), (Double) pair.getValue());
        }
        out.writeEndObject();
    }

    private static void bytes(JsonGenerator out, String name, ByteBuffer value) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(value.duplicate()).toString();
        } catch (CharacterCodingException e) {
            byte[] bytes = new byte[value.remaining()];
            value.duplicate().get(bytes);
            out.writeBinaryField(name + "Base64", bytes);
            return;
        }
        out.writeStringField(name, text);
    }
}
