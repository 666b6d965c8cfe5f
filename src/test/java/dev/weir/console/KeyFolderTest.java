package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sign.KeyFile;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    @TempDir
    Path dir;

    @Test
    void aKeyIsThatOfTheNameAndGoneWhenItsFileIs() throws IOException {
        // Given
        PrivateKey key = KeyFile.generate().getPrivate();
        KeyFile.write(dir.resolve("ana.pem"), key);
        KeyFolder keys = new KeyFolder(dir);

        // When, Then
        assertThat(keys.has("ana")).isTrue();
        assertThat(keys.of("ana")).isEqualTo(key);
        assertThat(keys.has("bob")).isFalse();
        Files.delete(dir.resolve("ana.pem"));
        assertThat(keys.has("ana")).isFalse();
        assertRefused(keys, "ana", "no private key for ana", "Put ana.pem into the folder of --keys");
    }

    @Test
    void withoutAFolderNobodyHasAKey() {
        KeyFolder keys = new KeyFolder(null);

        assertThat(keys.has("ana")).isFalse();
        assertRefused(keys, "ana", "no private key for ana");
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws IOException {
        Path file = dir.resolve("ana.pem");
        KeyFile.write(file, KeyFile.generate().getPrivate());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertRefused(new KeyFolder(dir), "ana", "The key of ana cannot be used", file.toString());
    }

    @Test
    void whatIsNoKeyIsSaidToBeNone() throws IOException {
        Path file = dir.resolve("ana.pem");
        Files.writeString(file, "secret text that is no key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertRefused(new KeyFolder(dir), "ana", "The key of ana cannot be used");
        assertThatThrownBy(() -> new KeyFolder(dir).of("ana")).hasMessageNotContaining("secret text");
    }

    /** While one key follows another both entries are valid, and which of the two is in the folder the file alone does not say. */
    @Test
    void ofTwoEntriesTheOneCountsWhoseKeyIsHere() throws IOException {
        // Given
        Signer before = Signer.of("ana", Role.ANALYST);
        Signer after = Signer.of("ana", Role.ANALYST);
        List<Reviewer> both = List.of(before.reviewer(), after.reviewer());
        KeyFolder keys = new KeyFolder(dir);

        // When, Then
        assertThat(keys.entry(both)).as("no key yet").hasValue(before.reviewer());
        KeyFile.write(dir.resolve("ana.pem"), after.key());
        assertThat(keys.entry(both)).hasValue(after.reviewer());
        assertThat(keys.entry(List.of(before.reviewer()))).hasValue(before.reviewer());
        assertThat(keys.entry(List.of())).isEmpty();
        Files.setPosixFilePermissions(dir.resolve("ana.pem"), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(keys.entry(both)).as("it cannot be used").hasValue(before.reviewer());
    }

    private static void assertRefused(KeyFolder keys, String name, String... why) {
        assertThatThrownBy(() -> keys.of(name))
                .hasMessageContainingAll(why)
                .extracting(refusal -> ((Refusal) refusal).status())
                .isEqualTo(403);
    }
}
