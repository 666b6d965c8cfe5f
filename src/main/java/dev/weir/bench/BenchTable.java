package dev.weir.bench;

import java.util.Locale;

/** The report for people. */
final class BenchTable {

    private BenchTable() {}

    static String of(BenchReport report) {
        StringBuilder text = new StringBuilder();
        BenchOptions options = report.options();
        line(
                text,
                "%,d events of about 170 bytes by %,d actors, about %d in a visit, parallelism %d, exactly once, checkpoint"
                        + " every 5 s",
                options.events(),
                options.actors(),
                options.visit(),
                options.parallelism());
        line(
                text,
                "broker and job each in a process of its own, on the same %d cores",
                Runtime.getRuntime().availableProcessors());
        if (options.policy() != null) {
            line(text, "policy %s", options.policy());
        }
        line(text, "");
        line(text, "%-10s %12s %16s %16s", "run", "events/s", "job us/event", "broker us/event");
        for (TrialResult trial : report.trials()) {
            line(
                    text,
                    "%-10s %,12.0f %16.2f %16.2f",
                    trial.contender().name().toLowerCase(Locale.ROOT),
                    trial.eventsPerSecond(),
                    trial.jobMicros(),
                    trial.brokerMicros());
        }
        line(text, "");
        line(text, "gateway / floor, events/s      %.2f", report.ratio());
        line(text, "floor / gateway, CPU an event  %.2f", report.cpuRatio());
        line(text, "state, objects included        %.0f bytes an actor", report.stateBytesAnActor());
        prices(text, report);
        latency(text, report);
        return text.toString();
    }

    private static void prices(StringBuilder text, BenchReport report) {
        line(text, "");
        line(text, "%-46s %10s", "the gateway's steps, each measured alone", "us/event");
        double sum = 0;
        for (BenchReport.Price price : report.prices()) {
            line(text, "%-46s %10.2f", price.step(), price.micros());
            sum += price.micros();
        }
        line(text, "%-46s %10.2f", "together", sum);
    }

    private static void latency(StringBuilder text, BenchReport report) {
        LatencyResult latency = report.latency();
        if (latency == null) {
            return;
        }
        line(text, "");
        line(text, "latency at %,.0f events/s, half of the gateway's pace, in ms", latency.eventsPerSecond());
        line(text, "%-46s %8s %8s %8s", "", "p50", "p95", "p99");
        row(text, "producer's send to the gateway's write", latency.written());
        row(text, "producer's send to a read-committed reader", latency.visible());
    }

    private static void row(StringBuilder text, String what, Latency latency) {
        line(text, "%-46s %8.0f %8.0f %8.0f", what, latency.p50(), latency.p95(), latency.p99());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
