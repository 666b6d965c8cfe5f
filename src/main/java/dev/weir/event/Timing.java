package dev.weir.event;

/**
 * How an event's own time relates to its stream's clock. Measured once, in the source, where one partition's order is
 * still visible; the actor stage only compares it with the stream's settings.
 */
public enum Timing {
    /** Within the expected disorder: counts in the event-time windows. */
    ON_TIME,
    /** Older than the expected disorder but within {@code lateness}: judged, and counted in the late window only. */
    LATE,
    /** Older than {@code lateness}: held with a TIME finding. */
    STALE,
    /** Ahead of the clock by more than {@code skew}: held with a TIME finding. */
    FUTURE,
    /** The stream has no times ({@code time: order}): checks that need a time abstain. */
    NONE
}
