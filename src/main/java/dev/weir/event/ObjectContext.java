package dev.weir.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was known about an event's object and, where it has features or a label, about the rows before it, just before the event:
 * evidence for the analyst and input for checks.
 *
 * @param count events about it so far, 0 or more; {@link #NONE} has 0
 * @param mean mean of their values, NaN where none had one
 * @param spread standard deviation of their values, NaN below two values
 * @param recent events about it, each counting half as much for every day since, 0 or more
 * @param firstSeen the earliest event time, epoch milliseconds; {@link Long#MIN_VALUE} where count is 0
 * @param crowd the unusual crowd that this event is part of, or null
 * @param popularity how popular it is among what contributors of the stream choose at that time, in standard deviations of
 *     ln(1 + count); 0 is usual, NaN is unknown
 * @param surge the surge of events, of whatever value, that this event is part of, or null
 * @param noticed what the row check has to say of its label and features, as if its check were enforced; mostly nothing
 */
public record ObjectContext(
        long count,
        double mean,
        double spread,
        double recent,
        long firstSeen,
        @Nullable Crowd crowd,
        double popularity,
        @Nullable Surge surge,
        List<Finding> noticed) {

    public ObjectContext {
        noticed = List.copyOf(noticed);
    }

    /** Without a surge. */
    public ObjectContext(
            long count,
            double mean,
            double spread,
            double recent,
            long firstSeen,
            @Nullable Crowd crowd,
            double popularity) {
        this(count, mean, spread, recent, firstSeen, crowd, popularity, null, List.of());
    }

    /** With unknown popularity. */
    public ObjectContext(long count, double mean, double spread, double recent, long firstSeen, @Nullable Crowd crowd) {
        this(count, mean, spread, recent, firstSeen, crowd, Double.NaN);
    }

    /** Nothing is known: the object is new, or the event names none. */
    public static final ObjectContext NONE = new ObjectContext(0, Double.NaN, Double.NaN, 0, Long.MIN_VALUE, null);

    /** The same object, with its popularity known. */
    public ObjectContext placed(double newPopularity) {
        return new ObjectContext(count, mean, spread, recent, firstSeen, crowd, newPopularity, surge, noticed);
    }

    /** The same, and what the row check has to say. */
    public ObjectContext noticing(List<Finding> findings) {
        if (findings.isEmpty() && noticed.isEmpty()) {
            return this;
        }
        return new ObjectContext(count, mean, spread, recent, firstSeen, crowd, popularity, surge, findings);
    }

    /** The same object, in a surge or, with null, in none. */
    public ObjectContext surging(@Nullable Surge newSurge) {
        if (Objects.equals(newSurge, surge)) {
            return this;
        }
        return new ObjectContext(count, mean, spread, recent, firstSeen, crowd, popularity, newSurge, noticed);
    }

    /**
     * An unusual crowd on an object, with the event itself.
     *
     * @param surprisal how unusual, in nats, 0 to {@link Finding#MAX_SURPRISAL}
     * @param events events in the span
     * @param ofClass events in the span whose value is in the event's own class
     * @param usual how many of them would be usual
     * @param since event time of its first event, epoch milliseconds
     * @param past what is known of the object before
     */
    public record Crowd(double surprisal, int events, int ofClass, double usual, long since, Past past) {

        /**
         * So often an honest contributor says what it thinks of one object, at most: of 33,203 opinions of Amazon's genuine reviewers 130 came
         * twice or more, 18 three times, 4 four and 1 six; FilmTrust has 3 that came twice, of 35,494, and the other sets none.
         */
        public static final int MOST_TIMES = 6;

        /** What is known of the object before its crowd came. */
        public enum Past {
            /** Enough to say how unusual the crowd is. */
            KNOWN,
            /** Next to nothing: the first who come are of one mind, and that is all there is. */
            NONE,
            /** The contributor itself, again and again: it is its own crowd. */
            ITSELF
        }
    }

    /**
     * More events about an object than its own past leads to expect, with the event itself.
     *
     * @param surprisal how unusual, in nats, {@link #LEAST_SURPRISAL} to {@link Finding#MAX_SURPRISAL}
     * @param events events of this hour, those of each hour before counting half as much as of the one after
     * @param usual how many of them would be usual, at most
     */
    public record Surge(double surprisal, double events, double usual) {

        /** In nats. 189 of a million genuine card payments reach it. */
        public static final double LEAST_SURPRISAL = 7;
    }
}
