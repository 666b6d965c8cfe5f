package dev.weir.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures what one step costs, by the CPU time of this thread: waiting for a busy machine does not count. */
final class Meter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private static final long SAMPLE_NANOS = 200_000_000L;
    private static final int SAMPLES = 7;

    private long kept;

    /** A step for the {@code n}-th record; what it returns depends on all that it did, so that nothing is optimized away. */
    interface Step {
        long run(int n) throws Exception;
    }

    /** CPU of one call in microseconds: the median of seven samples after a warm-up. */
    double micros(Step step) throws Exception {
        sample(step, WARM_UP_NANOS);
        double[] samples = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = sample(step, SAMPLE_NANOS);
        }
        return BenchReport.median(samples);
    }

    private double sample(Step step, long nanos) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        long now = start;
        int calls = 0;
        while (now - start < nanos) {
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
