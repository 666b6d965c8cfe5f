package dev.weir.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.parquet.Column;
import dev.weir.training.IsoMillis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a field of an event line is in a row of a table. */
final class FieldValue {

    private FieldValue() {}

    /**
     * Reads the value that the parser is at.
     *
     * @param name of the field: of bytes it says how they are written
     */
    static Object of(Column column, String name, JsonParser json) throws IOException {
        return switch (column.kind()) {
            case TEXT -> json.getText();
            case NUMBER -> json.getDoubleValue();
            case FLAG -> json.getBooleanValue();
            case TIME -> Columns.time(IsoMillis.parse(json.getText()));
            case COUNT -> json.getLongValue();
            case BYTES ->
                ByteBuffer.wrap(
                        name.equals(column.field())
                                ? json.getText().getBytes(StandardCharsets.UTF_8)
                                : json.getBinaryValue());
            case NUMBERS -> numbers(json);
        };
    }

    /** In the order of the line: the same lines then give the same bytes. */
    private static Map<String, Double> numbers(JsonParser json) throws IOException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            numbers.put(name, json.getDoubleValue());
        }
        return numbers;
    }
}
