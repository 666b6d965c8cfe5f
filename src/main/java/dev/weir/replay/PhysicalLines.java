package dev.weir.replay;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream of any bytes, ended by LF or CR LF, in bounded memory: of a line longer than the limit only the
 * beginning is kept. A byte order mark before the first line and one empty line after the last are no lines.
 */
final class PhysicalLines {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private long number;

    private byte[] line = new byte[512];
    private int length;
    private long size;
    private @Nullable MessageDigest digest;

    /** @param limit the longest line that is kept whole, in bytes */
    PhysicalLines(InputStream in, int limit) throws IOException {
        this.in = in;
        this.limit = limit;
        while (to < BYTE_ORDER_MARK.length) {
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                break;
            }
            to += read;
        }
        if (to >= BYTE_ORDER_MARK.length && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
            from = BYTE_ORDER_MARK.length;
        }
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        if (atEnd()) {
            return null;
        }
        number++;
        length = 0;
        size = 0;
        digest = null;
        while (!atEnd()) {
            int end = indexOfLineFeed();
            if (end >= 0) {
                append(end);
                from = end + 1;
                break;
            }
            append(to);
            from = to;
        }
        Line found = finish();
        return found.size == 0 && atEnd() ? null : found;
    }

    private boolean atEnd() throws IOException {
        while (from == to) {
            int read = in.read(buffer, 0, buffer.length);
            if (read < 0) {
                return true;
            }
            from = 0;
            to = read;
        }
        return false;
    }

    private int indexOfLineFeed() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Takes the buffer's bytes up to {@code end}: whole up to the limit and a carriage return, then only their digest. */
    private void append(int end) {
        int count = end - from;
        size += count;
        if (digest == null && size <= limit + 1L) {
            keep(count);
            return;
        }
        if (digest == null) {
            digest = sha256();
            digest.update(line, 0, length);
        }
        digest.update(buffer, from, count);
        keep(Math.min(Line.KEPT + 1 - length, count));
    }

    private void keep(int count) {
        if (count <= 0) {
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }

    private Line finish() {
        if (digest == null) {
            boolean carriageReturn = length > 0 && line[length - 1] == '\r';
            int end = carriageReturn ? length - 1 : length;
            if (end <= limit) {
                return Line.of(number, Arrays.copyOf(line, end), carriageReturn ? Line.End.CR_LF : Line.End.LF);
            }
            digest = sha256();
            digest.update(line, 0, length);
        }
        byte[] kept = Line.kept(line, length);
        line = new byte[512];
        return Line.overlong(number, kept, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
