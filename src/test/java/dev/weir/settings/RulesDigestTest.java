package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesDigestTest {

    private static final String TEXT = "# ours\nname: shop\nversion: 2\nchecks:\n  rate: {mode: shadow}\n";

    @Test
    void whatPublishingWritesChangesNoDigest() {
        // Given
        Map<String, String> published = new LinkedHashMap<>();
        published.put("version", "9");
        published.put("effectiveFrom", "2026-01-05T00:00:00Z");
        published.put("bypass", "[{stream: ratings, until: 2026-01-06T00:00:00Z}]");
        published.put("untried", "'in a hurry'");

        // When
        String edited = PolicyEdit.with(TEXT, published);

        // Then
        assertThat(RulesDigest.of(edited)).isEqualTo(RulesDigest.of(TEXT)).matches("[0-9a-f]{64}");
    }

    @Test
    void whatIsJudgedByDoes() {
        assertThat(RulesDigest.of(TEXT.replace("shadow", "enforce"))).isNotEqualTo(RulesDigest.of(TEXT));
        assertThat(RulesDigest.of(TEXT + "ignore: []\n")).isNotEqualTo(RulesDigest.of(TEXT));
    }

    @Test
    void aTextInBracesHasOneToo() {
        assertThat(RulesDigest.of("{name: shop}")).isNotEqualTo(RulesDigest.of("{name: shop, version: 2}"));
    }
}
