package dev.weir.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.parquet.Column;
import dev.weir.training.IsoMillis;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the table {@code admitted}: an event line in columns, those of a training set in Parquet and what else a line of a
 * set is made of, so that {@link AdmittedReader} can write the line again. What is said of a label's age and of trust as of a date belongs to a set and not to an
 * event, and is left out.
 */
final class AdmittedRows implements Rows {

    private static final JsonFactory JSON = new JsonFactory();

    static final String SIGNED_BY = "signedBy";
    static final String ARRIVAL = "arrival";
    static final String RELEASED_BY = "releasedBy";
    static final String RELEASE_REASON = "releaseReason";
    static final String RELEASE_TIME = "releaseTime";
    static final String LABEL_OF = "labelOf";
    static final String FINDINGS = "findings";

    private static final String KEY = "key";
    private static final String RELEASE = "release";

    private final GenericRecord blank;

    /** @param schema the table's own */
    AdmittedRows(Schema schema) {
        this.blank = GenericRecord.create(schema);
    }

    static Schema schema() {
        Columns columns = new Columns();
        for (Column column : Column.values()) {
            switch (column) {
                case MATURE, TRUST_AS_OF -> {}
                case SIGNED_BY, ARRIVAL -> {} // Further behind, where they stood before a set had them.
                case ORIGIN, STREAM -> columns.needed(column.field(), Types.StringType.get());
                default -> columns.same(column);
            }
        }
        return columns.maybe(KEY, Types.BinaryType.get())
                .maybe(ARRIVAL, Types.TimestampType.withZone())
                .maybe(SIGNED_BY, Types.StringType.get())
                .maybe(RELEASED_BY, Types.StringType.get())
                .maybe(RELEASE_REASON, Types.StringType.get())
                .maybe(RELEASE_TIME, Types.TimestampType.withZone())
                .maybe(LABEL_OF, Types.StringType.get())
                .maybe(FINDINGS, Types.StringType.get())
                .place()
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
        StringWriter findings = new StringWriter();
        try (JsonParser json = JSON.createParser(line);
                JsonGenerator found = JSON.createGenerator(findings)) {
            found.writeStartObject();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                field(row, json.currentName(), json, found);
            }
            found.writeEndObject();
        }
        row.setField(FINDINGS, findings.toString());
        return row;
    }

    private static void field(GenericRecord row, String name, JsonParser json, JsonGenerator found) throws IOException {
        Column column = Column.of(name);
        json.nextToken();
        if (column != null) {
            row.setField(column.field(), FieldValue.of(column, name, json));
        } else if (name.equals(LABEL_OF)) {
            row.setField(name, json.getText());
        } else if (name.equals(RELEASE)) {
            release(row, json);
        } else if (name.equals("v")) {
            json.skipChildren();
        } else {
            found.writeFieldName(name);
            found.copyCurrentStructure(json);
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
            } else if (name.equals("time")) {
                row.setField(RELEASE_TIME, Columns.time(IsoMillis.parse(json.getText())));
            }
        }
    }
}
