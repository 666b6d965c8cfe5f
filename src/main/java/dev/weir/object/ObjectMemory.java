package dev.weir.object;

import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one object. State: only add components. Mean and squared deviation are updated one value at a
 * time (Welford 1962).
 *
 * @param count events so far
 * @param valued events with a value so far
 * @param mean mean of the values; 0 without one
 * @param squares sum of squared deviations from the mean
 * @param recent events, each counting half as much for every day since, as of {@code lastSeen}
 * @param firstSeen earliest event time, epoch milliseconds
 * @param lastSeen latest event time, epoch milliseconds
 * @param pulse how often events come, by hour; null where nobody counts it
 */
public record ObjectMemory(
        long count,
        long valued,
        double mean,
        double squares,
        double recent,
        long firstSeen,
        long lastSeen,
        @Nullable Pulse pulse) {

    private static final double DAY = 24.0 * 3600 * 1000;

    /** A half-life of one day separates today's crowd from a steady stream. */
    private static final double DECAY_PER_MS = Math.log(2) / DAY;

    /** Nothing is remembered. */
    public static final ObjectMemory EMPTY = new ObjectMemory(0, 0, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, null);

    /** The memory with one more event. */
    public ObjectMemory with(Event event) {
        long newest = Math.max(lastSeen, event.time());
        double decayed = count == 0 ? 0 : recent * Math.exp(-DECAY_PER_MS * (newest - lastSeen));
        double weight = Math.exp(-DECAY_PER_MS * (newest - event.time()));
        long values = valued;
        double newMean = mean;
        double newSquares = squares;
        if (event.hasValue()) {
            values++;
            double delta = event.value() - mean;
            newMean = mean + delta / values;
            newSquares = squares + delta * (event.value() - newMean);
        }
        return new ObjectMemory(
                count + 1,
                values,
                newMean,
                newSquares,
                decayed + weight,
                Math.min(firstSeen, event.time()),
                newest,
                pulse);
    }

    /** The memory with its pulse counted on by one event. One out of its time has no part in it. */
    ObjectMemory beating(Event event) {
        if (event.timing() != Timing.ON_TIME) {
            return this;
        }
        long tick = Math.floorDiv(event.time(), SurgeTest.TICK);
        Pulse next = pulse == null ? Pulse.first(tick) : pulse.next(tick);
        return new ObjectMemory(count, valued, mean, squares, recent, firstSeen, lastSeen, next);
    }

    /**
     * The surge that the event counted last is part of, or null; one out of its time is part of none.
     *
     * @param announced how many times the usual volume is announced, 1 or more
     */
    ObjectContext.@Nullable Surge surge(Event last, double announced) {
        return pulse == null || last.timing() != Timing.ON_TIME ? null : SurgeTest.of(pulse, announced);
    }

    /**
     * What the memory says to an event.
     *
     * @param time the event's time, epoch milliseconds
     * @param crowd the unusual crowd that the event is part of, or null
     */
    public ObjectContext asOf(long time, ObjectContext.@Nullable Crowd crowd) {
        if (count == 0) {
            return ObjectContext.NONE;
        }
        double age = Math.max(0, time - lastSeen);
        return new ObjectContext(
                count,
                valued == 0 ? Double.NaN : mean,
                valued < 2 ? Double.NaN : Math.sqrt(squares / (valued - 1)),
                recent * Math.exp(-DECAY_PER_MS * age),
                firstSeen,
                crowd);
    }
}
