package dev.weir.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Payload;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.SignatureVerifier;
import dev.weir.sdk.Signer;
import dev.weir.sign.Jws;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "es256"})
    void whatGeneratePrintsForAProducerIsAnEntryOfTheRegistryAndSigns(String algorithm) throws IOException {
        // Given
        Run run = Run.of(
                "keys",
                "generate",
                "--use",
                "producer",
                "--name",
                "app-2026",
                "--source",
                "app",
                "--streams",
                "ratings,plays",
                "--algorithm",
                algorithm,
                "--out",
                dir.toString());

        // When
        ProducerKeys registry = ProducerKeys.load(Files.writeString(dir.resolve("keys.yaml"), "keys:\n" + run.out()));
        byte[] signature =
                Signer.of(dir.resolve("app-2026.pem"), "app-2026", "app").sign("t", null, new byte[] {7});

        // Then
        assertThat(registry.keys()).singleElement().satisfies(key -> {
            assertThat(key.id()).isEqualTo("app-2026");
            assertThat(key.streams()).containsExactly("ratings", "plays");
        });
        Payload record = new Payload(null, new byte[] {7}, List.of(new Payload.Header("weir-signature", signature)));
        assertThat(new SignatureVerifier(registry, "weir-signature", Duration.ofMinutes(1))
                        .check(record, "plays", "t", System.currentTimeMillis())
                        .isVerified())
                .isTrue();
        assertThat(run.out() + run.err()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void whatIsMissingForTheUseIsNamed() {
        assertThat(Run.of("keys", "generate", "--name", "ana", "--out", dir.toString())
                        .err())
                .contains("--role is missing: say what the reviewer may decide");
        assertThat(Run.of("keys", "generate", "--use", "producer", "--name", "a", "--out", dir.toString())
                        .err())
                .contains("--source is missing: say which source the producer is");
        assertThat(Run.of("keys", "list").err()).contains("say --reviewers FILE or --keys FILE, one of them");
        assertThat(dir).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "reviewer, --source app, --source",
        "reviewer, --streams ratings, --streams",
        "reviewer, --algorithm es256, --algorithm",
        "producer, --role analyst, --role"
    })
    void whatIsTheOtherUsesIsRefused(String use, String option, String named) {
        List<String> words = new ArrayList<>(List.of("keys", "generate", "--name", "a", "--out", dir.toString()));
        words.addAll(List.of("--use", use));
        words.addAll(use.equals("reviewer") ? List.of("--role", "lead") : List.of("--source", "app"));
        words.addAll(List.of(option.split(" ")));

        Run run = Run.of(words.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(named);
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void revokeWritesItIntoTheRegistryAndListSaysSo() throws IOException {
        // Given
        String one = PublicKeys.text(KeyFile.generate().getPublic());
        String two = PublicKeys.text(KeyFile.generate().getPublic());
        Path file = Files.writeString(dir.resolve("keys.yaml"), """
                # Producers of the shop
                keys:
                  - {id: app-2026, source: app, streams: [ratings], key: "%s"}
                  - {id: bank-1, source: the bank, key: "%s", until: 2020-01-01T00:00:00Z}
                """.formatted(one, two));

        // When
        Run unknown = Run.of("keys", "revoke", "app", "--from", "2026-07-31T09:00:00Z", "--keys", file.toString());
        Run run = Run.of("keys", "revoke", "app-2026", "--from", "2026-07-31T09:00:00Z", "--keys", file.toString());
        Run list = Run.of("keys", "list", "--keys", file.toString());
        Run json = Run.of("keys", "list", "--keys", file.toString(), "--json");

        // Then
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("keys.yaml has no key 'app'; allowed: app-2026, bank-1");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("what it signed and what arrived since 2026-07-31T09:00:00Z is retracted");
        assertThat(Files.readAllLines(file)).startsWith("# Producers of the shop", "keys:");
        assertThat(list.out().lines())
                .containsExactly(
                        "ID        SOURCE    STREAMS  ALGORITHM  STATE    VALID  FROM  UNTIL                 REVOKED FROM",
                        "app-2026  app       ratings  ed25519    revoked  no     -     -                     2026-07-31T09:00:00Z",
                        "bank-1    the bank  all      ed25519    active   no     -     2020-01-01T00:00:00Z  -");
        assertThat(json.out()).contains("\"revokedFrom\" : \"2026-07-31T09:00:00Z\"", "\"valid\" : false");
    }

    /** Whoever had the key since the first of July had it on the fourth too. */
    @Test
    void ofTwoRevocationsTheEarlierOneStands() throws IOException {
        // Given
        Path file = Files.writeString(dir.resolve("keys.yaml"), """
                keys:
                  - {id: app, source: app, key: "%s"}
                """.formatted(
                        PublicKeys.text(KeyFile.generate().getPublic())));

        // When
        Run first = revoke(file, "2026-07-03T00:00:00Z");
        Run later = revoke(file, "2026-07-04T00:00:00Z");
        String afterLater = Files.readString(file);
        Run earlier = revoke(file, "2026-07-02T00:00:00Z");

        // Then
        assertThat(first.out()).contains("arrived since 2026-07-03T00:00:00Z").doesNotContain("already");
        assertThat(later.status()).isZero();
        assertThat(later.out())
                .contains("was revoked from 2026-07-03T00:00:00Z on already", "arrived since 2026-07-03T00:00:00Z");
        assertThat(afterLater).contains("revokedFrom: 2026-07-03T00:00:00Z");
        assertThat(earlier.out()).contains("arrived since 2026-07-02T00:00:00Z").doesNotContain("already");
        assertThat(Files.readString(file)).contains("revokedFrom: 2026-07-02T00:00:00Z");
    }

    @Test
    void aRevocationFromLaterThanNowIsRefused() throws IOException {
        // Given
        Path file = Files.writeString(dir.resolve("keys.yaml"), """
                keys:
                  - {id: app, source: app, key: "%s"}
                """.formatted(
                        PublicKeys.text(KeyFile.generate().getPublic())));
        String before = Files.readString(file);

        // When
        Run run = revoke(file, "9999-01-01T00:00:00Z");

        // Then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("--from 9999-01-01T00:00:00Z is later than now", "allowed: up to now", "'until'");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    private static Run revoke(Path file, String from) {
        return Run.of("keys", "revoke", "app", "--from", from, "--keys", file.toString());
    }

    @Test
    void withoutAVerbItSaysWhichThereAre() {
        assertThat(Run.of("keys").err()).contains("say generate, list or revoke");
        assertThat(Run.of("keys", "--help").out()).contains("weir keys generate --name ana --role analyst --out keys");
    }
}
