package dev.weir.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The pages of one row group, as they are read back. */
final class PagesRead implements PageReadStore {

    private final Map<String, Chunk> chunks = new HashMap<>();
    private final long rows;

    PagesRead(long rows) {
        this.rows = rows;
    }

    /**
     * Adds a column.
     *
     * @param path its name, with dots
     * @param bytes its pages as they stand in the file
     */
    void add(String path, byte[] bytes, long values) throws IOException {
        chunks.put(path, new Chunk(bytes, values));
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        Chunk chunk = chunks.get(String.join(".", column.getPath()));
        if (chunk == null) {
            throw new UncheckedIOException(new IOException("it has no column " + String.join(".", column.getPath())));
        }
        chunk.column = column;
        return chunk;
    }

    @Override
    public long getRowCount() {
        return rows;
    }

    private static final class Chunk implements PageReader {
        private final Queue<PageHeader> headers = new ArrayDeque<>();
        private final Queue<byte[]> pages = new ArrayDeque<>();
        private final long values;
        private @Nullable DictionaryPage dictionary;
        private @Nullable ColumnDescriptor column;

        private Chunk(byte[] bytes, long values) throws IOException {
            this.values = values;
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            while (in.available() > 0) {
                PageHeader header = Util.readPageHeader(in);
                byte[] page = in.readNBytes(header.getCompressed_page_size());
                if (header.getType() == PageType.DICTIONARY_PAGE) {
                    dictionary = new DictionaryPage(
                            BytesInput.from(plain(page, header)),
                            header.getDictionary_page_header().getNum_values(),
                            Encoding.valueOf(header.getDictionary_page_header()
                                    .getEncoding()
                                    .name()));
                } else {
                    headers.add(header);
                    pages.add(page);
                }
            }
        }

        private static byte[] plain(byte[] page, PageHeader header) {
            return Zstd.decompress(page, header.getUncompressed_page_size());
        }

        @Override
        public @Nullable DictionaryPage readDictionaryPage() {
            return dictionary;
        }

        @Override
        public long getTotalValueCount() {
            return values;
        }

        @Override
        public @Nullable DataPage readPage() {
            PageHeader header = headers.poll();
            byte[] page = pages.poll();
            if (header == null || page == null || column == null) {
                return null;
            }
            DataPageHeader data = header.getData_page_header();
            return new DataPageV1(
                    BytesInput.from(plain(page, header)),
                    data.getNum_values(),
                    header.getUncompressed_page_size(),
                    Statistics.getBuilderForReading(column.getPrimitiveType()).build(),
                    Encoding.valueOf(data.getRepetition_level_encoding().name()),
                    Encoding.valueOf(data.getDefinition_level_encoding().name()),
                    Encoding.valueOf(data.getEncoding().name()));
        }
    }
}
