package dev.weir.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Entity;
import dev.weir.settings.PrivacySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that only who has the key can make. */
class PseudonymsTest {

    private static final Entity U1 = Entity.of("customer", "u1");

    @TempDir
    private Path folder;

    @Test
    void theSameContributorHasOneNameUnderAKeyAndAnotherUnderAnother() throws IOException {
        // Given
        Path key = Erasing.key(folder.resolve("a.key"), "0123456789abcdef");
        Pseudonyms one = Pseudonyms.read(key);
        Pseudonyms same = Pseudonyms.read(key);
        Pseudonyms other = Pseudonyms.read(Erasing.key(folder.resolve("b.key"), "0123456789abcdeF"));

        // Then
        assertThat(one.of(U1)).isEqualTo(same.of(U1)).isNotEqualTo(other.of(U1));
        assertThat(one.of(U1)).isNotEqualTo(one.of(Entity.of("customer", "u2")));
        assertThat(one.of(U1).type()).isEqualTo("customer");
        assertThat(one.of(U1).text()).doesNotContain("u1");
        assertThat(one.of(U1).id()).matches("erased\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]{22}");
        assertThat(one.made(same.of(U1))).isTrue();
        assertThat(one.made(other.of(U1))).isFalse();
        assertThat(one.made(U1)).isFalse();
    }

    /** RFC 2104 by the JDK's own tool chain is what OpenSSL computes: {@code openssl dgst -sha256 -mac HMAC}. */
    @Test
    void theNameIsTheHashThatOpenSslComputes() throws IOException {
        Pseudonyms names = Pseudonyms.read(Erasing.key(folder.resolve("a.key"), "0123456789abcdef"));
        assertThat(names.of(U1).id()).isEqualTo("erased.68d6d730.51lz8Iq5fiF2EwyGfS_4Kw");
    }

    @Test
    void aKeyThatIsShortMissingOrOpenIsRefused() throws IOException {
        Path file = folder.resolve("a.key");
        assertThatThrownBy(() -> Pseudonyms.read(file)).hasMessageContaining("a.key cannot be read");
        Files.writeString(file, "0123456789abcdef0123456789abcde");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> Pseudonyms.read(file)).hasMessageContaining("allowed: 32 to 10000 characters");
        Files.writeString(file, "0123456789abcdef0123456789abcdef");
        assertThat(Pseudonyms.read(file)).isNotNull();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        assertThatThrownBy(() -> Pseudonyms.read(file)).hasMessageContaining("anybody may read");
        assertThat(Pseudonyms.of(PrivacySettings.NONE)).isNull();
    }
}
