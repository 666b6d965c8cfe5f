package dev.weir.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpositionTest {

    @Test
    void samplesOfOneMetricStandTogetherBehindItsHelpAndType() {
        // When
        String text = new Exposition()
                .add(Metric.DECISIONS, 3, "release", "applied")
                .add(Metric.CASES, 1e9)
                .add(Metric.DECISIONS, 1, "say \"hi\"", "a\\b\nc")
                .text();

        // Then
        assertThat(text).isEqualTo("""
                # HELP weir_review_cases %s
                # TYPE weir_review_cases gauge
                weir_review_cases 1000000000
                # HELP weir_decisions %s
                # TYPE weir_decisions gauge
                weir_decisions{action="release",outcome="applied"} 3
                weir_decisions{action="say \\"hi\\"",outcome="a\\\\b\\nc"} 1
                """.formatted(Metric.CASES.help(), Metric.DECISIONS.help()));
    }

    @Test
    void labelsAreGivenInFull() {
        assertThatThrownBy(() -> new Exposition().add(Metric.DECISIONS, 1, "release"))
                .hasMessageContaining("[action, outcome]");
    }
}
