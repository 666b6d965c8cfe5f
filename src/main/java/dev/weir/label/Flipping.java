package dev.weir.label;

/**
 * A source or an actor whose labels contradict the features more often than those of its peers.
 *
 * @param who its name
 * @param labels it gave that were looked at
 * @param contradicted of them
 * @param usual the share that is contradicted of its peers' labels, 0.01 to 0.2
 * @param surprisal -ln of the chance that an honest one among so many peers shows this, in nats
 * @param since event time of its first label that was looked at, in milliseconds: from there on none is believed
 */
public record Flipping(String who, int labels, int contradicted, double usual, double surprisal, long since) {}
