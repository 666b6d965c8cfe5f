package dev.weir.settings;

/** What a stream asks of the signatures of its events. */
public enum Signatures {
    /** Nothing: nobody looks at them. */
    IGNORED,
    /** One that is there must be good; an event without one is trusted less. */
    PREFERRED,
    /** Each event has a good one, or is held. */
    REQUIRED
}
