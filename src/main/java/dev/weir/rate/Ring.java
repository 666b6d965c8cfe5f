package dev.weir.rate;

import dev.weir.model.RateWindow;
import java.util.Arrays;

/**
 * The arithmetic of one window's counts: {@link RateWindow#BUCKETS} buckets in a ring, and one slot of overflow, in the
 * array of {@link RateWindows}. Seven rings stand on the clock of event times; the last two, a day and a week, stand on
 * the clock of arrivals and count what came late. Behind them stands the most that each of the seven ever counted.
 *
 * <p>A bucket's place is its number since the epoch, modulo the ring. Buckets are aligned, so the order of two events
 * changes no count, except which of the two meets the limit first.
 */
final class Ring {

    /** Rings on the clock of event times, one for each {@link RateWindow}; they come first. */
    static final int EVENT_RINGS = RateWindow.values().length;

    static final int RINGS = EVENT_RINGS + 2;

    private static final int BUCKETS = RateWindow.BUCKETS;
    private static final int SLOTS_A_RING = BUCKETS + 1;

    /** Behind the rings: the most that each window on the clock of event times ever counted. */
    private static final int PEAKS = RINGS * SLOTS_A_RING;

    /** The length of the array. A former release wrote no peaks. */
    static final int SLOTS = PEAKS + EVENT_RINGS;

    /** In place of the first peak: something was held. No count gets so far, and the larger of the two stays. */
    private static final int HELD = Integer.MAX_VALUE;

    /** From {@link RateWindow#BUCKETS} being a power of two: {@code & MASK} is modulo, {@code >> SHIFT} divides. */
    private static final int MASK = BUCKETS - 1;

    private static final int SHIFT = Integer.numberOfTrailingZeros(BUCKETS);

    private static final RateWindow[] WINDOW = new RateWindow[RINGS];
    private static final long[] BUCKET_MILLIS = new long[RINGS];

    static {
        RateWindow[] windows = RateWindow.values();
        for (int ring = 0; ring < RINGS; ring++) {
            WINDOW[ring] = windows[ring < EVENT_RINGS ? ring : ring - 2];
            BUCKET_MILLIS[ring] = WINDOW[ring].bucketMillis();
        }
    }

    private Ring() {}

    /** The window that the ring counts. */
    static RateWindow window(int ring) {
        return WINDOW[ring];
    }

    /** Whether the ring counts late events by their arrival. */
    static boolean late(int ring) {
        return ring >= EVENT_RINGS;
    }

    /** The bucket that {@code time} falls in. */
    static long bucket(int ring, long time) {
        return Math.floorDiv(time, BUCKET_MILLIS[ring]);
    }

    /** Whether a ring whose newest bucket is {@code newest} still has {@code bucket}. */
    static boolean has(long newest, long bucket) {
        return bucket > newest - BUCKETS;
    }

    /** Moves the ring forward and forgets what no longer lies in the window. */
    static void roll(int[] counts, int ring, long fromBucket, long toBucket) {
        int start = ring * SLOTS_A_RING;
        if (toBucket - fromBucket >= BUCKETS) {
            for (int slot = start; slot < start + BUCKETS; slot++) {
                counts[slot] = 0;
            }
        } else {
            for (long bucket = fromBucket + 1; bucket <= toBucket; bucket++) {
                counts[start + ((int) bucket & MASK)] = 0;
            }
        }
        if (fromBucket >> SHIFT != toBucket >> SHIFT) {
            counts[start + BUCKETS] = 0;
        }
    }

    /** Events counted in the window. */
    static int sum(int[] counts, int ring) {
        int start = ring * SLOTS_A_RING;
        return counts[start] + counts[start + 1] + counts[start + 2] + counts[start + 3];
    }

    /** Counts one event. */
    static void add(int[] counts, int ring, long bucket) {
        counts[ring * SLOTS_A_RING + ((int) bucket & MASK)]++;
    }

    /** Notes what the window counts now, if it never counted more. */
    static void raisePeak(int[] counts, int ring) {
        counts[PEAKS + ring] = Math.max(counts[PEAKS + ring], sum(counts, ring));
    }

    /** Notes that something was held: nothing is learned from these counts any more. */
    static void forfeitPeaks(int[] counts) {
        counts[PEAKS] = HELD;
    }

    /** Whether something was held; unknown is no. */
    static boolean forfeited(int[] counts) {
        return counts.length == SLOTS && counts[PEAKS] == HELD;
    }

    /** For each window the most that it ever counted; 0 where a former release counted. */
    static int[] peaks(int[] counts) {
        return counts.length == SLOTS ? Arrays.copyOfRange(counts, PEAKS, SLOTS) : new int[EVENT_RINGS];
    }

    /** Events held since the newest whole multiple of the window: fewer than in the window, never more. */
    static int overflow(int[] counts, int ring) {
        return counts[ring * SLOTS_A_RING + BUCKETS];
    }

    /** Notes one event that was held. */
    static void addOverflow(int[] counts, int ring) {
        int slot = ring * SLOTS_A_RING + BUCKETS;
        counts[slot] = Math.min(Integer.MAX_VALUE - 1, counts[slot]) + 1;
    }
}
