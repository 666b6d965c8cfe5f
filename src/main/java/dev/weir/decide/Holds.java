package dev.weir.decide;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The held events of one contributor on one stream that a reviewer may still decide about, oldest first. Immutable; kept as
 * bytes of fixed width, so that one more event of somebody whose room is full costs no more than its length.
 */
public final class Holds {

    /**
     * So many are kept together. An honest import of a whole profile has 392 events (latest-small, one user in one second).
     */
    public static final int MOST = 512;

    /**
     * So many more, each for itself, of what arrived within one {@link #period}; what is one too many stays in the quarantine
     * topic and cannot be released. About 10 MB of state for whoever floods so far.
     */
    public static final int MOST_FURTHER = 65_536;

    /** An event that waited for longer (30 days of event time) makes room: its record is about to leave the topic. */
    static final long LONGEST = 30L * 24 * 3_600_000;

    private static final byte[] NONE = new byte[0];

    /** No hold. */
    public static final Holds NOTHING = new Holds(NONE);

    private final byte[] bytes;

    private Holds(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What was kept; null is nothing. */
    public static Holds of(byte @Nullable [] bytes) {
        return bytes == null ? NOTHING : new Holds(bytes);
    }

    /**
     * The 30 days in which an event arrived, as a number: each has room of its own, so that who is held for years can be
     * decided about for as long.
     *
     * @param arrival epoch milliseconds
     */
    public static long period(long arrival) {
        return Math.floorDiv(arrival, LONGEST);
    }

    /** To be kept. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length / Hold.BYTES;
    }

    /** The same with one more held event; the same where there is no room for it. No event from the future makes the others old. */
    public Holds with(Event event, Verdict verdict) {
        if (size() < MOST) {
            return appended(all(), Hold.of(event, verdict));
        }
        boolean room = event.timing() != Timing.FUTURE && event.time() - at(0).time() > LONGEST;
        return room ? appended(youngerThan(event.time() - LONGEST), Hold.of(event, verdict)) : this;
    }

    /** The same with an event of this origin let go by the policy. */
    public Holds released(String origin) {
        int at = find(origin);
        return at < 0 ? this : with(at, at(at).released());
    }

    /** Whether a reviewer said, or the policy, what becomes of an event: nothing else lets it go then. */
    public boolean isDecided(String origin) {
        int at = find(origin);
        return at >= 0 && at(at).status() != Hold.Status.HELD;
    }

    /** Whether one more is kept where so many stand for themselves already. */
    public static boolean hasRoom(int further) {
        return further < MOST_FURTHER;
    }

    /** The place of an event, or -1. */
    int find(String origin) {
        long event = Digest.of(origin);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int i = 0; i < size(); i++) {
            if (in.getLong(i * Hold.BYTES) == event) {
                return i;
            }
        }
        return -1;
    }

    Hold at(int place) {
        return Hold.read(ByteBuffer.wrap(bytes, place * Hold.BYTES, Hold.BYTES));
    }

    Holds with(int place, Hold hold) {
        byte[] changed = bytes.clone();
        hold.write(ByteBuffer.wrap(changed, place * Hold.BYTES, Hold.BYTES));
        return new Holds(changed);
    }

    private List<Hold> all() {
        return youngerThan(Long.MIN_VALUE);
    }

    private List<Hold> youngerThan(long time) {
        List<Hold> holds = new ArrayList<>(size() + 1);
        for (int i = 0; i < size(); i++) {
            Hold hold = at(i);
            if (hold.time() >= time) {
                holds.add(hold);
            }
        }
        return holds;
    }

    private static Holds appended(List<Hold> holds, Hold one) {
        ByteBuffer out = ByteBuffer.allocate((holds.size() + 1) * Hold.BYTES);
        holds.forEach(hold -> hold.write(out));
        one.write(out);
        return new Holds(out.array());
    }
}
