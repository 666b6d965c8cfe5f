package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which pairs of values were looked at, so that each is again only when more rows have it. Whoever sends pairs that crowd others
 * out of the 1,024 places makes these be looked at sooner. 9 KB.
 */
final class LookedAt {

    private static final int PLACES = 1_024;
    private static final int LEAST = 2;

    /** So many new rows are always reason enough: what they replaced may have excused the pair. */
    private static final int MOST = 16;

    private final long[] keys = new long[PLACES];
    private final byte[] left = new byte[PLACES];

    /** Counts one more row of a pair; whether it is to be looked at. */
    boolean isDue(long pair) {
        int place = (int) pair & (PLACES - 1);
        if (keys[place] != pair) {
            return true;
        }
        left[place] = (byte) Math.max(0, left[place] - 1);
        return left[place] == 0;
    }

    /** A pair was looked at when so many rows had it: next when a third more came, of many 16. */
    void note(long pair, int rows) {
        int place = (int) pair & (PLACES - 1);
        keys[place] = pair;
        left[place] = (byte) Math.max(LEAST, Math.min(MOST, rows / 3));
    }

    /** Nothing was looked at. */
    void forget() {
        Arrays.fill(keys, 0);
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < PLACES; i++) {
            out.writeLong(keys[i]);
            out.writeByte(left[i]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < PLACES; i++) {
            keys[i] = in.readLong();
            left[i] = in.readByte();
        }
    }
}
