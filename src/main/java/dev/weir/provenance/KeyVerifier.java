package dev.weir.provenance;

import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Base64Url;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures of one public key, which is read once. The arithmetic is Bouncy Castle's: Java 17's own takes 0.5 ms for Ed25519
 * and 0.9 ms for P-256, this a tenth (docs/signing.md). It checks only; there is no secret here that time could tell.
 * Not for several threads.
 */
abstract sealed class KeyVerifier {

    private static final int POINT_BYTES = 65;
    private static final byte UNCOMPRESSED = 4;

    /**
     * The verifier of a key.
     *
     * @throws IllegalArgumentException when the text is no key of the algorithm
     */
    static KeyVerifier of(Algorithm algorithm, String key) {
        byte[] bytes = Base64Url.bytes(key);
        return switch (algorithm) {
            case ED25519 -> new Edwards(bytes);
            case ES256 -> new P256(bytes);
        };
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
    abstract boolean fits(byte[] message, byte[] signature);

    private static final class Edwards extends KeyVerifier {

        private final Ed25519.PublicPoint point;

        Edwards(byte[] key) {
            Ed25519.@Nullable PublicPoint read =
                    key.length == Ed25519.PUBLIC_KEY_SIZE ? Ed25519.validatePublicKeyFullExport(key, 0) : null;
            if (read == null) {
                throw new IllegalArgumentException("no point of edwards25519 of prime order");
            }
            point = read;
        }

        @Override
        boolean fits(byte[] message, byte[] signature) {
            return signature.length == Ed25519.SIGNATURE_SIZE
                    && Ed25519.verify(signature, 0, point, message, 0, message.length);
        }
    }

    private static final class P256 extends KeyVerifier {

        private static final int NUMBER_BYTES = 32;
        private static final ECCurve CURVE = new SecP256R1Curve();

        /** The generator of P-256: FIPS 186-4, D.1.2.3. */
        private static final ECPoint GENERATOR = CURVE.createPoint(
                new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
                new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16));

        private static final ECDomainParameters DOMAIN =
                new ECDomainParameters(CURVE, GENERATOR, CURVE.getOrder(), CURVE.getCofactor());

        private final ECDSASigner verifier = new ECDSASigner();
        private final MessageDigest digest;

        P256(byte[] key) {
            if (key.length != POINT_BYTES || key[0] != UNCOMPRESSED) {
                throw new IllegalArgumentException("no uncompressed point of P-256");
            }
            verifier.init(false, new ECPublicKeyParameters(CURVE.decodePoint(key), DOMAIN));
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no SHA-256, which every Java has", e);
            }
        }

        @Override
        boolean fits(byte[] message, byte[] signature) {
            return signature.length == 2 * NUMBER_BYTES
                    && verifier.verifySignature(
                            digest.digest(message),
                            new BigInteger(1, signature, 0, NUMBER_BYTES),
                            new BigInteger(1, signature, NUMBER_BYTES, NUMBER_BYTES));
        }
    }
}
