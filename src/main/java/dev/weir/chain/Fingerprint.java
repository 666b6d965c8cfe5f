package dev.weir.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a record of an output topic is known by: SHA-256 over four parts, which are its key, its value and its headers {@code weir-origin} and
 * {@code weir-verdict}. Before each part stands its length as four bytes, big-endian; a part that is not there has the length -1 and no
 * bytes. So no two different records have the same bytes under the hash. Not thread-safe.
 */
public final class Fingerprint {

    private static final int ABSENT = -1;

    private final MessageDigest sha = Sha256.create();
    private final byte[] length = new byte[Integer.BYTES];

    /** The fingerprint, 32 bytes, of a record with these parts. */
    public byte[] of(
            byte @Nullable [] key, byte @Nullable [] value, @Nullable String origin, @Nullable String verdict) {
        part(key);
        part(value);
        part(origin == null ? null : origin.getBytes(StandardCharsets.UTF_8));
        part(verdict == null ? null : verdict.getBytes(StandardCharsets.UTF_8));
        return sha.digest();
    }

    private void part(byte @Nullable [] bytes) {
        int count = bytes == null ? ABSENT : bytes.length;
        length[0] = (byte) (count >>> 24);
        length[1] = (byte) (count >>> 16);
        length[2] = (byte) (count >>> 8);
        length[3] = (byte) count;
        sha.update(length);
        if (bytes != null) {
            sha.update(bytes);
        }
    }
}
