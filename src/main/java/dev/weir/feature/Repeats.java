package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often keys come, for those that come often, in bounded memory: sets of eight places, the most recent first. A new key takes
 * the place of the rarest; where that one came more than once, it loses one instead (Misra and Gries, "Finding repeated elements",
 * 1982). Counts are never too high but for keys that collide in 64 bits.
 */
final class Repeats {

    private static final int WAYS = 8;

    private final long[] keys;
    private final int[] counts;
    private final int mask;

    /** For {@code sets} times eight keys, a power of two; 12 bytes a key. */
    Repeats(int sets) {
        keys = new long[sets * WAYS];
        counts = new int[sets * WAYS];
        mask = sets - 1;
    }

    /** A well-mixed key from parts (the finaliser of SplittableRandom). */
    static long key(long first, long second) {
        long z = first * 0x9e3779b97f4a7c15L + second;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Counts a key once more; returns its count, 0 where there was no place for it. */
    int add(long key) {
        int base = ((int) key & mask) * WAYS;
        int rarest = base + WAYS - 1;
        for (int i = base; i < base + WAYS; i++) {
            if (counts[i] > 0 && keys[i] == key) {
                return toFront(base, i, key, counts[i] + 1);
            }
        }
        for (int i = base + WAYS - 2; i >= base; i--) {
            if (counts[i] < counts[rarest]) {
                rarest = i;
            }
        }
        if (counts[rarest] > 1) {
            counts[rarest]--;
            return 0;
        }
        return toFront(base, rarest, key, 1);
    }

    /** The past counts half. */
    void halve() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= 2;
        }
    }

    private int toFront(int base, int from, long key, int count) {
        System.arraycopy(keys, base, keys, base + 1, from - base);
        System.arraycopy(counts, base, counts, base + 1, from - base);
        keys[base] = key;
        counts[base] = count;
        return count;
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < keys.length; i++) {
            out.writeInt(counts[i]);
            out.writeLong(keys[i]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < keys.length; i++) {
            counts[i] = in.readInt();
            keys[i] = in.readLong();
        }
    }
}
