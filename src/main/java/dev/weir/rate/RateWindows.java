package dev.weir.rate;

import java.util.Arrays;

/**
 * What is remembered of one actor in one stream to judge its pace: the state of {@link RateCheck}.
 *
 * <p>Bound: 45 counts and two times, about 220 bytes, whatever the actor does. Expiry: read on the clock of the events; a
 * week after {@code newest} and {@code newestArrival} it says the same as {@link #empty()}.
 *
 * <p>An instance is never changed once made: {@link RateCheck} copies. So it may be live state on the heap, or in two
 * places at once. Stored by Flink field by field: fields may be added here, never renamed or given another type.
 *
 * @param newest the newest event time that was counted or held as overflow, epoch milliseconds; {@link #NEVER} before
 * @param newestArrival the same for late events, on the stream's clock at their arrival
 * @param counts for each {@link Ring} its buckets and its overflow; must not be changed
 */
// An array, because Flink stores it as one block; equality is by value, below.
@SuppressWarnings("ArrayRecordComponent")
public record RateWindows(long newest, long newestArrival, int[] counts) {

    /** The time of an actor that has sent nothing yet. */
    public static final long NEVER = Long.MIN_VALUE;

    /** An actor that has sent nothing yet. */
    public static RateWindows empty() {
        return new RateWindows(NEVER, NEVER, new int[Ring.SLOTS]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RateWindows that
                && newest == that.newest
                && newestArrival == that.newestArrival
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(newest) + Long.hashCode(newestArrival)) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "RateWindows[newest=" + newest + ", newestArrival=" + newestArrival + ", counts="
                + Arrays.toString(counts) + ']';
    }
}
