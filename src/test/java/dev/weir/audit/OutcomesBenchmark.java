package dev.weir.audit;

import dev.weir.Events;
import dev.weir.event.Account;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Origin;
import dev.weir.event.Verdict;
import dev.weir.metrics.Heard;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Nanoseconds that an event pays for metrics. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OutcomesBenchmark {

    private static final List<String> STREAMS = List.of("plays", "ratings");

    private final Outcomes outcomes =
            new Outcomes(STREAMS, new Heard().told(), new Books(Account.Point.VERDICT, 0, STREAMS), System::currentTimeMillis);
    private final Event event = arrived(Events.at(Events.NOON));
    private final Verdict plain = new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "default@1", "");
    private final Verdict found =
            new Verdict(Verdict.Ruling.ADMIT, 0.93, List.of(finding("rate"), finding("profile")), "default@1", "");

    /** An event about which nothing was found. */
    @Benchmark
    public void plainEvent() {
        outcomes.judged(event, plain);
    }

    /** An event with two findings. */
    @Benchmark
    public void eventWithFindings() {
        outcomes.judged(event, found);
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

    /** Runs the benchmark: {@code mvn -q test-compile}, then this class with the test class path. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(OutcomesBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
