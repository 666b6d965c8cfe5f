package dev.weir.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Code;
import dev.weir.support.ReferencePage;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/reference/metrics.md names every metric, and every metric is named as Prometheus' users expect. */
class ReferenceMetricsTest {

    @Test
    void theTableOfMetricsIsUpToDate() throws IOException {
        String rows = Arrays.stream(Metric.values())
                .map(metric -> "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                metric.text(),
                                Code.of(metric.type()),
                                metric.labels().stream()
                                        .map(label -> "`" + label + "`")
                                        .collect(Collectors.joining(", ")),
                                Code.of(metric.teller()),
                                metric.help()))
                .collect(Collectors.joining());
        ReferencePage.assertTable(
                "metrics.md", "| metric | type | labels | told by | what it says |\n|---|---|---|---|---|\n" + rows);
    }

    @ParameterizedTest
    @EnumSource
    void namesFollowTheConventions(Metric metric) {
        assertThat(metric.text()).matches("weir_[a-z_]+");
        assertThat(metric.text().endsWith("_total")).isEqualTo(metric.type() == Metric.Type.COUNTER);
        assertThat(metric.help()).endsWith(".").doesNotContain("|");
        assertThat(metric.labels())
                .doesNotContain("actor", "object", "user", "le")
                .doesNotHaveDuplicates();
    }

    /** Its numbers are those of an index that forgets: what falls, Prometheus takes for a restart and counts once more. */
    @Test
    void theConsoleTellsNoCounters() {
        assertThat(Metric.values())
                .filteredOn(metric -> metric.teller() == Metric.Teller.CONSOLE)
                .noneMatch(metric -> metric.type() == Metric.Type.COUNTER);
    }

    @Test
    void noTwoHaveOneName() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::text)).doesNotHaveDuplicates();
    }
}
