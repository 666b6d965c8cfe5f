package dev.weir.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.jspecify.annotations.Nullable;

/** Reads a file of {@link ParquetRows} back as lines, without what it leaves out. Not thread-safe. */
public final class ParquetLines implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final MessageColumnIO COLUMNS = new ColumnIOFactory().getColumnIO(Schema.MESSAGE);

    private final RandomAccessFile in;
    private final Iterator<RowGroup> groups;
    private @Nullable RecordReader<Group> reader;
    private long left;

    /** @throws IOException when it is no Parquet file */
    public ParquetLines(Path file) throws IOException {
        in = new RandomAccessFile(file.toFile(), "r");
        try {
            groups = footer(in).getRow_groups().iterator();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static FileMetaData footer(RandomAccessFile in) throws IOException {
        int magic = ParquetRows.MAGIC.length;
        byte[] end = new byte[4 + magic];
        if (in.length() < magic + end.length) {
            throw new IOException("it is no Parquet file: it has " + in.length() + " bytes");
        }
        in.seek(in.length() - end.length);
        in.readFully(end);
        long length = (end[0] & 255) | (end[1] & 255) << 8 | (end[2] & 255) << 16 | (end[3] & 255L) << 24;
        if (!Arrays.equals(ParquetRows.MAGIC, Arrays.copyOfRange(end, 4, end.length))
                || length > in.length() - magic - end.length) {
            throw new IOException("it is no Parquet file: its end says so");
        }
        byte[] footer = new byte[(int) length];
        in.seek(in.length() - end.length - length);
        in.readFully(footer);
        return Util.readFileMetaData(new ByteArrayInputStream(footer));
    }

    /** The next row as a line without a line feed, or null at the end. */
    public byte @Nullable [] next() throws IOException {
        while (left == 0) {
            if (!groups.hasNext()) {
                return null;
            }
            RowGroup group = groups.next();
            reader = COLUMNS.getRecordReader(pages(group), new GroupRecordConverter(Schema.MESSAGE));
            left = group.getNum_rows();
        }
        left--;
        return line(Objects.requireNonNull(reader).read());
    }

    private PagesRead pages(RowGroup group) throws IOException {
        PagesRead pages = new PagesRead(group.getNum_rows());
        for (ColumnChunk chunk : group.getColumns()) {
            ColumnMetaData meta = chunk.getMeta_data();
            String path = String.join(".", meta.getPath_in_schema());
            if (meta.getCodec() != CompressionCodec.ZSTD) {
                throw new IOException("column " + path + " is compressed by " + meta.getCodec()
                        + "; a training set is by ZSTD, so Weir did not write this file");
            }
            byte[] bytes = new byte[Math.toIntExact(meta.getTotal_compressed_size())];
            in.seek(meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : meta.getData_page_offset());
            in.readFully(bytes);
            pages.add(path, bytes, meta.getNum_values());
        }
        return pages;
    }

    private static byte[] line(Group row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", 1);
            for (Column column : Column.values()) {
                if (row.getFieldRepetitionCount(column.ordinal()) > 0) {
                    field(out, row, column);
                }
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void field(JsonGenerator out, Group row, Column column) throws IOException {
        int at = column.ordinal();
        String name = column.field();
        switch (column.kind()) {
            case TEXT -> out.writeStringField(name, row.getString(at, 0));
            case NUMBER -> out.writeNumberField(name, row.getDouble(at, 0));
            case FLAG -> out.writeBooleanField(name, row.getBoolean(at, 0));
            case COUNT -> out.writeNumberField(name, row.getLong(at, 0));
            case TIME ->
                out.writeStringField(
                        name, Instant.ofEpochMilli(row.getLong(at, 0)).toString());
            case BYTES -> bytes(out, name, row.getBinary(at, 0).getBytes());
            case NUMBERS -> numbers(out, name, row.getGroup(at, 0));
        }
    }

    private static void numbers(JsonGenerator out, String name, Group numbers) throws IOException {
        out.writeObjectFieldStart(name);
        for (int i = 0; i < numbers.getFieldRepetitionCount(0); i++) {
            Group pair = numbers.getGroup(0, i);
            out.writeNumberField(pair.getString(0, 0), pair.getDouble(1, 0));
        }
        out.writeEndObject();
    }

    private static void bytes(JsonGenerator out, String name, byte[] value) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            out.writeBinaryField(name + "Base64", value);
            return;
        }
        out.writeStringField(name, text);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
