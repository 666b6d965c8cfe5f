package dev.weir.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weir.training.RowWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Rows as one Parquet file, in one pass; compressed by Zstandard. Row groups are encoded beside the caller, two at a time, and written in their order.
 * Not thread-safe.
 */
public final class ParquetRows implements RowWriter, Closeable {

    static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

    /** So many bytes of lines make a row group: counted in what comes in, which is the same each time. At most four are in memory. */
    private static final long GROUP = 32L * 1024 * 1024;

    private static final int ENCODERS = 2;

    private final OutputStream out;
    private final ExecutorService encoders = Executors.newFixedThreadPool(ENCODERS, ParquetRows::thread);
    private final Deque<Future<RowGroupBytes>> pending = new ArrayDeque<>();
    private final List<RowGroup> groups = new ArrayList<>();
    private List<byte[]> lines = new ArrayList<>();
    private long bytesOfGroup;
    private long position;
    private long rows;

    /** @param out buffered; closed with this */
    public ParquetRows(OutputStream out) throws IOException {
        this.out = out;
        write(MAGIC);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "weir-parquet");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void row(byte[] line) throws IOException {
        lines.add(line);
        bytesOfGroup += line.length;
        if (bytesOfGroup >= GROUP) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        List<byte[]> group = lines;
        lines = new ArrayList<>();
        bytesOfGroup = 0;
        pending.add(encoders.submit(() -> RowGroupBytes.of(group)));
        if (pending.size() > ENCODERS) {
            writeFirst();
        }
    }

    private void writeFirst() throws IOException {
        RowGroupBytes group;
        try {
            group = pending.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("writing was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("a row cannot be written: " + e.getCause(), e);
        }
        RowGroup written = group.writeTo(out, position, groups.size());
        groups.add(written);
        position += written.getTotal_compressed_size();
        rows += written.getNum_rows();
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
            while (!pending.isEmpty()) {
                writeFirst();
            }
            ByteArrayOutputStream footer = new ByteArrayOutputStream(8 * 1024);
            Util.writeFileMetaData(new FileMetaData(1, Schema.elements(), rows, groups).setCreated_by("weir"), footer);
            write(footer.toByteArray());
            int length = footer.size();
            write(new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)});
            write(MAGIC);
        } finally {
            encoders.shutdownNow();
        }
    }
}
