package dev.weir.table;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Which rows: drawn without putting back. */
final class Draw {

    private Draw() {}

    /** How many are a share of {@code all}, to the nearest. */
    static int count(int all, double share) {
        return (int) Math.round(all * share);
    }

    /** So many of the places, each as likely as any other. The order of {@code places} is changed. */
    static BitSet some(int[] places, int count, SplittableRandom random) {
        if (count > places.length) {
            throw new IllegalArgumentException(count + " are wanted of " + places.length);
        }
        BitSet drawn = new BitSet();
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i, places.length);
            int place = places[other];
            places[other] = places[i];
            places[i] = place;
            drawn.set(place);
        }
        return drawn;
    }

    /** Refuses what is no share. */
    static void checkShare(String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " " + share + " must be above 0 and at most 1");
        }
    }

    /** Refuses what is no number of things. */
    static void checkCount(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(name + " " + count + " must be 1 or more");
        }
    }

    /** Refuses what no features can be moved by. */
    static void checkPositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value + " must be above 0 and finite");
        }
    }
}
