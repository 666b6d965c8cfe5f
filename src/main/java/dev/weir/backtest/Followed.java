package dev.weir.backtest;

import dev.weir.backtest.BacktestReport.Both;
import dev.weir.backtest.BacktestReport.Fates;
import dev.weir.metrics.Exposition;
import dev.weir.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last report of a backtest that is made again and again, as Prometheus is told of it. One thread makes, any may read. */
public final class Followed {

    private static final String NOW = "now";
    private static final String CANDIDATE = "candidate";

    private final InstantSource clock;
    private @Nullable BacktestReport last;
    private Instant made = Instant.EPOCH;
    private Duration took = Duration.ZERO;
    private long failures;

    public Followed(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A report was made just now.
     *
     * @param took how long that took
     */
    public synchronized void made(BacktestReport report, Duration took) {
        last = report;
        made = clock.instant();
        this.took = took;
    }

    /** One could not be made; that of before stands. */
    public synchronized void failed() {
        failures++;
    }

    /** What there is to tell; nothing before the first report. */
    public synchronized Optional<Exposition> told() {
        BacktestReport report = last;
        if (report == null) {
            return Optional.empty();
        }
        Exposition told = new Exposition()
                .add(Metric.BACKTEST_MADE, made.toEpochMilli() / 1e3)
                .add(Metric.BACKTEST_SECONDS, took.toMillis() / 1e3)
                .add(Metric.BACKTEST_FAILURES, failures);
        report.streams().forEach((stream, flow) -> {
            told.add(Metric.BACKTEST_EVENTS, flow.events(), stream)
                    .add(Metric.BACKTEST_NEWLY_OUT, flow.newlyKeptOut(), stream)
                    .add(Metric.BACKTEST_NEWLY_IN, flow.newlyLetIn(), stream);
            fates(told, stream, NOW, flow.fates().now());
            fates(told, stream, CANDIDATE, flow.fates().candidate());
        });
        report.checks()
                .forEach((check, change) -> told.add(Metric.BACKTEST_NEWLY_HELD, change.newly(), check)
                        .add(Metric.BACKTEST_NO_LONGER_HELD, change.noLonger(), check));
        standing(told, "suspended", report.standings().suspended());
        standing(told, "excluded", report.standings().excluded());
        if (report.shutOut() != null) {
            told.add(Metric.BACKTEST_SHUT_OUT, report.shutOut().newly());
        }
        return Optional.of(told);
    }

    private static void fates(Exposition told, String stream, String policy, Fates fates) {
        told.add(Metric.BACKTEST_FATES, fates.admitted(), stream, policy, "admitted")
                .add(Metric.BACKTEST_FATES, fates.released(), stream, policy, "released")
                .add(Metric.BACKTEST_FATES, fates.held(), stream, policy, "held")
                .add(Metric.BACKTEST_FATES, fates.retracted(), stream, policy, "retracted");
    }

    private static void standing(Exposition told, String standing, Both<Long> contributors) {
        told.add(Metric.BACKTEST_STANDINGS, contributors.now(), standing, NOW)
                .add(Metric.BACKTEST_STANDINGS, contributors.candidate(), standing, CANDIDATE);
    }
}
