package dev.weir.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Base64Url;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVerifierTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    /** The order of the points that keys of Ed25519 generate: RFC 8032, section 5.1. */
    private static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @Test
    void theFastLibraryIsThereOnTheSystemsThatTheJobRunsOn() {
        assertThat(Conscrypt.isAvailable())
                .as(System.getProperty("os.name") + " on " + System.getProperty("os.arch"))
                .isEqualTo(System.getProperty("os.name").equals("Linux")
                        || System.getProperty("os.name").startsWith("Mac"));
    }

    @ParameterizedTest
    @EnumSource
    void noBitOfASignatureOrItsMessageCanBeAnother(Algorithm algorithm) throws GeneralSecurityException {
        // Given
        KeyPair pair = pair(algorithm);
        KeyVerifier verifier = KeyVerifier.of(algorithm, text(pair, algorithm));
        byte[] signature = sign(pair, algorithm);

        // When, Then: one that does not fit leaves nothing behind for the next
        assertThat(verifier.fits(MESSAGE, signature)).isTrue();
        for (int bit = 0; bit < 8 * signature.length; bit++) {
            assertThat(verifier.fits(MESSAGE, flipped(signature, bit)))
                    .as("bit " + bit)
                    .isFalse();
        }
        for (int bit = 0; bit < 8 * MESSAGE.length; bit++) {
            assertThat(verifier.fits(flipped(MESSAGE, bit), signature)).isFalse();
        }
        assertThat(verifier.fits(MESSAGE, Arrays.copyOf(signature, signature.length - 1)))
                .isFalse();
        assertThat(verifier.fits(MESSAGE, Arrays.copyOf(signature, signature.length + 1)))
                .isFalse();
        assertThat(verifier.fits(MESSAGE, new byte[0])).isFalse();
        assertThat(verifier.fits(MESSAGE, new byte[signature.length])).isFalse();
        assertThat(verifier.fits(MESSAGE, signature)).isTrue();
    }

    /** RFC 8032, section 5.1.7: else each signature has a second form, which a look for copies takes for another. */
    @Test
    void theNumberOfASignatureIsBelowTheOrder() throws GeneralSecurityException {
        KeyPair pair = pair(Algorithm.ED25519);
        byte[] signature = sign(pair, Algorithm.ED25519);
        byte[] number = reversed(Arrays.copyOfRange(signature, 32, 64));
        byte[] other = new BigInteger(1, number).add(ORDER).toByteArray();
        byte[] second = signature.clone();
        Arrays.fill(second, 32, 64, (byte) 0);
        System.arraycopy(reversed(other), 0, second, 32, other.length);

        assertThat(KeyVerifier.of(Algorithm.ED25519, text(pair, Algorithm.ED25519))
                        .fits(MESSAGE, second))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                // The same with the prime added: two ways to write 0 and 1.
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void aPointOfSmallOrderIsNoKey(String point) {
        assertThatThrownBy(() -> KeyVerifier.of(
                        Algorithm.ED25519, Base64Url.text(HexFormat.of().parseHex(point))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("small order");
    }

    @Test
    void whatIsNotOnTheCurveIsNoKey() throws GeneralSecurityException {
        // Given
        byte[] point = Base64Url.bytes(text(pair(Algorithm.ES256), Algorithm.ES256));

        // When, Then: one number beside the right one, the compressed form, a point too short, none at all
        assertThat(KeyVerifier.isKey(Algorithm.ES256, Base64Url.text(point))).isTrue();
        assertThat(KeyVerifier.isKey(Algorithm.ES256, Base64Url.text(flipped(point, 8 * 64))))
                .isFalse();
        byte[] compressed = Arrays.copyOf(point, 33);
        compressed[0] = (byte) (2 + (point[64] & 1));
        assertThat(KeyVerifier.isKey(Algorithm.ES256, Base64Url.text(compressed)))
                .isFalse();
        assertThat(KeyVerifier.isKey(Algorithm.ES256, Base64Url.text(Arrays.copyOf(point, 64))))
                .isFalse();
        assertThat(KeyVerifier.isKey(Algorithm.ES256, "")).isFalse();
        assertThat(KeyVerifier.isKey(
                        Algorithm.ED25519, // y = 2 has no x.
                        "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                .isFalse();
    }

    private static KeyPair pair(Algorithm algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm == Algorithm.ED25519 ? "Ed25519" : "EC");
        if (algorithm == Algorithm.ES256) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    private static String text(KeyPair pair, Algorithm algorithm) {
        byte[] encoded = pair.getPublic().getEncoded();
        int bytes = algorithm == Algorithm.ED25519 ? 32 : 65;
        return Base64Url.text(Arrays.copyOfRange(encoded, encoded.length - bytes, encoded.length));
    }

    /** By Java itself. */
    private static byte[] sign(KeyPair pair, Algorithm algorithm) throws GeneralSecurityException {
        Signature signer =
                Signature.getInstance(algorithm == Algorithm.ED25519 ? "Ed25519" : "SHA256withECDSAinP1363Format");
        signer.initSign(pair.getPrivate());
        signer.update(MESSAGE);
        return signer.sign();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }
}
