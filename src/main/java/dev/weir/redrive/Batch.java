package dev.weir.redrive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Dead letters that are sent again in one transaction, and what their markers will say. */
final class Batch {

    /**
     * So many at most. No two may stand beside each other: then a marker has 42 bytes for each, 84,000 in all, and every
     * dead-letters topic takes at least 84 KiB ({@link dev.weir.settings.LimitSettings#outputBytes}).
     */
    static final int MOST = 2_000;

    /** A batch is full with so many bytes: they pass within the transaction's minute wherever 70 kB pass in a second. */
    static final int BYTES = 4 * 1024 * 1024;

    private final List<Letter> letters = new ArrayList<>();
    private final SortedMap<Integer, Offsets> places = new TreeMap<>();
    private long bytes;

    void add(Letter letter) {
        letters.add(letter);
        long offset = letter.place().offset();
        places.computeIfAbsent(letter.place().partition(), any -> new Offsets()).add(offset, offset);
        bytes += letter.payload().size();
    }

    boolean isFull() {
        return letters.size() >= MOST || bytes >= BYTES;
    }

    int size() {
        return letters.size();
    }

    /** Of what their producers sent. */
    long bytes() {
        return bytes;
    }

    /** In the order in which they arrived, whichever partition of dead letters they stand in. */
    List<Letter> inOrder() {
        return letters.stream()
                .sorted(Comparator.comparingLong(
                                (Letter letter) -> letter.origin().arrival())
                        .thenComparingInt(letter -> letter.origin().partition())
                        .thenComparingLong(letter -> letter.origin().position()))
                .toList();
    }

    /** Where they stand, by partition of the dead-letters topic. */
    SortedMap<Integer, Offsets> places() {
        return places;
    }
}
