package dev.weir.provenance;

import dev.weir.event.Proof;
import dev.weir.event.TextHash;
import java.util.Arrays;

/**
 * Which signatures of one source were seen, of one part of their ids. A copy of a signed record must come within the clock window,
 * so that not all need be remembered. What had to be forgotten raises the {@link #horizon}: a signature up to there that is not
 * remembered may be a copy, and does not count. So no copy ever passes, however few are remembered. State: only add
 * components.
 *
 * @param ids hashes of source and id, in no order
 * @param times when each was signed, epoch milliseconds
 * @param horizon the latest time of a signature that was forgotten, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // Flink writes a primitive array in one go; nobody compares them.
public record SignedIds(long[] ids, long[] times, long horizon) {

    private static final int PART_BITS = 16;

    /** Into how many parts the signatures of a source are divided, by a hash of their ids. */
    public static final int PARTS = 1 << PART_BITS;

    /**
     * How many are remembered of a part: 1 KB, which is written with each event. All parts of a source hold 4 million in 64 MB: at 5,000 events a
     * second records that are overtaken by 14 minutes of others are held.
     */
    public static final int SIZE = 64;

    /**
     * How long each is remembered, by the time of signatures: two days, twice the widest window, so that partitions that lag a day behind
     * each other cost no honest event.
     */
    public static final long MEMORY = 48L * 3_600_000;

    /** Nothing was seen. */
    public static SignedIds empty() {
        return new SignedIds(new long[0], new long[0], Long.MIN_VALUE);
    }

    /** What is remembered of a signature. */
    public enum Seen {
        /** It was not there before. */
        NEW,
        /** It was. */
        COPY,
        /** It is older than what is remembered. */
        TOO_OLD
    }

    /** The part that a signature belongs to, 0 to {@link #PARTS} - 1. */
    public static int part(Proof proof) {
        return (int) (hash(proof) >>> (Long.SIZE - PART_BITS));
    }

    /** Whether a signature was there before. */
    public Seen look(Proof proof) {
        long hash = hash(proof);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == hash) {
                return Seen.COPY;
            }
        }
        return proof.time() <= horizon ? Seen.TOO_OLD : Seen.NEW;
    }

    /** With one more, which is {@link Seen#NEW}. */
    public SignedIds with(Proof proof) {
        long latest = proof.time();
        long oldest = proof.time();
        for (long time : times) {
            latest = Math.max(latest, time);
            oldest = Math.min(oldest, time);
        }
        long[] newIds = Arrays.copyOf(ids, ids.length + 1);
        long[] newTimes = Arrays.copyOf(times, times.length + 1);
        newIds[ids.length] = hash(proof);
        newTimes[times.length] = proof.time();
        long bound = latest - MEMORY;
        if (newTimes.length > SIZE) {
            bound = Math.max(bound, oldest);
        }
        return new SignedIds(newIds, newTimes, horizon).forgetting(bound);
    }

    /** Without those that were signed up to a time. */
    private SignedIds forgetting(long bound) {
        long after = horizon;
        int kept = 0;
        for (int i = 0; i < times.length; i++) {
            if (times[i] <= bound) {
                after = Math.max(after, times[i]);
            } else {
                ids[kept] = ids[i];
                times[kept++] = times[i];
            }
        }
        return kept == times.length ? this : new SignedIds(Arrays.copyOf(ids, kept), Arrays.copyOf(times, kept), after);
    }

    private static long hash(Proof proof) {
        return TextHash.of(proof.source() + '\n' + proof.id(), 0);
    }
}
