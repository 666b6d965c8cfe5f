package dev.weir.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.sdk.Algorithm;
import dev.weir.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProducerKeysTest {

    private static final Instant NOON = Instant.parse("2026-07-31T12:00:00Z");

    @TempDir
    Path dir;

    private final Producer app = Producer.of("app-2026", "app", Algorithm.ED25519);
    private final Producer shop = Producer.of("shop-1", "the shop", Algorithm.ES256);

    @Test
    void whatIsWrittenIsReadAgainAndCommentsAtTheBeginningStay() throws IOException {
        // Given
        Path file = Files.writeString(dir.resolve("keys.yaml"), "# who signs\n# ask the owners\nkeys: []\n# lost\n");
        ProducerKeys keys = new ProducerKeys(List.of(
                app.entry(NOON, NOON.plusSeconds(60), ProducerKey.State.RETIRED, null, "ratings", "plays"),
                shop.entry(null, null, ProducerKey.State.REVOKED, NOON)));

        // When
        RegistryText.write(file, keys);

        // Then
        assertThat(ProducerKeys.load(file)).isEqualTo(keys);
        assertThat(Files.readAllLines(file))
                .startsWith("# who signs", "# ask the owners", "keys:")
                .hasSize(5);
        assertThat(dir.toFile().list()).containsExactly("keys.yaml");
    }

    @Test
    void everyProblemIsNamedWithItsLine() throws IOException {
        String key = app.publicText();
        refused(
                "keys:\n  - {id: a b, source: app, key: " + key + "}",
                "keys.yaml:2: keys[0].id: 'a b' is no key's id; allowed: 1 to 60 of a-z A-Z 0-9 . _ @ -");
        refused("keys:\n  - {id: a, sorce: app, key: " + key + "}", "unknown key; did you mean 'source'?");
        refused("keys:\n  - {id: a, source: 'ä', key: " + key + "}", "'ä' is no source; allowed");
        refused("keys:\n  - {id: a, source: app, key: abc}", "'abc' is no public key for Ed25519; allowed");
        refused(
                "keys:\n  - {id: a, source: app, algorithm: es256, key: " + key + "}",
                "is no public key for P-256; allowed");
        refused("keys:\n  - {id: a, source: app, algorithm: rs256, key: " + key + "}", "allowed: ed25519, es256");
        refused(
                "keys:\n  - {id: a, source: app, state: revoked, key: " + key + "}",
                "keys.yaml:2: keys[0].revokedFrom: is missing, and needed for a revoked key");
        refused(
                "keys:\n  - {id: a, source: app, revokedFrom: 2026-07-31T12:00:00Z, key: " + key + "}",
                "is for a revoked key; remove it, or set state: revoked");
        refused(
                "keys:\n  - {id: a, source: app, from: 2026-07-31T12:00:00Z, until: 2026-07-31T12:00:00Z, key: " + key
                        + "}",
                "2026-07-31T12:00:00Z is not after from, 2026-07-31T12:00:00Z");
    }

    @Test
    void theRegistryOnThePageLoads() throws IOException {
        Matcher yaml = Pattern.compile("```yaml\n(# keys.yaml.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/signing.md")));
        assertThat(yaml.find()).isTrue();

        ProducerKeys keys = ProducerKeys.load(Files.writeString(dir.resolve("keys.yaml"), yaml.group(1)));

        assertThat(keys.keys()).extracting(ProducerKey::id).containsExactly("app-2026", "app-2025");
    }

    @Test
    void anIdAndAKeyStandOnce() throws IOException {
        String entry = "\n  - {id: %s, source: app, key: " + app.publicText() + "}";
        refused(
                "keys:" + entry.formatted("a") + entry.formatted("a"),
                "the id 'a' stands twice; give each key its own");
        refused("keys:" + entry.formatted("a") + entry.formatted("b"), "the key of 'b' is also that of 'a'");
    }

    private void refused(String text, String why) throws IOException {
        Path file = Files.writeString(dir.resolve("keys.yaml"), text + "\n");
        SettingsException e = catchThrowableOfType(SettingsException.class, () -> ProducerKeys.load(file));
        assertThat(e).as(text).isNotNull();
        assertThat(e.getMessage()).contains(why);
    }
}
