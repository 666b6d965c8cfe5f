package dev.weir.evaluate;

import java.time.Duration;

/**
 * How long the gateway remembers after the last event, by event time; a day or more.
 *
 * @param actors contributors, as {@code job.memory}
 * @param objects objects, as {@code job.objectMemory}
 */
public record Memory(Duration actors, Duration objects) {

    /** What a job does by default. */
    public static final Memory DEFAULT = new Memory(Duration.ofDays(30), Duration.ofDays(1095));

    public Memory {
        if (actors.compareTo(Duration.ofDays(1)) < 0 || objects.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("memory must be a day or more");
        }
    }
}
