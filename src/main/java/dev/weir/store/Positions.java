package dev.weir.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Up to where topics are read: of each partition the offset behind the last record that counts. A partition that is not named is at its
 * beginning.
 */
final class Positions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<SortedMap<String, SortedMap<Integer, Long>>> TYPE = new TypeReference<>() {};

    private final SortedMap<String, SortedMap<Integer, Long>> next;

    /** At the beginning of everything. */
    Positions() {
        this.next = new TreeMap<>();
    }

    private Positions(SortedMap<String, SortedMap<Integer, Long>> next) {
        this.next = next;
    }

    /** What {@link #text} said. */
    static Positions of(String text) {
        try {
            return new Positions(JSON.readValue(text, TYPE));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'" + text + "' does not say up to where topics were read", e);
        }
    }

    /** As one line of JSON, always the same for the same positions. */
    String text() {
        try {
            return JSON.writeValueAsString(next);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("positions cannot be written", e);
        }
    }

    Positions copy() {
        Positions copy = new Positions();
        copy.pass(this);
        return copy;
    }

    /** The first offset that is not counted. */
    long next(String topic, int partition) {
        SortedMap<Integer, Long> partitions = next.get(topic);
        return partitions == null ? 0 : partitions.getOrDefault(partition, 0L);
    }

    /** Of each partition of a topic of which anything counts, the first offset that does not. */
    SortedMap<Integer, Long> partitions(String topic) {
        return Collections.unmodifiableSortedMap(next.getOrDefault(topic, new TreeMap<>()));
    }

    /** Counts a record, and what stands before it in its partition. */
    void pass(String topic, int partition, long offset) {
        next.computeIfAbsent(topic, name -> new TreeMap<>()).merge(partition, offset + 1, Math::max);
    }

    /** Counts what the other counts. */
    void pass(Positions other) {
        other.next.forEach(
                (topic, partitions) -> partitions.forEach((partition, to) -> pass(topic, partition, to - 1)));
    }

    /** Whether it counts all that the other counts. */
    boolean covers(Positions other) {
        return other.next.entrySet().stream()
                .allMatch(topic -> topic.getValue().entrySet().stream()
                        .allMatch(partition -> next(topic.getKey(), partition.getKey()) >= partition.getValue()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions positions && next.equals(positions.next);
    }

    @Override
    public int hashCode() {
        return next.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
