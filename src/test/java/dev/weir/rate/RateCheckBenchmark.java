package dev.weir.rate;

import dev.weir.event.Event;
import dev.weir.event.Kind;
import dev.weir.event.Timing;
import dev.weir.model.RateBaselines;
import java.util.Arrays;
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

/** Nanoseconds to judge the pace of one event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RateCheckBenchmark {

    private static final int ACTORS = 1024;

    private final RateLimits limits = RateLimits.of(RateBaselines.shipped().of(Kind.RATING), Gate.POLICY);
    private final RateWindows[] actors = new RateWindows[ACTORS];
    private RateWindows flooder = RateWindows.empty();
    private long time = 1_600_000_000_000L;

    /** Makes actors who have sent nothing yet. */
    public RateCheckBenchmark() {
        Arrays.fill(actors, RateWindows.empty());
    }

    /** An event every four hours or so of each of many actors; the event itself is made here too. */
    @Benchmark
    public RateCheck.Result ordinaryEvent() {
        time += 13_007;
        int actor = (int) (time & (ACTORS - 1));
        RateCheck.Result result = RateCheck.assess(actors[actor], event(), limits);
        actors[actor] = result.after();
        return result;
    }

    /** An event that is held, with its finding. */
    @Benchmark
    public RateCheck.Result heldEvent() {
        time += 1;
        RateCheck.Result result = RateCheck.assess(flooder, event(), limits);
        flooder = result.after();
        return result;
    }

    private Event event() {
        return Gate.event("u", time, Timing.ON_TIME, 0);
    }

    /** Runs the benchmark: {@code mvn -q test-compile}, then this class with the test class path. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RateCheckBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
