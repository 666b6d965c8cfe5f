package dev.weir.bench;

import org.jspecify.annotations.Nullable;

/**
 * How much the bench does.
 *
 * @param events records in the input topic, read by every run
 * @param visit events that a contributor sends in a row, more or less
 * @param actors contributors
 * @param parallelism subtasks of each operator, and partitions of each topic
 * @param rounds pairs of runs; the order of the two changes with every round
 * @param latencySeconds how long latency is measured; 0: not at all
 * @param features named features of each event, with a label beside them; 0: none, and no label
 * @param policy the path of the gateway's policy; null: the default policy
 */
public record BenchOptions(
        long events,
        int visit,
        int actors,
        int parallelism,
        int rounds,
        int latencySeconds,
        int features,
        @Nullable String policy) {

    public BenchOptions {
        check("events", events, 1000, 1_000_000_000);
        check("visit", visit, 1, 10_000);
        check("actors", actors, 1, 100_000_000);
        check("parallelism", parallelism, 1, 64);
        check("rounds", rounds, 1, 100);
        check("latency seconds", latencySeconds, 0, 3600);
        check("features", features, 0, 64);
    }

    private static void check(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " must be " + least + " to " + most);
        }
    }
}
