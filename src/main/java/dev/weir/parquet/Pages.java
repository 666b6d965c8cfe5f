package dev.weir.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** The pages of one row group, compressed, until it is full. */
final class Pages implements PageWriteStore {

    /** Zstandard's own default: a higher one costs more than it saves here. */
    private static final int LEVEL = 3;

    private final Map<ColumnDescriptor, Chunk> chunks = new LinkedHashMap<>();

    Pages() {
        Schema.MESSAGE.getColumns().forEach(column -> chunks.put(column, new Chunk(column)));
    }

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        Chunk chunk = chunks.get(column);
        if (chunk == null) {
            throw new IllegalStateException(column + " is not a column of a training set");
        }
        return chunk;
    }

    /**
     * Writes all pages, column after column.
     *
     * @param position where in the file they begin
     * @return where they stand, in the order of the columns
     */
    List<ColumnChunk> writeTo(OutputStream out, long position) throws IOException {
        List<ColumnChunk> written = new ArrayList<>();
        long at = position;
        for (Chunk chunk : chunks.values()) {
            written.add(chunk.writeTo(out, at));
            at += chunk.size();
        }
        return written;
    }

    /** The pages of one column. */
    private static final class Chunk implements PageWriter {
        private static final String OTHER = "parquet-column writes pages by the method with every statistic";

        private final ColumnDescriptor column;
        private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private final Set<org.apache.parquet.format.Encoding> encodings =
                EnumSet.noneOf(org.apache.parquet.format.Encoding.class);
        private long values;
        private long plain;

        private Chunk(ColumnDescriptor column) {
            this.column = column;
        }

        private long size() {
            return (long) dictionary.size() + data.size();
        }

        private ColumnChunk writeTo(OutputStream out, long position) throws IOException {
            dictionary.writeTo(out);
            data.writeTo(out);
            ColumnMetaData meta = new ColumnMetaData(
                    Type.valueOf(physical()),
                    List.copyOf(encodings),
                    List.of(column.getPath()),
                    CompressionCodec.ZSTD,
                    values,
                    plain,
                    size(),
                    position + dictionary.size());
            if (dictionary.size() > 0) {
                meta.setDictionary_page_offset(position);
            }
            return new ColumnChunk(position).setMeta_data(meta);
        }

        /** Thrift's name of the type where parquet-column's differs. */
        private String physical() {
            String name = column.getPrimitiveType().getPrimitiveTypeName().name();
            return name.equals("BINARY") ? "BYTE_ARRAY" : name;
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> statistics,
                SizeStatistics sizes,
                GeospatialStatistics places,
                Encoding repetitionLevels,
                Encoding definitionLevels,
                Encoding valuesBy)
                throws IOException {
            byte[] page = bytes.toInputStream().readAllBytes();
            byte[] compressed = Zstd.compress(page, LEVEL);
            PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, compressed.length)
                    .setData_page_header(new DataPageHeader(
                            valueCount, format(valuesBy), format(definitionLevels), format(repetitionLevels)));
            values += valueCount;
            write(header, compressed, data);
        }

        @Override
        public void writeDictionaryPage(DictionaryPage page) throws IOException {
            byte[] bytes = page.getBytes().toInputStream().readAllBytes();
            byte[] compressed = Zstd.compress(bytes, LEVEL);
            PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, bytes.length, compressed.length)
                    .setDictionary_page_header(
                            new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding())));
            write(header, compressed, dictionary);
        }

        private void write(PageHeader header, byte[] compressed, ByteArrayOutputStream out) throws IOException {
            int before = out.size();
            Util.writePageHeader(header, out);
            plain += out.size() - before + header.getUncompressed_page_size();
            out.write(compressed);
        }

        private org.apache.parquet.format.Encoding format(Encoding encoding) {
            org.apache.parquet.format.Encoding format = org.apache.parquet.format.Encoding.valueOf(encoding.name());
            encodings.add(format);
            return format;
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> statistics,
                Encoding repetitionLevels,
                Encoding definitionLevels,
                Encoding valuesBy) {
            throw new UnsupportedOperationException(OTHER);
        }

        @Deprecated
        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                Statistics<?> statistics,
                Encoding repetitionLevels,
                Encoding definitionLevels,
                Encoding valuesBy) {
            throw new UnsupportedOperationException(OTHER);
        }

        @Override
        public void writePageV2(
                int rowCount,
                int nullCount,
                int valueCount,
                BytesInput repetitionLevels,
                BytesInput definitionLevels,
                Encoding valuesBy,
                BytesInput bytes,
                Statistics<?> statistics) {
            throw new UnsupportedOperationException("pages are of version 1, which every reader knows");
        }

        @Override
        public long getMemSize() {
            return size();
        }

        @Override
        public long allocatedSize() {
            return size();
        }

        @Override
        public String memUsageString(String prefix) {
            return prefix + ' ' + size() + " bytes";
        }
    }
}
