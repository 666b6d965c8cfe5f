package dev.weir.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is about: key, value and named headers of a record as one sequence of bytes, of which the SHA-256 is the
 * content of the JWS. The sequence is {@code weir-event-1}, the key, the value, and for each covered header its name and its value; before
 * each of these parts stands its length in four bytes, most significant first, or {@code ff ff ff ff} where it is null. So no two
 * records have the same sequence.
 */
public final class SignedContent {

    private static final byte[] BEGIN = "weir-event-1".getBytes(US_ASCII);
    private static final int NULL = -1;

    private final MessageDigest digest;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    private SignedContent() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java has", e);
        }
    }

    /**
     * The 32 bytes that are signed.
     *
     * @param headers those that are covered: in the order of their names in {@code hdr}, and as the record has them where a name
     *     repeats
     */
    public static byte[] digest(byte @Nullable [] key, byte @Nullable [] value, List<SignedHeader> headers) {
        SignedContent content = new SignedContent();
        content.digest.update(BEGIN);
        content.part(key);
        content.part(value);
        for (SignedHeader header : headers) {
            content.part(header.name().getBytes(US_ASCII));
            content.part(header.value());
        }
        return content.digest.digest();
    }

    private void part(byte @Nullable [] part) {
        digest.update(length.putInt(0, part == null ? NULL : part.length).array());
        if (part != null) {
            digest.update(part);
        }
    }
}
