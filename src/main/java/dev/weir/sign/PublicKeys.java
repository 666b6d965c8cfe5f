package dev.weir.sign;

import dev.weir.sdk.Base64Url;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Public Ed25519 keys as text: the 32 bytes of RFC 8032 in base64url, which is the {@code x} of a JWK (RFC 8037, section 2). */
public final class PublicKeys {

    /** What stands before the 32 bytes in an X.509 key of this kind: RFC 8410, section 4. */
    private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int BYTES = 32;

    private PublicKeys() {}

    /** The key as 43 characters. */
    public static String text(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != HEAD.length + BYTES || !Arrays.equals(HEAD, Arrays.copyOf(encoded, HEAD.length))) {
            throw new IllegalArgumentException("the key is one for " + key.getAlgorithm() + "; allowed: Ed25519");
        }
        return Base64Url.text(Arrays.copyOfRange(encoded, HEAD.length, encoded.length));
    }

    /**
     * The key that the text says.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static PublicKey read(String text) {
        byte[] raw = Base64Url.bytes(text);
        if (raw.length != BYTES) {
            throw new IllegalArgumentException(raw.length + " bytes are no public key; allowed: " + BYTES);
        }
        byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + BYTES);
        System.arraycopy(raw, 0, encoded, HEAD.length, BYTES);
        try {
            PublicKey key = KeyFactory.getInstance(Jws.CURVE).generatePublic(new X509EncodedKeySpec(encoded));
            Signature.getInstance(Jws.CURVE).initVerify(key); // Only here does Java look whether it lies on the curve.
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no point of the curve, so no public key", e);
        }
    }

    static boolean isKey(String text) {
        try {
            read(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
