package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Wall and CPU time of this process, and CPU time of the broker's, at one moment. All in nanoseconds. */
record Stopwatch(long wall, long cpu, long brokerCpu) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The present moment. */
    static Stopwatch read(ProcessHandle broker) {
        return new Stopwatch(
                System.nanoTime(),
                SYSTEM.getProcessCpuTime(),
                broker.info().totalCpuDuration().orElse(Duration.ZERO).toNanos());
    }

    /** What {@code events} took from {@code start} until this moment. */
    TrialResult since(Stopwatch start, Contender contender, long events, long stateBytes) {
        return new TrialResult(
                contender,
                events * 1e9 / (wall - start.wall),
                (cpu - start.cpu) / 1e3 / events,
                (brokerCpu - start.brokerCpu) / 1e3 / events,
                stateBytes);
    }
}
