package dev.weir.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private static final byte[] KEY = "u17".getBytes(UTF_8);
    private static final byte[] VALUE = "{}".getBytes(UTF_8);
    private static final SignedHeader TRACE = new SignedHeader("trace", "abc".getBytes(UTF_8));

    @TempDir
    Path dir;

    @Test
    void thePageShowsWhatTheLibraryWrites() throws Exception {
        // Given: RFC 8032, section 7.1, test 1; the page's line was made in Python
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of()
                        .parseHex("302e020100300506032b657004220420"
                                + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
        Signer signer = Signer.of(key, "app", "app", () -> 1_785_499_200_000L);

        // When
        byte[] signature = signer.sign("shop.ratings", KEY, VALUE, "1", List.of(TRACE));

        // Then
        Matcher shown = Pattern.compile("```\n(eyJ\\S+)\n```").matcher(Files.readString(Path.of("docs/signing.md")));
        assertThat(shown.find()).isTrue();
        assertThat(new String(signature, US_ASCII)).isEqualTo(shown.group(1));
    }

    @Test
    void everySignatureHasItsOwnId() throws Exception {
        Signer signer = Signer.of(ed25519().getPrivate(), "app", "app");

        assertThat(header(signer.sign("t", KEY, VALUE))).isNotEqualTo(header(signer.sign("t", KEY, VALUE)));
    }

    @Test
    void aSignerThatCountsNumbersWhatItSignsByTopic() throws Exception {
        Signer counting = Signer.of(ed25519().getPrivate(), "app", "app").counting();

        String first = id(counting.sign("t", KEY, VALUE));
        String run = first.substring(0, first.indexOf('/'));

        assertThat(first).isEqualTo(run + "/1");
        assertThat(id(counting.sign("t", KEY, VALUE))).isEqualTo(run + "/2");
        assertThat(id(counting.sign("other", KEY, VALUE))).isEqualTo(run + "/1");
        assertThat(id(counting.sign("t", KEY, VALUE))).isEqualTo(run + "/3");
        assertThat(id(counting.counting().sign("t", KEY, VALUE)))
                .as("another run")
                .endsWith("/1")
                .isNotEqualTo(first);
    }

    @Test
    void noTwoThreadsGetOneNumber() throws Exception {
        Signer counting = Signer.of(ed25519().getPrivate(), "app", "app").counting();

        List<String> ids = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> id(counting.sign("t", KEY, VALUE)))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().anyMatch(id -> id.endsWith("/200"));
    }

    private static String id(byte[] signature) {
        Matcher id = Pattern.compile("\"jti\":\"([^\"]+)\"").matcher(header(signature));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void headersOfANameAreCoveredTogetherWhereverTheyStand() throws Exception {
        Signer signer = Signer.of(ed25519().getPrivate(), "app", "app", () -> 7);
        SignedHeader region = new SignedHeader("region", null);
        SignedHeader again = new SignedHeader("trace", "def".getBytes(UTF_8));

        byte[] apart = signer.sign("t", KEY, VALUE, "1", List.of(TRACE, region, again));
        byte[] together = signer.sign("t", KEY, VALUE, "1", List.of(TRACE, again, region));

        assertThat(apart).isEqualTo(together);
        assertThat(header(apart)).endsWith("\"hdr\":[\"trace\",\"region\"]}");
    }

    @Test
    void aKeyOfEitherKindComesFromItsFile() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));

        byte[] ed25519 = Signer.of(file(ed25519().getPrivate()), "app", "app").sign("t", KEY, VALUE);
        byte[] es256 = Signer.of(file(generator.generateKeyPair().getPrivate()), "app", "app")
                .sign("t", KEY, VALUE);

        assertThat(header(ed25519))
                .startsWith("{\"alg\":\"EdDSA\",\"kid\":\"app\",\"src\":\"app\",\"aud\":\"t\",\"iat\":");
        assertThat(header(es256)).startsWith("{\"alg\":\"ES256\",");
    }

    @Test
    void aKeyThatCannotSignIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        PrivateKey wide = generator.generateKeyPair().getPrivate();
        PrivateKey other =
                KeyPairGenerator.getInstance("X25519").generateKeyPair().getPrivate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signer.of(wide, "app", "app"))
                .withMessage("an EC key over a curve of 384 bits cannot sign; allowed: Ed25519, EC over P-256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signer.of(other, "app", "app").sign("t", KEY, VALUE))
                .withMessageContaining("cannot sign; allowed: Ed25519, EC over P-256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signer.of(file(other), "app", "app"))
                .withMessageContaining("holds no private key for Ed25519 or P-256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a\\b", "ä", "a\nb"})
    void textThatWouldMeanSomethingElseIsRefused(String text) throws Exception {
        PrivateKey key = ed25519().getPrivate();
        Signer signer = Signer.of(key, "app", "app");

        assertThatIllegalArgumentException().isThrownBy(() -> Signer.of(key, text, "app"));
        assertThatIllegalArgumentException().isThrownBy(() -> Signer.of(key, "app", text));
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign(text, KEY, VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign("t", KEY, VALUE, text, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignedHeader(text, VALUE));
    }

    @Test
    void headersInWeirsOwnNamespaceCannotBeCovered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedHeader("Weir-Trust", VALUE))
                .withMessageContaining("none that begin with weir-");
    }

    private Path file(PrivateKey key) throws Exception {
        Path file = Files.createTempFile(dir, "key", ".pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static KeyPair ed25519() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String header(byte[] signature) {
        String text = new String(signature, US_ASCII);
        return new String(Base64Url.bytes(text.substring(0, text.indexOf('.'))), US_ASCII);
    }
}
