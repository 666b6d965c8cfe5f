package dev.weir.index;

/** What comes first in a queue. */
public enum QueueOrder {
    /** Risk times the logarithm of reach, the most first; of single events, their nats. */
    RISK,
    /** What is held for longest first. */
    OLDEST
}
