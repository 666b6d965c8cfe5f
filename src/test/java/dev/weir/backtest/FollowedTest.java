package dev.weir.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backtest.BacktestReport.Both;
import dev.weir.backtest.BacktestReport.Burden;
import dev.weir.backtest.BacktestReport.Change;
import dev.weir.backtest.BacktestReport.Contributors;
import dev.weir.backtest.BacktestReport.Fates;
import dev.weir.backtest.BacktestReport.Flow;
import dev.weir.backtest.BacktestReport.ShutOut;
import dev.weir.backtest.BacktestReport.Standings;
import dev.weir.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FollowedTest {

    private static final Burden NOBODY = new Burden(0, 0, 0);
    private static final BacktestReport REPORT = new BacktestReport(
            BacktestReport.VERSION,
            "live@3",
            "lenient@4",
            "rate=default@1",
            List.of(),
            0,
            new TreeMap<>(Map.of(
                    "ratings", new Flow(100, new Both<>(new Fates(80, 10, 6, 4), new Fates(90, 7, 2, 1)), 3, 10))),
            new TreeMap<>(Map.of("rate", new Change(new Both<>(16L, 9L), 2, 9))),
            new Contributors(20, new Both<>(NOBODY, NOBODY), List.of(), List.of()),
            new Standings(new Both<>(5L, 4L), new Both<>(2L, 1L), List.of()),
            null,
            null,
            null,
            null,
            new ShutOut(20, 1, List.of()),
            null);

    private Instant now = Instant.ofEpochSecond(1_000);
    private final Followed followed = new Followed(() -> now);

    @Test
    void tellsEveryNumberOfTheLastReport() {
        assertThat(followed.told()).isEmpty();

        followed.made(REPORT, Duration.ofMillis(2_500));
        now = now.plusSeconds(60);
        followed.failed();

        List<String> told = lines();
        assertThat(told)
                .contains(
                        "weir_backtest_made_timestamp_seconds 1000",
                        "weir_backtest_seconds 2.5",
                        "weir_backtest_failures_total 1",
                        "weir_backtest_events{stream=\"ratings\"} 100",
                        "weir_backtest_newly_out{stream=\"ratings\"} 3",
                        "weir_backtest_newly_in{stream=\"ratings\"} 10",
                        "weir_backtest_fates{stream=\"ratings\",policy=\"now\",fate=\"released\"} 10",
                        "weir_backtest_fates{stream=\"ratings\",policy=\"candidate\",fate=\"held\"} 2",
                        "weir_backtest_newly_held{check=\"rate\"} 2",
                        "weir_backtest_no_longer_held{check=\"rate\"} 9",
                        "weir_backtest_standings{standing=\"suspended\",policy=\"now\"} 5",
                        "weir_backtest_standings{standing=\"excluded\",policy=\"candidate\"} 1",
                        "weir_backtest_newly_shut_out 1");
        for (Metric metric : Metric.values()) {
            assertThat(told.stream().anyMatch(line -> line.startsWith("# TYPE " + metric.text() + " ")))
                    .as(metric.text())
                    .isEqualTo(metric.teller() == Metric.Teller.BACKTEST);
        }
    }

    @Test
    void anEarlierReportIsForgotten() {
        followed.made(REPORT, Duration.ZERO);
        BacktestReport other = new BacktestReport(
                REPORT.v(),
                REPORT.now(),
                REPORT.candidate(),
                REPORT.models(),
                List.of(),
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                REPORT.contributors(),
                REPORT.standings(),
                null,
                null,
                null,
                null,
                null,
                null);
        followed.made(other, Duration.ZERO);

        assertThat(lines())
                .noneMatch(line -> line.contains("ratings") || line.contains("rate\""))
                .noneMatch(line -> line.startsWith("weir_backtest_newly_shut_out"));
    }

    private List<String> lines() {
        return followed.told().orElseThrow().text().lines().toList();
    }
}
