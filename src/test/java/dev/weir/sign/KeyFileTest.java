package dev.weir.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void name() {
        file = dir.resolve("ana.pem");
    }

    @Test
    void aKeyComesBackAsItWas() throws IOException {
        // Given
        KeyPair pair = KeyFile.generate();

        // When
        KeyFile.write(file, pair.getPrivate());

        // Then
        byte[] content = {1};
        assertThat(Jws.read(Jws.sign(content, "ana", KeyFile.read(file)).getBytes(UTF_8))
                        .fits(content, pair.getPublic()))
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsNeverOverwritten() throws IOException {
        // Given
        Files.writeString(file, "precious");

        // When, Then
        assertThatThrownBy(() -> KeyFile.write(file, KeyFile.generate().getPrivate()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        KeyFile.write(file, KeyFile.generate().getPrivate());

        for (String others : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(others));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KeyFile.read(file))
                    .withMessageContaining("others may read this private key; run `chmod 600 " + file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(KeyFile.read(file)).isNotNull();
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutItsContent() throws Exception {
        refused("my password", "is no private key; allowed: PEM that begins with -----BEGIN PRIVATE KEY-----");
        refused(
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n",
                "holds no private key for Ed25519");
        refused("x".repeat(10_001), "is larger than 10000 bytes");
        KeyPair other = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        KeyFile.write(file, other.getPrivate());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.read(file))
                .withMessageContaining("holds no private key for Ed25519");
    }

    private void refused(String text, String why) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.read(file))
                .withMessageContaining(why)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("password", "c2Vj"));
        Files.delete(file);
    }
}
