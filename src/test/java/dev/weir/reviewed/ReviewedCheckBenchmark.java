package dev.weir.reviewed;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.model.ProfileFeature;
import dev.weir.model.ReviewedFit;
import dev.weir.settings.Mode;
import dev.weir.support.ReviewedModels;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Nanoseconds to ask of one event's contributor what reviewers would say, with the state both ways; the profile is given. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReviewedCheckBenchmark {

    private static final int OBJECTS = 15_000;
    private static final int CONTRIBUTORS = 1024;

    private final Event[] events = new Event[CONTRIBUTORS];
    private final byte[][] states = new byte[CONTRIBUTORS][];
    private final double[] profile = new double[ProfileFeature.values().length];
    private final ReviewedLimits limits;
    private int next;

    /** As many objects as Amazon's reviewers teach, of which fakes came to a few. */
    public ReviewedCheckBenchmark() {
        Map<String, int[]> counts = new HashMap<>();
        for (int i = 0; i < OBJECTS; i++) {
            counts.put("film:m" + i, new int[] {i % 50 == 0 ? 9 : 0, 3});
        }
        ReviewedFit fit = ReviewedModels.ofThoseWhomOneMeets(counts);
        limits = new ReviewedLimits(ReviewedModels.of("ratings", 1, 1, fit), Mode.SHADOW);
        for (int i = 0; i < CONTRIBUTORS; i++) {
            events[i] = Events.event("u" + i, "m" + 7919 * i % OBJECTS, 3, Events.NOON + i, Timing.ON_TIME, null, "");
        }
    }

    /** Where a model is there and finds nothing. */
    @Benchmark
    public ReviewedCheck.Result ordinaryEvent() {
        int place = next++ & CONTRIBUTORS - 1;
        ReviewedCheck.Result result = ReviewedCheck.assess(states[place], events[place], () -> profile, limits);
        states[place] = state(result);
        return result;
    }

    /** Where no model is there. */
    @Benchmark
    public ReviewedCheck.Result withoutAModel() {
        int place = next++ & CONTRIBUTORS - 1;
        return ReviewedCheck.assess(null, events[place], () -> profile, new ReviewedLimits(null, Mode.SHADOW));
    }

    private static byte @Nullable [] state(ReviewedCheck.Result result) {
        return result.after() == null ? null : result.after().state();
    }

    /** Runs the benchmark: {@code mvn -q test-compile}, then this class with the test class path. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ReviewedCheckBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
