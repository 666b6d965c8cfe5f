package dev.weir.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Measures what one step costs, by the CPU time of this thread: waiting for a busy machine does not count. */
final class Meter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration WARM_UP = Duration.ofMillis(1500);
    private static final Duration SAMPLE = Duration.ofMillis(200);
    private static final int SAMPLES = 7;

    private final Duration warmUp;
    private final Duration sample;
    private long kept;

    /** Samples that agree within a few in a hundred on a quiet machine. */
    Meter() {
        this(WARM_UP, SAMPLE);
    }

    /** CPU time that the warm-up and each sample take. */
    Meter(Duration warmUp, Duration sample) {
        this.warmUp = warmUp;
        this.sample = sample;
    }

    /** A step for the {@code n}-th record; what it returns depends on all that it did, so that nothing is optimized away. */
    interface Step {
        long run(int n) throws Exception;
    }

    /** CPU of one call in microseconds: the median of seven samples after a warm-up. */
    double micros(Step step) throws Exception {
        sample(step, warmUp.toNanos());
        double[] samples = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = sample(step, sample.toNanos());
        }
        return BenchReport.median(samples);
    }

    private double sample(Step step, long nanos) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        long now = start;
        int calls = 0;
        while (now - start < nanos) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the bench was stopped");
            }
            for (int i = 0; i < 1000; i++) {
                kept += step.run(calls++);
            }
            now = THREADS.getCurrentThreadCpuTime();
        }
        return (now - start) / 1e3 / calls;
    }

    /** The sum of what all steps returned. */
    long kept() {
        return kept;
    }
}
