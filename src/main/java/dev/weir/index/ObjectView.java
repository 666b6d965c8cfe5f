package dev.weir.index;

import dev.weir.event.Entity;
import java.time.Instant;
import java.util.List;

/**
 * One object on one stream.
 *
 * @param admitted events about it that went to training
 * @param contributors who sent them
 * @param held events about it that wait
 * @param heldEver events about it that were ever held
 * @param days by day, oldest first; days without events are left out
 * @param values how often each value came, lowest first, at most {@value #MOST_VALUES}
 * @param episodes what was noticed about it, newest first
 * @param cases those that are about it, the riskiest first
 */
public record ObjectView(
        String stream,
        Entity object,
        long admitted,
        long contributors,
        long held,
        long heldEver,
        List<Day> days,
        List<Value> values,
        List<Episode> episodes,
        List<Case> cases) {

    /** Finer values are put together. */
    public static final int MOST_VALUES = ValueCounts.MOST;

    public ObjectView {
        days = List.copyOf(days);
        values = List.copyOf(values);
        episodes = List.copyOf(episodes);
        cases = List.copyOf(cases);
    }

    /**
     * One day, by event time; by arrival where the stream has no times.
     *
     * @param admitted went to training
     * @param held held, whatever became of it
     * @param admittedMean mean value of what was admitted, NaN where none has a value
     * @param heldMean mean value of what was held, NaN where none has a value
     */
    public record Day(Instant start, long admitted, long held, double admittedMean, double heldMean) {}

    /**
     * A value, or a range of values.
     *
     * @param from the value, or the lowest of the range
     */
    public record Value(double from, long admitted, long held) {}

    /**
     * Something that was noticed.
     *
     * @param check the check, or the type of the alert
     * @param sentence one sentence
     */
    public record Episode(Instant time, String check, String sentence) {}
}
