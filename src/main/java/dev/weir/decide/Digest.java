package dev.weir.decide;

import dev.weir.event.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The first 128 bits of a record's SHA-256: whether what a decision carries is what was held.
 *
 * @param high the first eight bytes
 * @param low the next eight
 */
public record Digest(long high, long low) {

    private static final int NULL = -1;

    /** Of key, value and the producer's headers, each with its length, so that no byte can move from one to another. */
    public static Digest of(Payload payload) {
        MessageDigest sha = sha256();
        add(sha, payload.key());
        add(sha, payload.value());
        for (Payload.Header header : payload.headers()) {
            add(sha, header.name().getBytes(StandardCharsets.UTF_8));
            add(sha, header.value());
        }
        ByteBuffer bytes = ByteBuffer.wrap(sha.digest());
        return new Digest(bytes.getLong(), bytes.getLong());
    }

    /** The first 64 bits of a text's SHA-256: an id or an origin that nobody can make another equal to. */
    public static long of(String text) {
        return ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static void add(MessageDigest sha, byte @Nullable [] bytes) {
        sha.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? NULL : bytes.length)
                .flip());
        if (bytes != null) {
            sha.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
