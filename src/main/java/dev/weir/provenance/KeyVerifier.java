package dev.weir.provenance;

import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Base64Url;
import dev.weir.sign.PublicKeys;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures of one public key, which is read once. The arithmetic is that of BoringSSL, in Conscrypt: Java 17's own takes 0.5 ms for
 * Ed25519 and 0.9 ms for P-256, this a tenth (docs/signing.md). Where Conscrypt has no library for the system, Java's own is used. Not for several threads.
 */
final class KeyVerifier {

    private static final @Nullable Provider FAST = Conscrypt.isAvailable() ? Conscrypt.newProvider() : null;

    /** Of an Ed25519 signature, two points; of an ECDSA one in a JWS, two numbers (RFC 7518, section 3.4). */
    private static final int SIGNATURE_BYTES = 64;

    private final Algorithm algorithm;
    private final PublicKey key;
    private final Signature verifier;

    private KeyVerifier(Algorithm algorithm, PublicKey key) throws GeneralSecurityException {
        this.algorithm = algorithm;
        this.key = key;
        String name = algorithm == Algorithm.ED25519 ? "EdDSA" : "SHA256withECDSA";
        verifier = FAST == null ? Signature.getInstance(name) : Signature.getInstance(name, FAST);
    }

    /**
     * The verifier of a key.
     *
     * @throws IllegalArgumentException when the text is no key of the algorithm
     */
    static KeyVerifier of(Algorithm algorithm, String key) {
        PublicKey read = switch (algorithm) {
            case ED25519 -> PublicKeys.read(key);
            case ES256 -> P256.read(Base64Url.bytes(key));
        };
        String name = algorithm == Algorithm.ED25519 ? "EdDSA" : "EC";
        try {
            // As the library has it: it would read Java's anew for each signature.
            return new KeyVerifier(
                    algorithm,
                    FAST == null
                            ? read
                            : KeyFactory.getInstance(name, FAST)
                                    .generatePublic(new X509EncodedKeySpec(read.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no public key for " + algorithm.curve(), e);
        }
    }

    static boolean isKey(Algorithm algorithm, String key) {
        try {
            of(algorithm, key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the owner of the key signed exactly these bytes. */
    boolean fits(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(algorithm == Algorithm.ED25519 ? signature : der(signature));
        } catch (SignatureException e) {
            return false; // Java's says so of some that do not fit.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read is none: " + algorithm, e);
        }
    }

    /** Two numbers of 32 bytes as the sequence of two integers that libraries take: RFC 3279, section 2.2.3; X.690, section 8. */
    private static byte[] der(byte[] numbers) {
        byte[] r = new BigInteger(1, numbers, 0, SIGNATURE_BYTES / 2).toByteArray();
        byte[] s = new BigInteger(1, numbers, SIGNATURE_BYTES / 2, SIGNATURE_BYTES / 2).toByteArray();
        int content = 2 + r.length + 2 + s.length;
        return ByteBuffer.allocate(2 + content)
                .put((byte) 0x30)
                .put((byte) content)
                .put((byte) 0x02)
                .put((byte) r.length)
                .put(r)
                .put((byte) 0x02)
                .put((byte) s.length)
                .put(s)
                .array();
    }
}
