package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy says for a time: each entry ends, and not late. */
class PolicyEntriesTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'bypass: [{stream: ratings, until: %s}]', 604800",
        "'ignore: [{actors: [qa], owner: qa, until: %s}]', 7776000",
        "'expect: [{stream: ratings, from: 2025-12-01T00:00:00Z, until: %s, factor: 2}]', 7776000"
    })
    void anEntryEndsWithinItsTime(String entry, long seconds) {
        assertThat(parse(entry.formatted(FROM.plusSeconds(seconds - 1)))).isNotNull();
        assertThat(parse(entry.formatted(FROM.plusSeconds(seconds)))).isNotNull();
        assertThatThrownBy(() -> parse(entry.formatted(FROM.plusSeconds(seconds + 1))))
                .hasMessageContaining("days after effectiveFrom");
        assertThatThrownBy(() -> PolicyFile.parse("name: p\n" + entry.formatted(FROM), "p"))
                .hasMessageContaining("effectiveFrom: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer:*", "*", "customer:ab*", "*:*a*b*", "customer:"})
    void nobodyIgnoresEverybody(String actor) {
        assertThatThrownBy(() -> new Ignored(List.of(actor), "qa", FROM)).hasMessageContaining("may be anybody");
    }

    @Test
    void threeCharactersAreEnough() {
        assertThat(new Ignored(List.of("customer:abc*", "7"), "qa", FROM).actors())
                .hasSize(2);
    }

    @Test
    void aFactorIsOneOrMoreAndASurgeHasAnEndBehindItsBegin() {
        assertThatThrownBy(() -> new Expected("ratings", null, FROM, FROM.plusSeconds(1), 0.99))
                .hasMessageContaining("0.99 is out of range");
        assertThat(new Expected("ratings", null, FROM, FROM.plusSeconds(1), 1).factor())
                .isEqualTo(1);
        assertThatThrownBy(() -> new Expected("ratings", null, FROM, FROM, 2))
                .hasMessageContaining("is not after from");
    }

    @Test
    void aStreamThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PolicyFile.parse(
                        "name: p\neffectiveFrom: " + FROM + "\nbypass: [{stream: rating, until: " + FROM + "}]",
                        "p",
                        TestSettings.ratings()))
                .hasMessageContaining("no such stream 'rating'; did you mean 'ratings'?");
    }

    private static Policy parse(String entry) {
        return PolicyFile.parse("name: p\neffectiveFrom: " + FROM + "\n" + entry, "p");
    }
}
