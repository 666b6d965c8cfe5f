package dev.weir.topics;

/**
 * A transaction that a checkpoint holds for commit: everything in it belongs to what the checkpoint has read.
 *
 * @param id its transactional id
 * @param producerId with {@code epoch}, which of the id's transactions it is
 * @param epoch see {@code producerId}
 */
public record Committable(String id, long producerId, short epoch) {}
