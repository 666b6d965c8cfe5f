package dev.weir.bench;

import java.util.Arrays;

/**
 * How long events took, in milliseconds: half of them at most {@code p50}, and so on.
 *
 * @param events how many were measured
 */
record Latency(long events, double p50, double p95, double p99) {

    static Latency of(long[] millis, int count) {
        if (count == 0) {
            return new Latency(0, Double.NaN, Double.NaN, Double.NaN);
        }
        long[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return new Latency(count, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }
}
