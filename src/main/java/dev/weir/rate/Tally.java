package dev.weir.rate;

import java.util.Arrays;

/**
 * A working copy of one actor's windows, moved to the time of one event, before it is decided whether the event counts.
 */
final class Tally {

    private final RateWindows before;
    private final int first;
    private final int end;
    private final long newest;
    private final long time;
    private final int[] counts;

    private Tally(RateWindows before, int first, int end, long last, long time) {
        this.before = before;
        this.first = first;
        this.end = end;
        this.time = time;
        this.newest = Math.max(last, time);
        this.counts = Arrays.copyOf(before.counts(), Ring.SLOTS);
        if (last != RateWindows.NEVER && last < time) {
            for (int ring = first; ring < end; ring++) {
                Ring.roll(counts, ring, Ring.bucket(ring, last), Ring.bucket(ring, time));
            }
        }
    }

    /** For an event in expected order, at its own time. */
    static Tally atEventTime(RateWindows before, long time) {
        return new Tally(before, 0, Ring.EVENT_RINGS, before.newest(), time);
    }

    /** For a late event, at its arrival; an arrival clock never runs backwards. */
    static Tally atArrival(RateWindows before, long arrival) {
        return new Tally(
                before,
                Ring.EVENT_RINGS,
                Ring.RINGS,
                before.newestArrival(),
                Math.max(before.newestArrival(), arrival));
    }

    /** Whether even the longest window has forgotten {@code time}. */
    static boolean tooOld(RateWindows before, long time) {
        int longest = Ring.EVENT_RINGS - 1;
        return time < before.newest() && !Ring.has(Ring.bucket(longest, before.newest()), Ring.bucket(longest, time));
    }

    int first() {
        return first;
    }

    int end() {
        return end;
    }

    /** Whether the event falls into the ring's window; false for one that is out of order by more than a short window. */
    boolean reaches(int ring) {
        return time == newest || Ring.has(Ring.bucket(ring, newest), Ring.bucket(ring, time));
    }

    /** What the ring counts now, this event not yet included. */
    int count(int ring) {
        return Ring.sum(counts, ring);
    }

    /** What the ring's window has seen, held events included, once {@link #hold} was called. */
    int seen(int ring) {
        return (int) Math.min(Integer.MAX_VALUE, (long) Ring.sum(counts, ring) + Ring.overflow(counts, ring));
    }

    /** The windows after the event was admitted. Nothing else may be asked of this tally but counts. */
    RateWindows admit() {
        for (int ring = first; ring < end; ring++) {
            if (reaches(ring)) {
                Ring.add(counts, ring, Ring.bucket(ring, time));
                if (!Ring.late(ring)) {
                    Ring.raisePeak(counts, ring);
                }
            }
        }
        return after();
    }

    /** The windows after the event was held: no count rises, only the overflow. */
    RateWindows hold() {
        Ring.forfeitPeaks(counts);
        for (int ring = first; ring < end; ring++) {
            if (reaches(ring)) {
                Ring.addOverflow(counts, ring);
            }
        }
        return after();
    }

    private RateWindows after() {
        return first == 0
                ? new RateWindows(newest, before.newestArrival(), counts)
                : new RateWindows(before.newest(), newest, counts);
    }
}
