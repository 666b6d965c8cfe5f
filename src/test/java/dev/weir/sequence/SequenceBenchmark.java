package dev.weir.sequence;

import dev.weir.support.CpuProfiler;
import java.util.Map;
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

/** Microseconds to take the number of an event: its id read, its run found and gone on with. Without the hop between subtasks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SequenceBenchmark {

    private static final int PARTITIONS = 4;

    /** Records of a partition that are read in one go, while the others wait. */
    private static final int APART = 1_000;

    private final Runs runs = new Runs(Map.of(), Runs.Told.NOTHING);
    private long next;

    @Benchmark
    public Run.Taken inOrder() {
        next++;
        return take(next, 0);
    }

    /** Numbers go to the partitions in turn, and the partitions are read one after the other. */
    @Benchmark
    public Run.Taken partitionsApart() {
        long block = next / (APART * PARTITIONS);
        int within = (int) (next % (APART * PARTITIONS));
        int partition = within / APART;
        next++;
        return take(1 + block * APART * PARTITIONS + (long) within % APART * PARTITIONS + partition, partition);
    }

    private Run.Taken take(long number, int partition) {
        Numbered numbered = Numbered.of("q0sVd2yWQ3mEc1kTz6bRzA/" + number);
        return runs.take(numbered, partition, number, number + 600_000);
    }

    /** Runs it. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(SequenceBenchmark.class.getSimpleName())
                        .addProfiler(CpuProfiler.class)
                        .build())
                .run();
    }
}
