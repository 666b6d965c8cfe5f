package dev.weir.drift;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How contributors are spread over cells: each has the weight 1, in parts where it sent several.
 *
 * @param weights by cell, above 0
 */
record Histogram(SortedMap<Integer, Double> weights) {

    static final Histogram EMPTY = new Histogram(new TreeMap<>());

    Histogram {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    /** How many contributors. */
    double size() {
        double size = 0;
        for (double weight : weights.values()) {
            size += weight;
        }
        return size;
    }

    /** Adds the weights to those of others. */
    void addTo(double[] cells) {
        for (Map.Entry<Integer, Double> cell : weights.entrySet()) {
            cells[cell.getKey()] += cell.getValue();
        }
    }
}
