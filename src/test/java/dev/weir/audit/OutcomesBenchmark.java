package dev.weir.audit;

import dev.weir.Events;
import dev.weir.event.Account;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Origin;
import dev.weir.event.Verdict;
import dev.weir.metrics.Heard;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** Nanoseconds of processor time that an event pays for metrics: processor time, so that a busy machine says the same. */
public final class OutcomesBenchmark {

    private static final List<String> STREAMS = List.of("plays", "ratings");
    private static final int EVENTS = 20_000_000;
    private static final int ROUNDS = 7;

    private final Outcomes outcomes = new Outcomes(
            STREAMS, new Heard().told(), new Books(Account.Point.VERDICT, 0, STREAMS), System::currentTimeMillis);
    private final Event event = arrived(Events.at(Events.NOON));

    private OutcomesBenchmark() {}

    private double nanos(Verdict verdict) {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < EVENTS; i++) {
                outcomes.judged(event, verdict);
            }
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            rounds[round] = (double) (end - begin) / EVENTS;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static Verdict verdict(double trust, Finding... findings) {
        return new Verdict(Verdict.Ruling.ADMIT, trust, List.of(findings), "default@1", "");
    }

    private static Finding finding(String check) {
        return new Finding(check, Family.RATE, 5, 1, 1, 1, "events", "sentence", List.of(), Finding.Weight.COUNTS);
    }

    private static Event arrived(Event event) {
        return new Event(
                event.stream(),
                new Origin("in", 0, 1, System.currentTimeMillis()),
                event.eventId(),
                event.actor(),
                event.identity(),
                event.object(),
                event.value(),
                event.action(),
                event.time(),
                event.timing(),
                event.offBy(),
                event.payload());
    }

    /** Prints the median of seven rounds of twenty million events each. */
    public static void main(String[] args) {
        OutcomesBenchmark benchmark = new OutcomesBenchmark();
        System.out.printf(
                "nothing found: %.1f ns; two findings: %.1f ns%n",
                benchmark.nanos(verdict(1)), benchmark.nanos(verdict(0.93, finding("rate"), finding("profile"))));
    }
}
