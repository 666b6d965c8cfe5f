package dev.weir.behavior;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how one contributor acts: the state of {@link BehaviorCheck}. Never changed once made.
 *
 * @param pace when it acts
 * @param habit what its own past is like
 * @param change since when it is unlike that
 * @param sameness one value, one object
 * @param strongest the strongest that was said so far
 */
public record BehaviorMemory(Pace pace, Habit habit, Change change, Sameness sameness, Strongest strongest) {

    private static final int BYTES = 96;

    private static final BehaviorMemory EMPTY =
            new BehaviorMemory(Pace.NONE, Habit.NONE, Change.NONE, Sameness.NONE, Strongest.NONE);

    /**
     * The strongest that the check ever said.
     *
     * @param surprisal in nats, 0 where nothing stood out
     * @param aspect the ordinal of the {@link Aspect}
     * @param observed what was seen, in the aspect's unit
     * @param events on how many events it rests
     */
    public record Strongest(float surprisal, int aspect, float observed, int events) {
        static final Strongest NONE = new Strongest(0, 0, 0, 0);

        /** Whether it tells more than which objects were chosen: of them it needs {@code least} events, of times none. */
        public boolean tellsMoreThan(int least) {
            return Aspect.ALL[aspect].isOfTime() || events >= least;
        }
    }

    /** A contributor of whom nothing is known. */
    public static BehaviorMemory empty() {
        return EMPTY;
    }

    /**
     * The event from which on the contributor is unlike its own past, or was most unlike it where it no longer is, epoch
     * milliseconds; {@link Long#MIN_VALUE} where it never was.
     */
    public long changedSince() {
        boolean now = Math.abs(change.level()) >= Change.SHOWS && eventsBeforeChange() >= Change.LEAST_PAST;
        if (now) {
            return change.since();
        }
        return change.most() >= Change.SHOWS ? change.mostSince() : Long.MIN_VALUE;
    }

    /** How much of a past the present rise is compared with, in events. */
    int eventsBeforeChange() {
        return habit.events() - change.events();
    }

    BehaviorMemory said(Strongest newest) {
        return new BehaviorMemory(pace, habit, change, sameness, newest);
    }

    /** The memory in the form in which it is stored; null is the empty one. */
    public static BehaviorMemory of(byte @Nullable [] state) {
        if (state == null) {
            return EMPTY;
        }
        ByteBuffer in = ByteBuffer.wrap(state);
        return new BehaviorMemory(
                new Pace(
                        in.getLong(),
                        in.getLong(),
                        in.get(),
                        new Spread(in.get(), in.getFloat(), in.getFloat()),
                        in.getFloat()),
                new Habit(
                        in.getShort(),
                        in.getShort(),
                        in.getShort(),
                        new Spread(in.getShort(), in.getFloat(), in.getFloat())),
                new Change(in.getFloat(), in.getLong(), in.getShort(), in.getFloat(), in.getLong()),
                new Sameness(in.get(), in.getShort(), in.getFloat(), in.getInt(), in.getShort()),
                new Strongest(in.getFloat(), in.get(), in.getFloat(), in.getShort()));
    }

    /** The memory to store, which Flink writes as one block. Only add at the end. */
    public byte[] state() {
        byte[] state = new byte[BYTES];
        ByteBuffer.wrap(state)
                .putLong(pace.last())
                .putLong(pace.awake())
                .put((byte) pace.rests())
                .put((byte) pace.pauses().count())
                .putFloat(pace.pauses().mean())
                .putFloat(pace.pauses().variance())
                .putFloat(pace.unevenness())
                .putShort((short) habit.bottom())
                .putShort((short) habit.between())
                .putShort((short) habit.top())
                .putShort((short) habit.choices().count())
                .putFloat(habit.choices().mean())
                .putFloat(habit.choices().variance())
                .putFloat(change.level())
                .putLong(change.since())
                .putShort((short) change.events())
                .putFloat(change.most())
                .putLong(change.mostSince())
                .put((byte) sameness.value())
                .putShort((short) sameness.run())
                .putFloat(sameness.surprise())
                .putInt(sameness.object())
                .putShort((short) sameness.repeats())
                .putFloat(strongest.surprisal())
                .put((byte) strongest.aspect())
                .putFloat(strongest.observed())
                .putShort((short) strongest.events());
        return state;
    }
}
