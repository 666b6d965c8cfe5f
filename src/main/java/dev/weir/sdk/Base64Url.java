package dev.weir.sdk;

import java.util.Base64;

/** Base64url without padding (RFC 7515, section 2), one text for each sequence of bytes. */
public final class Base64Url {

    private Base64Url() {}

    /** The bytes as text. */
    public static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Java's decoder takes padding, and any last bits: then a signature could be changed and still fit.
     *
     * @throws IllegalArgumentException when the text is not exactly what {@link #text} writes
     */
    public static byte[] bytes(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!text(bytes).equals(text)) {
            throw new IllegalArgumentException("not base64url without padding");
        }
        return bytes;
    }
}
