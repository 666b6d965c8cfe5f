package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyEditTest {

    private static final String TEXT = """
            # What we do.
            name: shop
            version: 3
            bypass:
              - {stream: ratings, until: 2026-01-02T00:00:00Z}

            # The checks.
            checks:
              rate: {holdOneIn: 2000}   # slow
            effectiveFrom: 2026-01-01T00:00:00Z
            """;

    @Test
    void whatIsNotNamedStaysAsItIsWritten() {
        // Given
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", "4");
        values.put("bypass", PolicyEdit.GONE);
        values.put("effectiveFrom", "2026-01-05T00:00:00Z");

        // When
        String edited = PolicyEdit.with(TEXT, values);

        // Then
        assertThat(edited).isEqualTo("""
                # What we do.
                name: shop

                # The checks.
                checks:
                  rate: {holdOneIn: 2000}   # slow
                version: 4
                effectiveFrom: 2026-01-05T00:00:00Z
                """);
    }

    @Test
    void theLastBlockGoesToo() {
        String text = "name: shop\nbypass:\n  - stream: a\n    until: x\n";
        assertThat(PolicyEdit.with(text, Map.of("bypass", PolicyEdit.GONE))).isEqualTo("name: shop\n");
        assertThat(PolicyEdit.with("name: shop", Map.of("version", "2"))).isEqualTo("name: shop\nversion: 2\n");
    }

    @Test
    void aTextInBracesIsRefused() {
        assertThatThrownBy(() -> PolicyEdit.with("{name: shop}", Map.of("version", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("braces");
    }

    @Test
    void changesAreSaidByKey() {
        Policy before = PolicyFile.parse(TEXT, "policy");
        Policy after = PolicyFile.parse(
                "name: shop\nversion: 4\nchecks: {rate: {holdOneIn: 1500}}\nstreams: {plays: {time: {mode: off}}}",
                "p");
        assertThat(PolicyChange.between(before, after, List.of("plays", "ratings")))
                .extracting(PolicyChange::toString)
                .containsExactly(
                        "version: 3 -> 4",
                        "streams.plays.rate.holdOneIn: 2000 -> 1500",
                        "streams.plays.time.mode: enforce -> off",
                        "streams.ratings.rate.holdOneIn: 2000 -> 1500",
                        "effectiveFrom: 2026-01-01T00:00:00Z -> -",
                        "bypass[0].stream: ratings -> -",
                        "bypass[0].until: 2026-01-02T00:00:00Z -> -");
    }
}
