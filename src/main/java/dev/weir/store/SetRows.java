package dev.weir.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.parquet.Column;
import dev.weir.parquet.LineOfColumns;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Rows of a training set in a table, with the columns of one in Parquet; what has no column there has none here. */
final class SetRows {

    private static final JsonFactory JSON = new JsonFactory();

    private final GenericRecord blank;

    /** @param schema the table's own */
    SetRows(Schema schema) {
        this.blank = GenericRecord.create(schema);
    }

    static Schema schema() {
        Columns columns = new Columns();
        for (Column column : Column.values()) {
            switch (column) {
                case ORIGIN, STREAM -> columns.needed(column.field(), Types.StringType.get());
                default -> columns.same(column);
            }
        }
        return columns.schema();
    }

    GenericRecord row(byte[] line) throws IOException {
        GenericRecord row = blank.copy();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                Column column = Column.of(name);
                json.nextToken();
                if (column == null) {
                    json.skipChildren();
                } else {
                    row.setField(column.field(), FieldValue.of(column, name, json));
                }
            }
        }
        if (row.getField(Column.TRUST_AS_OF.field()) == null) {
            row.setField(Column.TRUST_AS_OF.field(), row.getField(Column.TRUST.field()));
        }
        return row;
    }

    /** The line again, without what has no column. */
    static byte[] line(Record row) throws IOException {
        return LineOfColumns.line(column -> value(row.getField(column.field())));
    }

    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof OffsetDateTime time ? (Long) time.toInstant().toEpochMilli() : value;
    }
}
