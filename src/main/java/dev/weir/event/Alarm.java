package dev.weir.event;

import java.util.List;

/**
 * An object is met by an unusual crowd: what the object stage tells the campaign stage.
 *
 * @param kind what the crowd is
 * @param stream the stream's number
 * @param object the object
 * @param valueClass which part of the values, or of the actions: see {@code object.ValueClass}
 * @param presence -ln P(so many events in the span), in nats; of FOLLOWED and SIDED how unusual the newest
 *     event's crowd is, and of JOINED the same where it is held, else 0
 * @param unanimity -ln P(so many of them in the class), in nats; 0 where events carry no value
 * @param share honest events of this class on this object per unit of site activity
 * @param visits contributors active on the site during the span
 * @param objects objects of the stream seen so far
 * @param start event time of the span's first event, epoch milliseconds
 * @param time event time of the event that raised it, epoch milliseconds
 * @param crowd who was there in the span, and shortly before it
 */
public record Alarm(
        Kind kind,
        int stream,
        Entity object,
        int valueClass,
        double presence,
        double unanimity,
        double share,
        double visits,
        long objects,
        long start,
        long time,
        List<Present> crowd) {

    /**
     * One contributor in the crowd.
     *
     * @param actor who
     * @param time event time of its event, epoch milliseconds
     * @param inSpan whether it was in the span, or shortly before it
     * @param events the contributor's events on the stream, as of that event
     * @param ofClass how many of them were in the class
     * @param leaning how much more often than others the contributor gives this class, 1/3 to 3; 1 is usual
     */
    public record Present(Entity actor, long time, Span inSpan, int events, int ofClass, float leaning) {

        /** The same contributor, taken to have had so many events at least. */
        public Present ofAtLeast(int least) {
            return events >= least ? this : new Present(actor, time, inSpan, least, ofClass, leaning);
        }
    }

    /** How long a burst counts, in milliseconds: beyond 30 days, series that people love link them over years. */
    public static final long HORIZON = 30L * 24 * 3_600_000;

    /**
     * How long a shift that stands alone waits for people of another mind, in milliseconds: a day. Who comes to a sale, to a class or with
     * friends comes within it; what the crowd says is held meanwhile.
     */
    public static final long SETTLED = 24L * 3_600_000;

    /** In nats: an event in a crowd this unusual is held. The reference experiments then hold 200 honest ratings in a million. */
    public static final double HELD_FROM = 7;

    /** What the crowd is. */
    public enum Kind {
        /** A burst that may belong to others like it: evidence only together with another object's. */
        BURST,
        /** One more of the class, on an object with a burst, or with events that were held, not long ago. */
        JOINED,
        /** A shift so unlike the object's own past that it stands alone. */
        SHIFT,
        /** A burst where events carry no value: many came at once, and nobody knows what they think. */
        GATHERING,
        /** One more in a crowd so unusual that it is held, whenever its burst was. */
        FOLLOWED,
        /** One of the first on an object, who are of one mind and are held for it. */
        FIRST,
        /** Beside a shift that is not older than {@link #SETTLED} many of another mind came: something drew people, and nobody pushed. */
        BESIDE,
        /** One more of many who came at once, all on one side of the scale, and who are held for it. */
        SIDED
    }

    /** Where an event lies. */
    public enum Span {
        INSIDE,
        BEFORE
    }

    /** The strength of a burst or gathering, nats. */
    public double score() {
        return kind == Kind.GATHERING ? presence : score(presence, unanimity);
    }

    /** Presence counts no more than unanimity: a release has presence alone. */
    public static double score(double presence, double unanimity) {
        return unanimity + Math.min(presence, unanimity);
    }

    /** The same, where its stream has another number. */
    public Alarm numbered(int newStream) {
        return new Alarm(
                kind, newStream, object, valueClass, presence, unanimity, share, visits, objects, start, time, crowd);
    }

    public Alarm {
        crowd = List.copyOf(crowd);
    }
}
