package dev.weir.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file that Weir wrote, as bytes. Not thread-safe. */
public final class Lines {

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private int at;
    private int filled;
    private long read;

    /** @param in not closed */
    public Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its line feed, or null at the end. */
    public byte @Nullable [] next() throws IOException {
        line.reset();
        while (true) {
            if (at == filled) {
                at = 0;
                filled = in.read(buffer);
                if (filled < 0) {
                    filled = 0;
                    return line.size() == 0 ? null : line.toByteArray();
                }
            }
            int start = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, start, at - start);
            read += at - start;
            if (at < filled) {
                at++;
                read++;
                return line.toByteArray();
            }
        }
    }

    /** How many bytes were read so far. */
    public long bytes() {
        return read;
    }
}
