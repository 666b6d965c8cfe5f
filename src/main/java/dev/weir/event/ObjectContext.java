package dev.weir.event;

/**
 * What was known about an event's object just before the event: evidence for the analyst and input for checks.
 *
 * @param count events about it so far, 0 or more; {@link #NONE} has 0
 * @param mean mean of their values, NaN where none had one
 * @param spread standard deviation of their values, NaN below two values
 * @param recent events about it, each counting half as much for every day since, 0 or more
 * @param firstSeen the earliest event time, epoch milliseconds; {@link Long#MIN_VALUE} where count is 0
 */
public record ObjectContext(long count, double mean, double spread, double recent, long firstSeen) {

    /** Nothing is known: the object is new, or the event names none. */
    public static final ObjectContext NONE = new ObjectContext(0, Double.NaN, Double.NaN, 0, Long.MIN_VALUE);
}
