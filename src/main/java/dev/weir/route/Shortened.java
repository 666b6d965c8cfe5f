package dev.weir.route;

import dev.weir.event.Payload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that is too large for the outputs, made to fit: the first 64 KiB of its value, the first 4 KiB of its key, no
 * producer headers, and a digest of the whole value.
 */
public final class Shortened {

    /** So much of a value is kept. */
    public static final int VALUE_BYTES = 64 * 1024;

    private static final int KEY_BYTES = 4 * 1024;

    private Shortened() {}

    /** The payload, shortened. */
    static Payload of(Payload payload) {
        return new Payload(first(payload.key(), KEY_BYTES), first(payload.value(), VALUE_BYTES), List.of());
    }

    /** {@code sha-256:<hex> <bytes>} of the whole value. */
    public static String digest(Payload payload) {
        byte[] value = payload.value() == null ? new byte[0] : payload.value();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value);
            return "sha-256:" + HexFormat.of().formatHex(hash) + " " + value.length;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static byte[] digestBytes(Payload payload) {
        return digest(payload).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte @Nullable [] first(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }
}
