package dev.weir.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.training.RowWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Rows as one Parquet file, in one pass; compressed by Zstandard. Not thread-safe. */
public final class ParquetRows implements RowWriter, Closeable {

    static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

    /** So many bytes of lines make a row group: counted in what comes in, which is the same each time. */
    private static final long GROUP = 64L * 1024 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            .build();

    private static final MessageColumnIO COLUMNS = new ColumnIOFactory().getColumnIO(Schema.MESSAGE);

    private final OutputStream out;
    private final List<RowGroup> groups = new ArrayList<>();
    private Pages pages = new Pages();
    private ColumnWriteStore values = PROPERTIES.newColumnWriteStore(Schema.MESSAGE, pages);
    private RecordConsumer consumer = COLUMNS.getRecordWriter(values);
    private long position;
    private long rows;
    private long rowsOfGroup;
    private long bytesOfGroup;

    /** @param out buffered; closed with this */
    public ParquetRows(OutputStream out) throws IOException {
        this.out = out;
        write(MAGIC);
    }

    @Override
    public void row(byte[] line) throws IOException {
        consumer.startMessage();
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
            }
        }
        consumer.endMessage();
        rowsOfGroup++;
        bytesOfGroup += line.length;
        if (bytesOfGroup >= GROUP) {
            endGroup();
        }
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
            case TIME -> consumer.addLong(Instant.parse(json.getText()).toEpochMilli());
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

    private void endGroup() throws IOException {
        if (rowsOfGroup == 0) {
            return;
        }
        consumer.flush();
        values.flush();
        long start = position;
        List<ColumnChunk> chunks = pages.writeTo(out, position);
        long plain = 0;
        for (ColumnChunk chunk : chunks) {
            position += chunk.getMeta_data().getTotal_compressed_size();
            plain += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        groups.add(new RowGroup(chunks, plain, rowsOfGroup)
                .setFile_offset(start)
                .setTotal_compressed_size(position - start)
                .setOrdinal((short) groups.size()));
        rows += rowsOfGroup;
        rowsOfGroup = 0;
        bytesOfGroup = 0;
        values.close();
        pages = new Pages();
        values = PROPERTIES.newColumnWriteStore(Schema.MESSAGE, pages);
        consumer = COLUMNS.getRecordWriter(values);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    /** Writes what is left and the footer. */
    @Override
    public void close() throws IOException {
        try (out) {
            endGroup();
            values.close();
            ByteArrayOutputStream footer = new ByteArrayOutputStream(8 * 1024);
            Util.writeFileMetaData(
                    new FileMetaData(1, Schema.elements(), rows, groups).setCreated_by("weir"), footer);
            write(footer.toByteArray());
            int length = footer.size();
            write(new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)});
            write(MAGIC);
        }
    }
}
