package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {

    private static final BenchOptions OPTIONS = new BenchOptions(1000, 20, 10, 2, 3, 30, 0, null);

    private static final BenchReport REPORT = BenchReport.of(
            OPTIONS,
            List.of(
                    new TrialResult(Contender.FLOOR, 100_000, 10, 2, 900),
                    new TrialResult(Contender.GATEWAY, 70_000, 14, 2, 1000),
                    new TrialResult(Contender.GATEWAY, 10_000, 30, 2, 3000),
                    new TrialResult(Contender.FLOOR, 50_000, 14, 2, 900),
                    new TrialResult(Contender.FLOOR, 100_000, 10, 2, 900),
                    new TrialResult(Contender.GATEWAY, 80_000, 13, 2, 2000)),
            List.of(new BenchReport.Price("parse", 1.5), new BenchReport.Price("headers", 0.25)),
            new LatencyResult(35_000, new Latency(5, 3, 9, 20), new Latency(5, 2500, 5000, 5100)));

    @Test
    void comparesTheTwoRunsOfEachRoundAndTakesTheMedian() {
        assertThat(REPORT.ratio()).isCloseTo(0.70, within(1e-9));
        assertThat(REPORT.cpuRatio()).isCloseTo(0.75, within(1e-9));
        assertThat(REPORT.stateBytesAnActor()).isCloseTo(200, within(1e-9));
    }

    @Test
    void takesTheMedianPace() {
        assertThat(BenchReport.speed(REPORT.trials(), Contender.GATEWAY)).isEqualTo(70_000);
    }

    @Test
    void theTableHasEveryFigure() {
        assertThat(REPORT.table())
                .contains("gateway / floor, events/s      0.70")
                .contains("floor / gateway, CPU an event  0.75")
                .contains("70,000")
                .containsPattern("parse +1\\.50")
                .containsPattern("together +1\\.75")
                .containsPattern("read-committed reader +2500 +5000 +5100");
    }

    @Test
    void theJsonReadsAsTheReport() throws Exception {
        // When
        JsonNode json = new ObjectMapper().readTree(REPORT.json());

        // Then
        assertThat(json.path("ratio").asDouble()).isCloseTo(0.70, within(1e-9));
        assertThat(json.path("trials")).hasSize(6);
        assertThat(json.path("latency").path("visible").path("p99").asDouble()).isEqualTo(5100);
    }
}
