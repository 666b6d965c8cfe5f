package dev.weir.sort;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Sorts more records than fit into memory: full buffers are sorted and written to files, which are then read as one. The
 * result does not depend on the size of the buffer. Not thread-safe.
 */
public final class ExternalSort {

    /** So many files are merged into one before more are written: they are all open at the end. */
    private static final int FAN_IN = 128;

    private static final int BUFFER = 256 * 1024;

    private final Path folder;
    private final String name;
    private final long memory;
    private final List<SortRecord> buffer = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private long buffered;
    private int written;

    /**
     * @param folder an existing folder for the files
     * @param name begins the files' names, so that several sorts can share a folder
     * @param memory how many bytes of records to hold before a file is written
     */
    public ExternalSort(Path folder, String name, long memory) {
        this.folder = folder;
        this.name = name;
        this.memory = memory;
    }

    /**
     * An eighth of the heap, 16 to 256 MiB: a sort may run while a job does, and both must leave room for the
     * job's state.
     */
    public static long defaultMemory() {
        long mebibyte = 1024 * 1024;
        return Math.max(
                16 * mebibyte, Math.min(256 * mebibyte, Runtime.getRuntime().maxMemory() / 8));
    }

    public void add(SortRecord record) throws IOException {
        buffer.add(record);
        buffered += record.bytes.length + SortRecord.OVERHEAD;
        if (buffered >= memory) {
            spill();
        }
    }

    /** Ends the input. The files, sorted each: {@link SortedRuns} reads them as one; none without records. */
    public List<Path> finish() throws IOException {
        spill();
        return List.copyOf(runs);
    }

    private void spill() throws IOException {
        if (buffer.isEmpty()) {
            return;
        }
        Collections.sort(buffer);
        runs.add(write(buffer.iterator()));
        buffer.clear();
        buffered = 0;
        if (runs.size() == FAN_IN) {
            mergeAll();
        }
    }

    private void mergeAll() throws IOException {
        Path merged;
        try (SortedRuns sorted = new SortedRuns(runs)) {
            merged = write(sorted);
        }
        for (Path run : runs) {
            Files.delete(run);
        }
        runs.clear();
        runs.add(merged);
    }

    private Path write(Iterator<SortRecord> records) throws IOException {
        Path file = folder.resolve(name + '-' + written++);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            while (records.hasNext()) {
                SortRecord record = records.next();
                out.writeLong(record.time);
                out.writeInt(record.file);
                out.writeLong(record.line);
                out.writeInt(record.bytes.length);
                out.write(record.bytes);
            }
        }
        return file;
    }
}
