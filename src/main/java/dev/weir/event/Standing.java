package dev.weir.event;

/** How a contributor stands, over all streams. */
public enum Standing {
    /** Nothing against it. */
    CLEAR,
    /** Evidence that is not enough to act on. */
    WATCHED,
    /** Found in a campaign, on group evidence alone: later events are held, its part in the campaign is retracted. */
    SUSPENDED,
    /** Found fake by two independent families of evidence, or by an analyst: everything since then is retracted. */
    EXCLUDED,
    /** Vouched for by an analyst: no check excludes it. */
    ALLOWED;

    /** Whether something of what it sent is taken back or held for it. */
    public boolean accuses() {
        return this == SUSPENDED || this == EXCLUDED;
    }
}
