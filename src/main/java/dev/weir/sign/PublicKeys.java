package dev.weir.sign;

import dev.weir.sdk.Base64Url;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** Public Ed25519 keys as text: the 32 bytes of RFC 8032 in base64url, which is the {@code x} of a JWK (RFC 8037, section 2). */
public final class PublicKeys {

    /** What stands before the 32 bytes in an X.509 key of this kind: RFC 8410, section 4. */
    private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int BYTES = 32;

    /** 2^255 - 19: RFC 8032, section 5.1. */
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    /**
     * The y of the eight points whose eightfold is neutral: 1, -1, 0, and two whose x and y are other square roots. With one of them as key, the same
     * signature fits every eighth message or all.
     */
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            PRIME.subtract(BigInteger.ONE),
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16));

    private PublicKeys() {}

    /**
     * The public key of a private one. Java computes it only while it makes a pair, so it makes this pair again, from the private key as
     * if that had been drawn.
     *
     * @throws IllegalArgumentException when it is no key for Ed25519
     */
    public static PublicKey of(PrivateKey key) {
        byte[] seed = key instanceof EdECPrivateKey ed ? ed.getBytes().orElse(new byte[0]) : new byte[0];
        if (seed.length != BYTES) {
            throw new IllegalArgumentException("the key is one for " + key.getAlgorithm() + "; allowed: Ed25519");
        }
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(Ed25519.NAME);
            pairs.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            KeyPair pair = pairs.generateKeyPair();
            if (!Arrays.equals(pair.getPrivate().getEncoded(), key.getEncoded())) {
                throw new IllegalStateException("this Java does not make the same pair from the same private key");
            }
            return pair.getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + Ed25519.NAME, e);
        }
    }

    /** Draws the same each time. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] drawn;

        private Drawn(byte[] drawn) {
            this.drawn = drawn.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(drawn, 0, bytes, 0, bytes.length);
        }
    }

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
        if (isOfSmallOrder(raw)) {
            throw new IllegalArgumentException(
                    "a point of small order, so no public key: signatures by it are anybody's");
        }
        byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + BYTES);
        System.arraycopy(raw, 0, encoded, HEAD.length, BYTES);
        try {
            PublicKey key = KeyFactory.getInstance(Ed25519.NAME).generatePublic(new X509EncodedKeySpec(encoded));
            Signature.getInstance(Ed25519.NAME)
                    .initVerify(key); // Only here does Java look whether it lies on the curve.
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no point of the curve, so no public key", e);
        }
    }

    /** The highest bit is the sign of x, the others are y, the lowest byte first: RFC 8032, section 5.1.2. */
    private static boolean isOfSmallOrder(byte[] raw) {
        byte[] highFirst = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            highFirst[i] = raw[BYTES - 1 - i];
        }
        highFirst[0] &= 0x7f;
        return SMALL_ORDER.contains(new BigInteger(highFirst).mod(PRIME));
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
