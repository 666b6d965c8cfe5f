package dev.weir.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many contributors ever came to one stream, as far as it matters: whether they are few. By linear counting (Whang, Vander-Zanden,
 * Taylor, "A linear-time probabilistic counting algorithm for database applications", TODS 1990), in 128 bytes. Not thread-safe.
 */
final class People {

    private static final int BITS = 1_024;

    /**
     * Where one in three of all who ever came is there, the crowd is the community: a film club that has a site to itself, a canteen. Of
     * made-up clubs of 8 to 30 all are suspended otherwise; of eight each nobody is with a quarter and with a third, and with a half three
     * people are. The 3 to 10 % of an attack stay far below it.
     */
    private static final double PART = 1.0 / 3;

    private final long[] bits = new long[BITS / Long.SIZE];
    private int set;

    /** One came, for the first time or again. */
    void came(String actor) {
        int hash = actor.hashCode() * 0x9e3779b9 >>> 22;
        long bit = 1L << hash;
        if ((bits[hash / Long.SIZE] & bit) == 0) {
            bits[hash / Long.SIZE] |= bit;
            set++;
        }
    }

    /** Whether so many of them are a good part of all. */
    boolean areEverybody(int some) {
        return some >= PART * count();
    }

    /** How many they are, to a few in a hundred while they are fewer than a thousand; without end from some thousands on. */
    double count() {
        return -BITS * Math.log1p(-(double) set / BITS);
    }

    /** For the state. */
    long[] bits() {
        return bits.clone();
    }

    /** Takes up who came to a former subtask; of null, from before it was kept, it is not known that they were few. */
    void resume(long @Nullable [] former) {
        if (former == null) {
            Arrays.fill(bits, -1);
        }
        for (int i = 0; former != null && i < bits.length; i++) {
            bits[i] |= former[i];
        }
        set = 0;
        for (long word : bits) {
            set += Long.bitCount(word);
        }
    }
}
