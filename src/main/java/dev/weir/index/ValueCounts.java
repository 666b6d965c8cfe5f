package dev.weir.index;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How often a value came, counted for two things that are compared.
 *
 * @param from the value, or the lowest of the range
 */
record ValueCounts(double from, long first, long second) {

    /** Finer values are put together. */
    static final int MOST = 20;

    /** The width of the ranges into which so many values are put together; 0 where each stands for itself. */
    static double width(List<ValueCounts> ascending) {
        return ascending.size() <= MOST ? 0 : (ascending.get(ascending.size() - 1).from - ascending.get(0).from) / MOST;
    }

    /** At most {@value #MOST}: ranges of one width where there are more values than that; empty ones are left out. */
    static List<ValueCounts> few(List<ValueCounts> ascending) {
        double width = width(ascending);
        if (width == 0) {
            return ascending;
        }
        double low = ascending.get(0).from;
        TreeMap<Integer, long[]> ranges = new TreeMap<>();
        for (ValueCounts value : ascending) {
            long[] counts = ranges.computeIfAbsent(range(value.from, low, width), any -> new long[2]);
            counts[0] += value.first;
            counts[1] += value.second;
        }
        List<ValueCounts> out = new ArrayList<>();
        ranges.forEach((range, counts) -> out.add(new ValueCounts(low + range * width, counts[0], counts[1])));
        return out;
    }

    /** Which of the ranges a value is in, or which it is; the first where it is below all. */
    static int place(List<ValueCounts> ascending, double value) {
        int place = 0;
        for (int i = 0; i < ascending.size(); i++) {
            place = ascending.get(i).from <= value ? i : place;
        }
        return place;
    }

    private static int range(double value, double low, double width) {
        return (int) Math.min(MOST - 1, (value - low) / width);
    }
}
