package dev.weir.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers of state in as few bytes as they need: seven bits a byte, least first, the sign in the lowest. */
public final class Varint {

    /** Bytes that a number takes at most. */
    public static final int MOST = 10;

    private Varint() {}

    /** Small steps either way are one or two bytes, any long is at most ten. */
    public static void write(DataOutput out, long value) throws IOException {
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7FL) != 0) {
            out.writeByte((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    /**
     * Puts the bytes of {@link #write} into a buffer: many numbers are put together there and written at once.
     *
     * @param at where the first byte goes; there must be room for {@link #MOST}
     * @return where the next one goes
     */
    public static int put(byte[] buffer, int at, long value) {
        long left = value << 1 ^ value >> 63;
        int next = at;
        while ((left & ~0x7FL) != 0) {
            buffer[next++] = (byte) (left & 0x7F | 0x80);
            left >>>= 7;
        }
        buffer[next++] = (byte) left;
        return next;
    }

    /** What {@link #write} wrote. */
    public static long read(DataInput in) throws IOException {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.readByte();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    /** The length, then the text in UTF-8. */
    public static void text(DataOutput out, String value) throws IOException {
        byte[] bytes = value.getBytes(UTF_8);
        write(out, bytes.length);
        out.write(bytes);
    }

    /** What {@link #text(DataOutput, String)} wrote. */
    public static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[(int) read(in)];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }
}
