package dev.weir.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sign.Jws;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    @TempDir
    Path dir;

    @Test
    void whatGeneratePrintsIsAnEntryOfTheReviewersFile() throws IOException {
        // Given
        Run run = Run.of(
                "keys",
                "generate",
                "--name",
                "ana",
                "--role",
                "analyst",
                "--out",
                dir.resolve("k").toString());

        // When
        Reviewers reviewers =
                Reviewers.load(Files.writeString(dir.resolve("reviewers.yaml"), "reviewers:\n" + run.out()));

        // Then
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("private key in " + dir.resolve("k").resolve("ana.pem"));
        assertThat(reviewers.reviewers()).singleElement().satisfies(reviewer -> {
            assertThat(reviewer.name()).isEqualTo("ana");
            assertThat(reviewer.role()).isEqualTo(Role.ANALYST);
            assertThat(reviewer.until()).isNull();
        });
        PublicKey key = reviewers.reviewers().get(0).publicKey();
        byte[] content = {7};
        assertThat(Jws.read(Jws.sign(
                                        content,
                                        "ana",
                                        KeyFile.read(dir.resolve("k").resolve("ana.pem")))
                                .getBytes(US_ASCII))
                        .fits(content, key))
                .isTrue();
        assertThat(run.out() + run.err()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void aKeyIsNeverOverwritten() throws IOException {
        Files.writeString(dir.resolve("ana.pem"), "precious");

        Run run = Run.of("keys", "generate", "--name", "ana", "--role", "lead", "--out", dir.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("ana.pem is there already, and a key is never overwritten");
        assertThat(run.out()).isEmpty();
        assertThat(dir.resolve("ana.pem")).hasContent("precious");
    }

    @Test
    void aNameThatIsNoneMakesNothing() {
        for (String name : new String[] {"../ana", "ana maria", ""}) {
            Run run = Run.of("keys", "generate", "--name", name, "--role", "lead", "--out", dir.toString());

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("'" + name + "' is no reviewer's name; allowed: 1 to 60 of");
        }
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aRoleThatIsNoneNamesThoseThatAre() {
        Run run = Run.of("keys", "generate", "--name", "ana", "--role", "boss", "--out", dir.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'boss'").containsIgnoringCase("viewer, analyst, lead, admin");
    }

    @Test
    void listSaysWhoMayDecideNow() throws IOException {
        // Given
        String one = PublicKeys.text(KeyFile.generate().getPublic());
        String two = PublicKeys.text(KeyFile.generate().getPublic());
        Path file = Files.writeString(dir.resolve("reviewers.yaml"), """
                reviewers:
                  - {name: ana, role: analyst, key: "%s", until: 2020-01-01T00:00:00Z}
                  - {name: lea, role: lead, key: "%s"}
                """.formatted(one, two));

        // When
        Run run = Run.of("keys", "list", "--reviewers", file.toString());
        Run json = Run.of("keys", "list", "--reviewers", file.toString(), "--json");

        // Then
        assertThat(run.out().lines())
                .containsExactly(
                        "NAME  ROLE     VALID  UNTIL                 KEY",
                        "ana   analyst  no     2020-01-01T00:00:00Z  " + one,
                        "lea   lead     yes    -                     " + two);
        assertThat(json.out()).contains("\"v\" : 1", "\"until\" : \"2020-01-01T00:00:00Z\"", "\"valid\" : true");
    }

    @Test
    void aFileThatCannotBeUsedIsBadUsage() throws IOException {
        Path file = Files.writeString(dir.resolve("reviewers.yaml"), "reviewers:\n  - {name: ana, rol: lead}\n");

        Run run = Run.of("keys", "list", "--reviewers", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("reviewers.yaml:2: reviewers[0].rol: unknown key; did you mean 'role'?");
    }

    @Test
    void withoutAVerbItSaysWhichThereAre() {
        assertThat(Run.of("keys").err()).contains("say generate or list");
        assertThat(Run.of("keys", "--help").out()).contains("weir keys generate --name ana --role analyst --out keys");
    }
}
