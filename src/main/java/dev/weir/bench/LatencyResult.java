package dev.weir.bench;

/**
 * Latency at a steady pace.
 *
 * @param eventsPerSecond the pace
 * @param written from the producer's send to the gateway's own write, which readers of uncommitted records see
 * @param visible from the producer's send to the moment that a read-committed reader has it: a checkpoint comes between
 */
record LatencyResult(double eventsPerSecond, Latency written, Latency visible) {}
