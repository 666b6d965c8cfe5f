package dev.weir.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.sdk.Base64Url;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwsTest {

    private static final byte[] CONTENT = "{\"v\":1,\"id\":\"d1\"}".getBytes(UTF_8);
    private static final KeyPair ANA = KeyFile.generate();

    @Test
    void theKeyOfTheStandardsExampleSignsItsExample() throws Exception {
        // Given: RFC 8037, appendix A; its header is {"alg":"EdDSA"} and so not one that is read here
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of()
                        .parseHex("302e020100300506032b657004220420"
                                + HexFormat.of()
                                        .formatHex(Base64.getUrlDecoder()
                                                .decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")))));
        byte[] content = "Example of Ed25519 signing".getBytes(UTF_8);

        // When
        Jws jws = Jws.read(Jws.sign(content, "example", key).getBytes(UTF_8));

        // Then
        assertThat(jws.fits(content, PublicKeys.read("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")))
                .isTrue();
    }

    @Test
    void itIsTheHeaderAndTheSignatureWithoutTheContent() {
        String text = Jws.sign(CONTENT, "ana", ANA.getPrivate());

        assertThat(text).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]{86}");
        assertThat(new String(Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.'))), UTF_8))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"ana\"}");
        assertThat(Jws.read(text.getBytes(UTF_8)).kid()).isEqualTo("ana");
    }

    @Property(tries = 50)
    void whatIsSignedFitsItsSignersKeyAndNoOther(@ForAll @Size(max = 200) byte[] content) {
        Jws jws = Jws.read(Jws.sign(content, "ana", ANA.getPrivate()).getBytes(UTF_8));

        assertThat(jws.fits(content, ANA.getPublic())).isTrue();
        assertThat(jws.fits(content, KeyFile.generate().getPublic())).isFalse();
    }

    @Test
    void anyBitOfASignatureMatters() {
        byte[] good = Jws.sign(CONTENT, "ana", ANA.getPrivate()).getBytes(UTF_8);

        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] text = good.clone();
            text[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(fits(text)).as("bit %d", bit).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"alg\":\"none\",\"kid\":\"ana\"}                      | its alg is 'none'; allowed: EdDSA",
                "{\"alg\":\"HS256\",\"kid\":\"ana\"}                     | its alg is 'HS256'",
                "{\"alg\":\"eddsa\",\"kid\":\"ana\"}                     | its alg is 'eddsa'",
                "{\"kid\":\"ana\"}                                       | its alg is missing",
                "{\"alg\":\"EdDSA\"}                                     | its kid is missing",
                "{\"alg\":\"EdDSA\",\"kid\":7}                           | its kid is '7'",
                "{\"alg\":\"EdDSA\",\"kid\":\"ana\",\"crit\":[\"b64\"]}  | its header has crit; allowed: alg, kid",
                "{\"alg\":\"EdDSA\",\"kid\":\"ana\",\"jwk\":{}}          | its header has jwk",
                "{\"alg\":\"none\",\"alg\":\"EdDSA\",\"kid\":\"ana\"}    | its header is not JSON",
                "{\"alg\":\"EdDSA\",\"kid\":\"ana\"} 1                   | its header is not JSON",
                "[\"EdDSA\"]                                             | its alg is missing",
            })
    void anotherHeaderIsRefused(String header, String why) {
        String text = Base64Url.text(header.getBytes(UTF_8)) + ".." + Base64Url.text(new byte[64]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jws.read(text.getBytes(UTF_8)))
                .withMessageContaining(why);
    }

    @Test
    void anotherFormIsRefused() {
        String good = Jws.sign(CONTENT, "ana", ANA.getPrivate());

        refused("", "header..signature");
        refused(good + ".", "header..signature");
        refused(good.replace("..", "." + Base64Url.text(CONTENT) + "."), "content of its own");
        refused(good + "==", "not base64url");
        refused(good.replace("..", "=.."), "not base64url");
        refused("x".repeat(1_001), "1001 bytes; allowed: 1000");
    }

    @Test
    void theLastBitsOfTheTextMatterToo() {
        // Given: 64 bytes are 86 characters, whose last 4 bits say nothing
        String good = Jws.sign(CONTENT, "ana", ANA.getPrivate());
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char next = letters.charAt(letters.indexOf(good.charAt(good.length() - 1)) + 1);

        // When, Then
        refused(good.substring(0, good.length() - 1) + next, "not base64url");
    }

    @Test
    void aSignatureThatIsTooShortFitsNothing() {
        String good = Jws.sign(CONTENT, "ana", ANA.getPrivate());
        String header = good.substring(0, good.indexOf('.'));

        for (int length : new int[] {0, 63, 65}) {
            assertThat(fits((header + ".." + Base64Url.text(new byte[length])).getBytes(UTF_8)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void aKeyOfAnotherKindCannotSign() throws Exception {
        PrivateKey other =
                KeyPairGenerator.getInstance("X25519").generateKeyPair().getPrivate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jws.sign(CONTENT, "ana", other))
                .withMessageContaining("allowed: Ed25519");
    }

    private static boolean fits(byte[] text) {
        try {
            return Jws.read(text).fits(CONTENT, ANA.getPublic());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jws.read(text.getBytes(UTF_8)))
                .withMessageContaining(why);
    }
}
