package dev.weir.label;

/**
 * A labeller that gives one class so much more or less often than its peers that its customers do not explain it.
 *
 * @param who its name
 * @param label the class, from 0
 * @param given how many of its labels are of it
 * @param labels it gave that are remembered
 * @param usual the share of it among the labels of its peers, 0 to 1
 * @param surprisal -ln of the chance that an honest one among so many peers shows this, in nats
 * @param since time of its first label that was counted, in milliseconds: from there on none is believed
 */
public record Skewed(String who, int label, int given, int labels, double usual, double surprisal, long since) {}
