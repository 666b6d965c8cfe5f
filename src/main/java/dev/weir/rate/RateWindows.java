package dev.weir.rate;

import java.util.Arrays;

/**
 * What is remembered of one actor in one stream to judge its pace: the state of {@link RateCheck}.
 *
 * <p>Bound: 52 counts and two times, about 250 bytes, whatever the actor does. Expiry: read on the clock of the events; a
 * week after {@code newest} and {@code newestArrival} the check says of it what it says of {@link #empty()}. The peaks, from
 * which the community is learned, stay as long as the actor is remembered.
 *
 * <p>An instance is never changed once made: {@link RateCheck} copies. So it may be live state on the heap, or in two
 * places at once. Stored by Flink field by field: fields may be added here, never renamed or given another type.
 *
 * @param newest the newest event time that was counted or held as overflow, epoch milliseconds; {@link #NEVER} before
 * @param newestArrival the same for late events, on the stream's clock at their arrival
 * @param counts for each {@link Ring} its buckets and its overflow, then the peaks; must not be changed
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

    /** For each {@link dev.weir.model.RateWindow} the most that it ever counted on time, 0 or more. */
    public int[] peaks() {
        return Ring.peaks(counts);
    }

    /** Whether the check ever held an event, or in shadow would have: such an actor teaches nothing. */
    public boolean everHeld() {
        return Ring.forfeited(counts);
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
