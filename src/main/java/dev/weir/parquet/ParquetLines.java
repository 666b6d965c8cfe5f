package dev.weir.parquet;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Reads a file of {@link ParquetRows} back as lines, without what it leaves out. Not thread-safe. */
public final class ParquetLines implements Closeable {

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
            MessageType columns = columns(group);
            reader = new ColumnIOFactory()
                    .getColumnIO(columns)
                    .getRecordReader(pages(group), new GroupRecordConverter(columns));
            left = group.getNum_rows();
        }
        left--;
        return line(Objects.requireNonNull(reader).read());
    }

    /** Those that it has: a file that is older than a column lacks it. */
    private static MessageType columns(RowGroup group) {
        Set<String> names = new HashSet<>();
        group.getColumns()
                .forEach(chunk ->
                        names.add(chunk.getMeta_data().getPath_in_schema().get(0)));
        return Schema.message(column -> names.contains(column.field()));
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
        return LineOfColumns.line(column -> isThere(row, column) ? value(row, column) : null);
    }

    private static boolean isThere(Group row, Column column) {
        return row.getType().containsField(column.field()) && row.getFieldRepetitionCount(column.field()) > 0;
    }

    private static Object value(Group row, Column column) {
        String at = column.field();
        return switch (column.kind()) {
            case TEXT -> row.getString(at, 0);
            case NUMBER -> row.getDouble(at, 0);
            case FLAG -> row.getBoolean(at, 0);
            case COUNT, TIME -> row.getLong(at, 0);
            case BYTES -> row.getBinary(at, 0).toByteBuffer();
            case NUMBERS -> numbers(row.getGroup(at, 0));
        };
    }

    private static Map<String, Double> numbers(Group numbers) {
        Map<String, Double> pairs = new LinkedHashMap<>();
        for (int i = 0; i < numbers.getFieldRepetitionCount(0); i++) {
            Group pair = numbers.getGroup(0, i);
            pairs.put(pair.getString(0, 0), pair.getDouble(1, 0));
        }
        return pairs;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
