package dev.weir.evaluate;

import java.time.Duration;

/**
 * How long the gateway remembers after the last event, by event time; a day or more.
 *
 * @param actors contributors, as {@code job.memory}
 * @param objects objects, as {@code job.objectMemory}
 */
public record Memory(Duration actors, Duration objects) {

    /** What {@code job.memory} is by default, in days. */
    public static final int ACTOR_DAYS = 30;

    /** What {@code job.objectMemory} is by default, in days. */
    public static final int OBJECT_DAYS = 1095;

    /** What a job does by default. */
    public static final Memory DEFAULT = new Memory(Duration.ofDays(ACTOR_DAYS), Duration.ofDays(OBJECT_DAYS));

    public Memory {
        if (actors.compareTo(Duration.ofDays(1)) < 0 || objects.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("memory of " + actors.toDays() + " days, and of " + objects.toDays()
                    + " for objects; allowed: a day or more");
        }
    }
}
