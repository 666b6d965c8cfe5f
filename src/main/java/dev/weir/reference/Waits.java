package dev.weir.reference;

/**
 * An event that waits for its reference. State: only add components.
 *
 * @param came when it came here, or arrived if that was before, epoch milliseconds: up to then the topic must have been read before it has no such
 *     record
 * @param due until when it waits, by the processing clock
 * @param passage the event, as it passes between operators
 */
@SuppressWarnings("ArrayRecordComponent") // Flink writes a primitive array in one go; nobody compares these.
public record Waits(long came, long due, byte[] passage) {}
