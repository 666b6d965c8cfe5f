package dev.weir.sequence;

/**
 * A {@link Run} as it is kept. State: only add components.
 *
 * @param highest the highest number that came; -1 where none did
 * @param holes of each row of numbers that did not come the first, the last, when they are said to be missing, epoch milliseconds, and 1 where
 *     they were, else 0; ascending
 * @param untold numbers that are to be told as missing, see {@link Missing#state}
 * @param partitions those of the topic in which its numbers came
 * @param reached the highest number in each of them
 * @param arrival the latest arrival of its events, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // Flink writes a primitive array in one go; nobody compares them.
public record RunState(long highest, long[] holes, long[] untold, int[] partitions, long[] reached, long arrival) {}
