package dev.weir.settings;

/** What a stream asks of the numbers that its producers give their events. */
public enum Sequences {
    /** Nothing: nobody looks at them. */
    IGNORED,
    /** Its producers count what they sign: what is missing or out of place is told. */
    COUNTED
}
