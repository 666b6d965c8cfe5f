package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String PASSWORD = "wet gravel sings softly";

    @TempDir
    Path dir;

    @Test
    void onlyTheSamePasswordFitsItsHash() {
        String hash = Passwords.hash(PASSWORD);

        assertThat(Passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(Passwords.matches(PASSWORD + ' ', hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
        assertThat(Passwords.matches(PASSWORD, null)).isFalse();
        assertThat(Passwords.hash(PASSWORD)).as("salted").isNotEqualTo(hash);
        assertThat(hash).startsWith("pbkdf2-sha512$210000$");
    }

    @Test
    void lengthsAreBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.hash("x".repeat(14)))
                .withMessageContaining("14 characters");
        assertThat(Passwords.hash("x".repeat(15))).isNotBlank();
        assertThat(Passwords.hash("x".repeat(256))).isNotBlank();
        assertThatIllegalArgumentException().isThrownBy(() -> Passwords.hash("x".repeat(257)));
    }

    @Test
    void aRandomPasswordIsLongEnoughAndNeverTheSame() {
        assertThat(Passwords.random()).hasSize(20).isNotEqualTo(Passwords.random());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "pbkdf2-sha512$1$a$b", "pbkdf2-sha512$210000$AAAAAAAAAAAAAAAAAAAAAA$short", ""})
    void whatIsNoHashIsRefusedWithoutRepeatingIt(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.checked(hash))
                .withMessageNotContaining("plain");
    }

    @Test
    void aUsersFileIsReadAndItsErrorsHaveTheirLine() throws IOException {
        // Given
        String ana = LocalUsers.line("ana", PASSWORD);

        // When
        LocalUsers users = LocalUsers.read(file("# people\n\n" + ana + "\n"));

        // Then
        assertThat(users.matches("ana", PASSWORD)).isTrue();
        assertThat(users.matches("bob", PASSWORD)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalUsers.read(file("# people\nana\n")))
                .withMessageContaining(":2: a line is a name, a space and a hash");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalUsers.read(file("ana secret\n")))
                .withMessageContaining(":1: not a password's hash")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalUsers.read(file(ana + "\n" + ana)))
                .withMessageContaining(":2: ana stands twice");
        assertThatIllegalArgumentException().isThrownBy(() -> LocalUsers.line("a b", PASSWORD));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("users"), text);
    }
}
