package dev.weir.event;

import java.util.Objects;

/**
 * What is not as it should be with the numbers that a source gives its events.
 *
 * @param kind what it is
 * @param sentence which numbers, in one sentence
 */
public record Disorder(Kind kind, String sentence) {

    /** What can be wrong. In state by its place: new ones at the end. */
    public enum Kind {
        /** Numbers before the event's never came. It says nothing against the event itself. */
        GAP,
        /** The event's number had been said to be missing. */
        LATE,
        /** The event stands behind far higher numbers in its partition. */
        REORDERED
    }

    public Disorder {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sentence, "sentence");
    }
}
