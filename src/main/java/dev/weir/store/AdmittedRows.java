package dev.weir.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.parquet.Column;
import dev.weir.training.IsoMillis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the table {@code admitted}: an event line in columns, those of a training set in Parquet and what a retraction can name besides. What is said of a
 * label's age belongs to a set and not to an event, and is left out.
 */
final class AdmittedRows implements Rows {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String SIGNED_BY = "signedBy";
    private static final String ARRIVAL = "arrival";
    private static final String RELEASE = "release";
    private static final String RELEASED_BY = "releasedBy";
    private static final String RELEASE_REASON = "releaseReason";
    private static final String KEY = "key";

    private final GenericRecord blank;

    /** @param schema the table's own */
    AdmittedRows(Schema schema) {
        this.blank = GenericRecord.create(schema);
    }

    static Schema schema() {
        Columns columns = new Columns();
        for (Column column : Column.values()) {
            switch (column) {
                case MATURE -> {}
                case ORIGIN, STREAM -> columns.needed(column.field(), Types.StringType.get());
                default -> columns.same(column);
            }
        }
        return columns.maybe(KEY, Types.BinaryType.get())
                .maybe(ARRIVAL, Types.TimestampType.withZone())
                .maybe(SIGNED_BY, Types.StringType.get())
                .maybe(RELEASED_BY, Types.StringType.get())
                .maybe(RELEASE_REASON, Types.StringType.get())
                .schema();
    }

    @Override
    public @Nullable GenericRecord row(Taken taken) throws IOException {
        byte[] line = taken.line();
        if (line == null) {
            return null;
        }
        GenericRecord row = blank.copy();
        row.setField(Columns.TOPIC, taken.topic());
        row.setField(Columns.PARTITION, taken.partition());
        row.setField(Columns.OFFSET, taken.offset());
        row.setField(KEY, taken.key() == null ? null : ByteBuffer.wrap(taken.key()));
        row.setField(ARRIVAL, taken.arrival() == 0 ? null : Columns.time(taken.arrival()));
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                field(row, json.currentName(), json);
            }
        }
        return row;
    }

    private static void field(GenericRecord row, String name, JsonParser json) throws IOException {
        Column column = Column.of(name);
        json.nextToken();
        if (column != null) {
            row.setField(column.field(), value(column, name, json));
        } else if (name.equals(SIGNED_BY)) {
            row.setField(SIGNED_BY, json.getText());
        } else if (name.equals(RELEASE)) {
            release(row, json);
        } else {
            json.skipChildren();
        }
    }

    private static void release(GenericRecord row, JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("by")) {
                row.setField(RELEASED_BY, json.getText());
            } else if (name.equals("reason")) {
                row.setField(RELEASE_REASON, json.getText());
            }
        }
    }

    private static Object value(Column column, String name, JsonParser json) throws IOException {
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

    private static Map<String, Double> numbers(JsonParser json) throws IOException {
        Map<String, Double> numbers = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            numbers.put(name, json.getDoubleValue());
        }
        return numbers;
    }
}
