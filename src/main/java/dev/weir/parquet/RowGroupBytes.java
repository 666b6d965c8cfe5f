package dev.weir.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.training.IsoMillis;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** The pages of one row group, ready to be written. */
final class RowGroupBytes {

    private static final JsonFactory JSON = new JsonFactory();

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            .build();

    private static final MessageColumnIO COLUMNS = new ColumnIOFactory().getColumnIO(Schema.MESSAGE);

    private final Pages pages = new Pages();
    private final RecordConsumer consumer;
    private final long rows;

    private RowGroupBytes(List<byte[]> lines) throws IOException {
        rows = lines.size();
        try (ColumnWriteStore values = PROPERTIES.newColumnWriteStore(Schema.MESSAGE, pages)) {
            consumer = COLUMNS.getRecordWriter(values);
            for (byte[] line : lines) {
                row(line);
            }
            consumer.flush();
            values.flush();
        }
    }

    /** Encodes lines. */
    static RowGroupBytes of(List<byte[]> lines) throws IOException {
        return new RowGroupBytes(lines);
    }

    /**
     * Writes the pages.
     *
     * @param position where in the file they begin
     * @param number of the row group, from 0
     */
    RowGroup writeTo(OutputStream out, long position, int number) throws IOException {
        List<ColumnChunk> chunks = pages.writeTo(out, position);
        long compressed = 0;
        long plain = 0;
        for (ColumnChunk chunk : chunks) {
            compressed += chunk.getMeta_data().getTotal_compressed_size();
            plain += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        return new RowGroup(chunks, plain, rows)
                .setFile_offset(position)
                .setTotal_compressed_size(compressed)
                .setOrdinal((short) number);
    }

    private void row(byte[] line) throws IOException {
        consumer.startMessage();
        double trust = Double.NaN;
        boolean isLowered = false;
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                Column column = Column.of(json.currentName());
                boolean isBinary = json.currentName().endsWith("Base64");
                json.nextToken();
                if (column == null) {
                    json.skipChildren();
                } else if (isBinary) {
                    field(column, () -> consumer.addBinary(Binary.fromConstantByteArray(json.getBinaryValue())));
                } else {
                    field(column, () -> value(column, json));
                }
                trust = column == Column.TRUST ? json.getDoubleValue() : trust;
                isLowered |= column == Column.TRUST_AS_OF;
            }
        }
        if (!isLowered && !Double.isNaN(trust)) {
            double same = trust;
            field(Column.TRUST_AS_OF, () -> consumer.addDouble(same));
        }
        consumer.endMessage();
    }

    /** Adds what a field holds. */
    private interface Values {
        void add() throws IOException;
    }

    private void field(Column column, Values values) throws IOException {
        consumer.startField(column.field(), column.ordinal());
        values.add();
        consumer.endField(column.field(), column.ordinal());
    }

    private void value(Column column, JsonParser json) throws IOException {
        switch (column.kind()) {
            case TEXT, BYTES -> consumer.addBinary(Binary.fromString(json.getText()));
            case NUMBER -> consumer.addDouble(json.getDoubleValue());
            case FLAG -> consumer.addBoolean(json.getBooleanValue());
            case TIME -> consumer.addLong(IsoMillis.parse(json.getText()));
            case COUNT -> consumer.addLong(json.getLongValue());
            case NUMBERS -> numbers(json);
        }
    }

    private void numbers(JsonParser json) throws IOException {
        consumer.startGroup();
        if (json.nextToken() == JsonToken.FIELD_NAME) {
            consumer.startField("key_value", 0);
            do {
                consumer.startGroup();
                consumer.startField("key", 0);
                consumer.addBinary(Binary.fromString(json.currentName()));
                consumer.endField("key", 0);
                json.nextToken();
                consumer.startField("value", 1);
                consumer.addDouble(json.getDoubleValue());
                consumer.endField("value", 1);
                consumer.endGroup();
            } while (json.nextToken() == JsonToken.FIELD_NAME);
            consumer.endField("key_value", 0);
        }
        consumer.endGroup();
    }
}
