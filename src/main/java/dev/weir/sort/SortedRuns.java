package dev.weir.sort;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads sorted files as one sorted sequence, holding one record of each in memory. */
public final class SortedRuns implements Iterator<SortRecord>, Closeable {

    private static final int BUFFER = 64 * 1024;

    private final List<Run> runs = new ArrayList<>();
    private final PriorityQueue<Run> next =
            new PriorityQueue<>((a, b) -> a.head().compareTo(b.head()));

    /** Opens the files; close it when done. */
    public SortedRuns(List<Path> files) throws IOException {
        try {
            for (Path file : files) {
                Run run = new Run(file);
                runs.add(run);
                if (run.advance()) {
                    next.add(run);
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return !next.isEmpty();
    }

    /** @throws UncheckedIOException when a file cannot be read */
    @Override
    public SortRecord next() {
        Run run = next.poll();
        if (run == null) {
            throw new NoSuchElementException("all sorted records are read");
        }
        SortRecord record = run.head();
        try {
            if (run.advance()) {
                next.add(run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return record;
    }

    @Override
    public void close() throws IOException {
        for (Run run : runs) {
            run.in.close();
        }
    }

    /** One sorted file and its next record. */
    private static final class Run {
        private final DataInputStream in;
        private @Nullable SortRecord head;

        private Run(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        private SortRecord head() {
            if (head == null) {
                throw new IllegalStateException("the run is read to its end");
            }
            return head;
        }

        private boolean advance() throws IOException {
            long time;
            try {
                time = in.readLong();
            } catch (EOFException end) {
                head = null;
                return false;
            }
            int file = in.readInt();
            long line = in.readLong();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            head = new SortRecord(time, file, line, bytes);
            return true;
        }
    }
}
