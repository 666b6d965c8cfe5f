package dev.weir.redrive;

import java.util.Map;
import java.util.TreeMap;

/** A set of offsets of one partition, as ranges. Not thread-safe. */
final class Offsets {

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Takes all from {@code first} to {@code last}, both included. */
    void add(long first, long last) {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("offsets " + first + " to " + last + " are no range");
        }
        long from = first;
        long to = last;
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(last == Long.MAX_VALUE ? last : last + 1);
        while (before != null && before.getValue() >= from - 1) {
            from = Math.min(from, before.getKey());
            to = Math.max(to, before.getValue());
            lastByFirst.remove(before.getKey());
            before = lastByFirst.floorEntry(to);
        }
        lastByFirst.put(from, to);
    }

    boolean contains(long offset) {
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(offset);
        return range != null && offset <= range.getValue();
    }

    /** The first and last offset of each range, in order. */
    Map<Long, Long> ranges() {
        return lastByFirst;
    }
}
