package dev.weir.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Strict UTF-8, as Unicode 15 table 3-7 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

    /** The answer of {@link #firstInvalid} for bytes that are UTF-8. */
    static final int VALID = -1;

    /** The answer of {@link #length} for text that UTF-8 cannot hold. */
    static final int UNPAIRED = -1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The place of the first byte of the first sequence that is not UTF-8, or {@link #VALID}. */
    static int firstInvalid(byte[] bytes) {
        int at = 0;
        int end = bytes.length;
        while (at < end) {
            // Nearly all records are ASCII nearly throughout: eight bytes at a time while they are.
            while (at <= end - Long.BYTES && ((long) EIGHT.get(bytes, at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
            }
            if (at == end) {
                break;
            }
            int width = sequence(bytes, at, end);
            if (width == 0) {
                return at;
            }
            at += width;
        }
        return VALID;
    }

    /** The number of bytes of the sequence at {@code at}, or 0 if there is no whole and shortest one. */
    private static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at];
        if (lead >= 0) {
            return 1;
        }
        lead &= 0xFF;
        if (lead < 0xE0) {
            return lead >= 0xC2 && follows(bytes, at + 1, end) ? 2 : 0;
        }
        if (at + 1 >= end) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        if (lead < 0xF0) {
            int least = lead == 0xE0 ? 0xA0 : 0x80; // below: overlong
            int most = lead == 0xED ? 0x9F : 0xBF; // above: surrogates
            return second >= least && second <= most && follows(bytes, at + 2, end) ? 3 : 0;
        }
        int least = lead == 0xF0 ? 0x90 : 0x80; // below: overlong
        int most = lead == 0xF4 ? 0x8F : 0xBF; // above: beyond U+10FFFF
        boolean whole = lead <= 0xF4
                && second >= least
                && second <= most
                && follows(bytes, at + 2, end)
                && follows(bytes, at + 3, end);
        return whole ? 4 : 0;
    }

    private static boolean follows(byte[] bytes, int at, int end) {
        return at < end && (bytes[at] & 0xC0) == 0x80;
    }

    /** The number of bytes of {@code text} in UTF-8, or {@link #UNPAIRED} if it has half of a surrogate pair. */
    static int length(String text) {
        int chars = text.length();
        int bytes = chars;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes++;
            } else if (!Character.isSurrogate(c)) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < chars && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2; // two chars, four bytes
                i++;
            } else {
                return UNPAIRED;
            }
        }
        return bytes;
    }
}
