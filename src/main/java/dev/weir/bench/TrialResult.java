package dev.weir.bench;

/**
 * What one run of one job cost, in the window from 50 % to 97 % of its records: the start, when the JVM still compiles,
 * and the end, when partitions run dry, are left out.
 *
 * @param contender which job
 * @param eventsPerSecond records into the sink per second of wall time
 * @param jobMicros CPU of the job's process, all threads, in microseconds an event
 * @param brokerMicros CPU of the broker's process in microseconds an event
 * @param stateBytes size of the savepoint at the end, in bytes
 */
record TrialResult(
        Contender contender, double eventsPerSecond, double jobMicros, double brokerMicros, long stateBytes) {}
