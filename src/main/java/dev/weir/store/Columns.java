package dev.weir.store;

import dev.weir.parquet.Column;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The columns of a table, as they are listed. Numbers of fields are Iceberg's; readers and Weir go by the names. */
final class Columns {

    /** The topic that a row was read from. */
    static final String TOPIC = "topic";

    /** Its partition there. */
    static final String PARTITION = "partition";

    /** Its offset there: with the two above, which record it is. */
    static final String OFFSET = "offset";

    private final List<NestedField> fields = new ArrayList<>();
    private int last;

    Columns needed(String name, Type type) {
        fields.add(NestedField.required(++last, name, type));
        return this;
    }

    Columns maybe(String name, Type type) {
        fields.add(NestedField.optional(++last, name, type));
        return this;
    }

    /** Names and numbers. */
    private Columns numbers(String name) {
        int field = ++last;
        int key = ++last;
        int value = ++last;
        fields.add(NestedField.optional(
                field, name, Types.MapType.ofRequired(key, value, Types.StringType.get(), Types.DoubleType.get())));
        return this;
    }

    Columns texts(String name) {
        int field = ++last;
        fields.add(NestedField.optional(field, name, Types.ListType.ofRequired(++last, Types.StringType.get())));
        return this;
    }

    /** A column that a training set in Parquet has too, by the same name and of the same kind. */
    Columns same(Column column) {
        return switch (column.kind()) {
            case TEXT -> maybe(column.field(), Types.StringType.get());
            case NUMBER -> maybe(column.field(), Types.DoubleType.get());
            case FLAG -> maybe(column.field(), Types.BooleanType.get());
            case TIME -> maybe(column.field(), Types.TimestampType.withZone());
            case COUNT -> maybe(column.field(), Types.LongType.get());
            case BYTES -> maybe(column.field(), Types.BinaryType.get());
            case NUMBERS -> numbers(column.field());
        };
    }

    /** Where a row was read, behind the columns before. */
    Columns place() {
        return needed(TOPIC, Types.StringType.get())
                .needed(PARTITION, Types.IntegerType.get())
                .needed(OFFSET, Types.LongType.get());
    }

    /** The columns as they were listed. */
    Schema schema() {
        return new Schema(fields);
    }

    /** A moment as Iceberg's rows have it. */
    static OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
