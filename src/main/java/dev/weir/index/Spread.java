package dev.weir.index;

import java.time.Instant;
import java.util.List;

/**
 * Which values an object's events had, before what a held event is part of began, and since.
 *
 * @param begin when the first event of its crowd or campaign about the object happened; of an event that is in neither, when it
 *     happened itself
 * @param end when the last one happened
 * @param values how often each value came, lowest first, at most {@value ObjectView#MOST_VALUES}; the event's own is among them
 * @param width of the ranges into which finer values were put together; 0 where each value stands for itself
 * @param own the place of the event's own value in the list
 */
public record Spread(Instant begin, Instant end, List<Value> values, double width, int own) {

    public Spread {
        values = List.copyOf(values);
    }

    /** Events with a value that went to training before. */
    public long before() {
        return values.stream().mapToLong(Value::before).sum();
    }

    /** Events with a value from the beginning to the end. */
    public long within() {
        return values.stream().mapToLong(Value::within).sum();
    }

    /**
     * A value, or a range of values.
     *
     * @param from the value, or the lowest of the range
     * @param before events that went to training before {@code begin}
     * @param within events from {@code begin} to {@code end}, held or not
     */
    public record Value(double from, long before, long within) {}
}
