package dev.weir.replay;

import dev.weir.event.Payload;
import dev.weir.route.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of a file: a line, or the lines that a quoted column runs over. */
final class Line {

    /** So much of an overlong line is kept. */
    static final int KEPT = 64 * 1024;

    final long number;
    final byte[] bytes;
    final long size;
    final End end;
    private final @Nullable String sha256;

    /** What ended a line. */
    enum End {
        LF("\n"),
        CR_LF("\r\n");

        private final String text;

        End(String text) {
            this.text = text;
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private Line(long number, byte[] bytes, long size, End end, @Nullable String sha256) {
        this.number = number;
        this.bytes = bytes;
        this.size = size;
        this.end = end;
        this.sha256 = sha256;
    }

    /** @param number of its first line in the file, from 1; {@code bytes} are without the line's end and not copied */
    static Line of(long number, byte[] bytes, End end) {
        return new Line(number, bytes, bytes.length, end, null);
    }

    /**
     * A line that is longer than the limit.
     *
     * @param kept its first {@value #KEPT} bytes
     * @param size how many bytes it has up to its line feed
     * @param sha256 of all of these, in hexadecimal digits
     */
    static Line overlong(long number, byte[] kept, long size, String sha256) {
        return new Line(number, kept, size, End.LF, sha256);
    }

    /** The first {@value #KEPT} of {@code length} bytes, or a few less where that would cut a character of UTF-8. */
    static byte[] kept(byte[] value, int length) {
        int cut = Math.min(length, KEPT);
        while (cut < length && cut > KEPT - 3 && (value[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return Arrays.copyOf(value, cut);
    }

    boolean isOverlong() {
        return sha256 != null;
    }

    /** What the dead letter of an overlong line says. */
    String tooLong(int limit) {
        return "the line has " + size + " bytes, limits.recordBytes allows " + limit;
    }

    /** Its bytes; those of an overlong line carry the digest of the whole beside them. */
    Payload payload() {
        if (sha256 == null) {
            return Payload.ofValue(bytes);
        }
        byte[] digest = ("sha-256:" + sha256 + " " + size).getBytes(StandardCharsets.US_ASCII);
        return new Payload(null, bytes, List.of(new Payload.Header(HeaderNames.DIGEST, digest)));
    }
}
