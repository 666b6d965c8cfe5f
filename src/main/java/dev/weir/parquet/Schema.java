package dev.weir.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MapType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The columns twice: as parquet-column wants them, and as they stand in the file. */
final class Schema {

    static final MessageType MESSAGE = message(column -> true);

    private static final String NAME = "training_set";

    private Schema() {}

    /** Some of the columns, in their order. */
    static MessageType message(Predicate<Column> which) {
        StringBuilder text = new StringBuilder("message " + NAME + " {\n");
        for (Column column : Column.values()) {
            if (which.test(column)) {
                text.append(column.declaration()).append('\n');
            }
        }
        return MessageTypeParser.parseMessageType(text + "}");
    }

    /** The tree, depth first, as a file's footer has it. */
    static List<SchemaElement> elements() {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement(NAME).setNum_children(Column.values().length));
        for (Column column : Column.values()) {
            elements.add(of(column).setRepetition_type(FieldRepetitionType.OPTIONAL));
            if (column.kind() == Column.Kind.NUMBERS) {
                elements.add(new SchemaElement("key_value")
                        .setRepetition_type(FieldRepetitionType.REPEATED)
                        .setNum_children(2));
                elements.add(text("key").setRepetition_type(FieldRepetitionType.REQUIRED));
                elements.add(new SchemaElement("value")
                        .setType(Type.DOUBLE)
                        .setRepetition_type(FieldRepetitionType.REQUIRED));
            }
        }
        return elements;
    }

    private static SchemaElement of(Column column) {
        SchemaElement element = new SchemaElement(column.field());
        return switch (column.kind()) {
            case TEXT -> text(column.field());
            case NUMBER -> element.setType(Type.DOUBLE);
            case FLAG -> element.setType(Type.BOOLEAN);
            case COUNT -> element.setType(Type.INT64);
            case BYTES -> element.setType(Type.BYTE_ARRAY);
            case TIME ->
                element.setType(Type.INT64)
                        .setConverted_type(ConvertedType.TIMESTAMP_MILLIS)
                        .setLogicalType(
                                LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds()))));
            case NUMBERS ->
                element.setNum_children(1)
                        .setConverted_type(ConvertedType.MAP)
                        .setLogicalType(LogicalType.MAP(new MapType()));
        };
    }

    private static SchemaElement text(String name) {
        return new SchemaElement(name)
                .setType(Type.BYTE_ARRAY)
                .setConverted_type(ConvertedType.UTF8)
                .setLogicalType(LogicalType.STRING(new StringType()));
    }
}
