package dev.weir.provenance;

import java.util.Arrays;

/**
 * The last event ids of one contributor on one stream. State: only add components.
 *
 * @param digests {@link #SIZE} {@linkplain EventDigest digests} at most, the oldest overwritten first; grows as it fills
 * @param next where the next one goes, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // Flink writes a primitive array in one go; nobody compares rings.
public record IdRing(long[] digests, int next) {

    /** How many ids are remembered: a producer's retries come within a few records. */
    public static final int SIZE = 32;

    private static final int START = 4;

    /** Nothing is remembered. */
    public static IdRing empty() {
        return new IdRing(new long[0], 0);
    }

    /** What the ring says of an event. */
    public enum Seen {
        /** The id is new, or the event has none. */
        NEW,
        /** The same id with the same bytes. */
        DUPLICATE,
        /** The same id with other bytes. */
        CONFLICT
    }

    /** What is remembered of an event's id. */
    public Seen look(long digest) {
        Seen seen = Seen.NEW;
        if (digest == EventDigest.NONE) {
            return seen;
        }
        for (long known : digests) {
            if (known == digest) {
                return Seen.DUPLICATE;
            }
            if (known != EventDigest.NONE && EventDigest.sameId(known, digest)) {
                seen = Seen.CONFLICT;
            }
        }
        return seen;
    }

    /** How many of {@link #digests} hold an id: all once it is full, before that those up to {@link #next}. */
    public int used() {
        return digests.length == 0 || digests[digests.length - 1] != EventDigest.NONE ? digests.length : next;
    }

    /** The ring with one more id remembered; this ring where the digest is {@link EventDigest#NONE}. */
    public IdRing with(long digest) {
        if (digest == EventDigest.NONE) {
            return this;
        }
        int length = next < digests.length ? digests.length : Math.min(SIZE, Math.max(START, digests.length * 2));
        long[] after = Arrays.copyOf(digests, length);
        after[next] = digest;
        return new IdRing(after, (next + 1) % SIZE);
    }
}
