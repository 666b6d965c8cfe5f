package dev.weir.object;

import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one object. State: only add components. Mean and squared deviation are updated one value at a
 * time (Welford 1962).
 *
 * @param count events so far
 * @param valued events with a value so far, of one stream
 * @param mean mean of its values; 0 without one
 * @param squares sum of squared deviations from the mean
 * @param recent events, each counting half as much for every day since, as of {@code lastSeen}
 * @param firstSeen earliest event time, epoch milliseconds
 * @param lastSeen latest event time, epoch milliseconds
 * @param pulse how often events come, by hour; null where nobody counts it
 * @param of of which stream the values are, see {@link #name}; 0 where nobody knows
 * @param others the values of other streams; null where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // Flink writes arrays without help; nobody compares these.
public record ObjectMemory(
        long count,
        long valued,
        double mean,
        double squares,
        double recent,
        long firstSeen,
        long lastSeen,
        @Nullable Pulse pulse,
        int of,
        Values @Nullable [] others) {

    /**
     * The values that came by one stream. State: only add components.
     *
     * @param of of which stream they are, see {@link #name}
     * @param valued how many
     * @param mean their mean
     * @param squares sum of squared deviations from the mean
     */
    public record Values(int of, long valued, double mean, double squares) {}

    private static final double DAY = 24.0 * 3600 * 1000;

    /** A half-life of one day separates today's crowd from a steady stream. */
    private static final double DECAY_PER_MS = Math.log(2) / DAY;

    /** Nothing is remembered. */
    public static final ObjectMemory EMPTY =
            new ObjectMemory(0, 0, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, null, 0, null);

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
                pulse,
                of,
                others);
    }

    /**
     * The memory as one stream sees it: stars and amounts about the same film have no mean together, and what comes by a stream that nobody looks
     * at must not move what is known on another. What has no value tells nothing of values, and leaves them as they are.
     *
     * @param stream the stream's name
     */
    ObjectMemory on(String stream) {
        int name = name(stream);
        if (of == name) {
            return this;
        }
        if (valued == 0 || of == 0) {
            return with(new Values(name, valued, mean, squares), others);
        }
        Values own = new Values(name, 0, 0, 0);
        List<Values> rest = new ArrayList<>();
        for (Values one : others == null ? new Values[0] : others) {
            if (one.of == name) {
                own = one;
            } else {
                rest.add(one);
            }
        }
        rest.add(new Values(of, valued, mean, squares));
        return with(own, rest.toArray(new Values[0]));
    }

    /** A stream's name in four bytes, which outlives its number; never 0. */
    private static int name(String stream) {
        return stream.hashCode() == 0 ? 1 : stream.hashCode();
    }

    private ObjectMemory with(Values own, Values @Nullable [] rest) {
        return new ObjectMemory(
                count, own.valued, own.mean, own.squares, recent, firstSeen, lastSeen, pulse, own.of, rest);
    }

    /** The memory with its pulse counted on by one event. One out of its time has no part in it. */
    ObjectMemory beating(Event event) {
        if (event.timing() != Timing.ON_TIME) {
            return this;
        }
        long tick = Math.floorDiv(event.time(), SurgeTest.TICK);
        Pulse next = pulse == null ? Pulse.first(tick) : pulse.next(tick);
        return new ObjectMemory(count, valued, mean, squares, recent, firstSeen, lastSeen, next, of, others);
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
