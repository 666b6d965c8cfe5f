package dev.weir.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.event.Proof;
import dev.weir.sdk.Algorithm;
import dev.weir.sdk.SignedHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's lines of Python sign what the gateway verifies; skipped where there is no Python with {@code cryptography}. */
class PythonSignatureTest {

    @TempDir
    Path dir;

    @Test
    void theLinesOfPythonOnThePageSignAsTheLibraryDoes() throws Exception {
        // Given
        assumeTrue(run("-c", "import cryptography") == 0, "no python3 with cryptography");
        Producer app = Producer.of("app-2026", "app", Algorithm.ED25519);
        Files.writeString(
                dir.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(app.pair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Matcher python = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/signing.md")));
        assertThat(python.find()).isTrue();
        Files.writeString(dir.resolve("sign.py"), python.group(1) + """
                from cryptography.hazmat.primitives import serialization
                key = serialization.load_pem_private_key(open("key.pem", "rb").read(), None)
                headers = [("trace", b"abc"), ("region", None), ("trace", b"")]
                sign(key, "app-2026", "app", "shop.plays", b"u17", b"{}", headers)
                sign(key, "app-2026", "app", "shop.ratings", b"u17", b"{}", headers)
                open("signature", "wb").write(sign(key, "app-2026", "app", "shop.ratings", b"u17", b"{}", headers))
                """);

        // When
        int status = run("sign.py");
        byte[] signature = Files.readAllBytes(dir.resolve("signature"));

        // Then
        assertThat(status).isZero();
        Proof proof = new SignatureVerifier(new ProducerKeys(List.of(app.entry())), "signature", Duration.ofMinutes(10))
                .check(
                        Producer.record(
                                "signature",
                                signature,
                                "u17".getBytes(UTF_8),
                                "{}".getBytes(UTF_8),
                                new SignedHeader("trace", "abc".getBytes(UTF_8)),
                                new SignedHeader("region", null),
                                new SignedHeader("trace", new byte[0])),
                        "ratings",
                        "shop.ratings",
                        System.currentTimeMillis());
        assertThat(proof.isVerified()).as(proof.note()).isTrue();
        assertThat(proof.id()).matches("[0-9a-f-]{36}/2");
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process python = new ProcessBuilder(command)
                    .directory(dir.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("log").toFile())
                    .start();
            return python.waitFor(60, TimeUnit.SECONDS) ? python.exitValue() : -1;
        } catch (IOException e) {
            return -1; // There is no Python.
        }
    }
}
