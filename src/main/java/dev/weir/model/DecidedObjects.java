package dev.weir.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of each object, how many of those who came to it reviewers called fake, and how many honest. Immutable. Objects are known by
 * 64 bits of a hash: who makes up a name that falls together with another could as well come to the other itself.
 */
public final class DecidedObjects implements Serializable {

    /** With 12 bytes each a model stays within the mebibyte that Kafka takes by default. */
    public static final int MOST = 50_000;

    /** No more are told apart. */
    static final int MOST_COUNT = 0xffff;

    private static final long serialVersionUID = 1L;

    private static final int HALF = 16;
    private static final int NONE = 0;

    private final long[] hashes;
    private final int[] counts;

    /**
     * @param hashes ascending
     * @param counts for each the fakes in the upper half, the honest in the lower
     */
    DecidedObjects(long[] hashes, int[] counts) {
        if (hashes.length != counts.length || hashes.length > MOST) {
            throw new IllegalArgumentException("objects: " + hashes.length + " hashes and " + counts.length
                    + " counts; allowed: as many of both, at most " + MOST);
        }
        for (int i = 0; i < hashes.length; i++) {
            if (counts[i] == NONE || i > 0 && hashes[i] <= hashes[i - 1]) {
                throw new IllegalArgumentException(
                        "objects: the one at " + i + " is out of order or nobody was decided about who came to it");
            }
        }
        this.hashes = hashes.clone();
        this.counts = counts.clone();
    }

    /**
     * Of the objects to which most who were decided about came, at most {@link #MOST}; of as many those of the lower hash.
     *
     * @param fakesAndHonest two numbers for each object
     */
    public static DecidedObjects of(Map<String, int[]> fakesAndHonest) {
        record Counted(long hash, int fakes, int honest) {}
        List<Counted> kept = fakesAndHonest.entrySet().stream()
                .map(one -> new Counted(
                        hash(one.getKey()),
                        Math.min(MOST_COUNT, one.getValue()[0]),
                        Math.min(MOST_COUNT, one.getValue()[1])))
                .filter(one -> one.fakes + one.honest > 0)
                .sorted(Comparator.comparingInt((Counted one) -> -one.fakes - one.honest)
                        .thenComparingLong(Counted::hash))
                .limit(MOST)
                .sorted(Comparator.comparingLong(Counted::hash))
                .toList();
        return new DecidedObjects(
                kept.stream().mapToLong(Counted::hash).toArray(),
                kept.stream().mapToInt(one -> one.fakes << HALF | one.honest).toArray());
    }

    /** How many objects are known. */
    public int size() {
        return hashes.length;
    }

    /** Both counts of an object, for {@link #fakes(int)} and {@link #honest(int)}; 0 where it is not known. */
    public int counts(String object) {
        int place = Arrays.binarySearch(hashes, hash(object));
        return place < 0 ? NONE : counts[place];
    }

    /** How many were called fake. */
    public static int fakes(int counts) {
        return counts >>> HALF;
    }

    /** How many were called honest. */
    public static int honest(int counts) {
        return counts & MOST_COUNT;
    }

    /** FNV-1a over the characters. */
    static long hash(String object) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < object.length(); i++) {
            hash = (hash ^ object.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecidedObjects that
                && Arrays.equals(hashes, that.hashes)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Arrays.hashCode(counts);
    }

    long[] hashes() {
        return hashes.clone();
    }

    int[] counts() {
        return counts.clone();
    }
}
