package dev.weir.wire;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the keys met last, at hand: reading it from the store and writing it back with each event would cost
 * more than all checks together. What changed is written when room is needed, and before every checkpoint. Not thread-safe.
 *
 * <p>A checkpoint stops the stage until all that changed is written. So most of it is written ahead, a little with each work, when the
 * next checkpoint is near by what the last two were apart: then only what changed since stops the stage. What is worked on so often that it
 * would change again before the checkpoint is left to it.
 *
 * @param <S> what is remembered of one key
 */
public final class AtHand<S extends AtHand.Kept> {

    /** Of the time between two checkpoints, what is left when a round of writing ahead begins. What changes again is written again. */
    private static final double[] ROUNDS = {0.3, 0.12, 0.05};

    /** Written ahead with each work: a round is over in half as many works as have changed, and none takes long. */
    private static final int AHEAD = 2;

    /** Works between two looks at the clock, less one: a power of two, less one. */
    private static final int LOOK = 63;

    private static final long NEVER = Long.MIN_VALUE;

    private final Store<S> store;
    private final KeyContext keys;
    private final LongSupplier millis;
    private final int most;
    private final Map<String, Entry<S>> recent = new LinkedHashMap<>(16, 0.75f, true);

    /** What changed since the last checkpoint, also what was written since. */
    private final Map<String, Entry<S>> changed = new LinkedHashMap<>();

    private final ArrayDeque<Entry<S>> ahead = new ArrayDeque<>();
    private int weight;
    private long works;
    private int round = ROUNDS.length;
    private long flushed = NEVER;
    private long worksThen;
    private long next;

    private static final class Entry<S extends Kept> {
        private final String key;
        private final S kept;

        /** How many works had been done when it was worked on last. */
        private long worked;

        private boolean isChanged;

        private Entry(String key, S kept) {
            this.key = key;
            this.kept = kept;
        }
    }

    /** What is remembered of one key while it is at hand. Mutable. */
    public interface Kept {

        /** How much room it takes, 1 or more; only work on it changes that. */
        int weight();

        /** Whether the store does not have all of it. */
        boolean hasChanged();
    }

    /** Where it is kept in the end: state of the present key. */
    public interface Store<S> {

        /** What the state has of the present key; empty where it has nothing. */
        S read() throws Exception;

        /** Writes what changed of the present key; from now on nothing is new. */
        void write(S kept) throws Exception;
    }

    /** What is done with what is remembered of a key. */
    public interface Work<S> {
        void on(S kept) throws Exception;
    }

    /**
     * @param keys tells and changes the present key
     * @param millis the time, in milliseconds since any moment
     * @param most weight kept at hand; the key at work is kept in any case
     */
    public AtHand(Store<S> store, KeyContext keys, LongSupplier millis, int most) {
        this.store = store;
        this.keys = keys;
        this.millis = millis;
        this.most = most;
    }

    /** Works on what is remembered of the present key. */
    public void work(Work<S> work) throws Exception {
        String key = (String) keys.getCurrentKey();
        Entry<S> entry = recent.get(key);
        int before = 0;
        if (entry == null) {
            entry = new Entry<>(key, store.read());
            recent.put(key, entry);
        } else {
            before = entry.kept.weight();
        }
        work.on(entry.kept);
        entry.worked = ++works;
        if (!entry.isChanged && entry.kept.hasChanged()) {
            entry.isChanged = true;
            changed.put(key, entry);
        }
        weight += entry.kept.weight() - before;
        if (weight > most) {
            makeRoom(key);
        }
        if (!ahead.isEmpty()) {
            writeAhead(key);
        } else if ((works & LOOK) == 0) {
            look();
        }
    }

    /** Lets go of what is at hand of the present key, unwritten. */
    public void drop() {
        Entry<S> gone = recent.remove((String) keys.getCurrentKey());
        if (gone != null) {
            weight -= gone.kept.weight();
            changed.remove(gone.key);
            ahead.remove(gone);
        }
    }

    /** How many keys are at hand. */
    public int size() {
        return recent.size();
    }

    /** Writes all that changed, for a checkpoint. */
    public void flush() throws Exception {
        ahead.clear();
        Object key = keys.getCurrentKey();
        for (Entry<S> entry : changed.values()) {
            write(entry);
            entry.isChanged = false;
        }
        changed.clear();
        restore(key);
        long now = millis.getAsLong();
        if (flushed != NEVER) {
            next = now + (now - flushed);
            round = 0;
        }
        flushed = now;
        worksThen = works;
    }

    /** Begins a round when it is time: of what was not worked on for as many works as are to come until the checkpoint. */
    private void look() {
        long now = millis.getAsLong();
        if (round == ROUNDS.length || next - now > ROUNDS[round] * (next - flushed)) {
            return;
        }
        round++;
        double toCome = (works - worksThen) * (double) (next - now) / (now - flushed);
        for (Entry<S> entry : changed.values()) {
            if (entry.kept.hasChanged() && works - entry.worked >= toCome) {
                ahead.add(entry);
            }
        }
    }

    private void writeAhead(String present) throws Exception {
        for (int i = 0; i < AHEAD && !ahead.isEmpty(); i++) {
            write(ahead.remove());
        }
        restore(present);
    }

    private void makeRoom(String key) throws Exception {
        Iterator<Entry<S>> eldest = recent.values().iterator();
        while (weight > most && recent.size() > 1) {
            Entry<S> gone = eldest.next();
            write(gone);
            weight -= gone.kept.weight();
            eldest.remove();
            changed.remove(gone.key);
        }
        restore(key);
    }

    private void write(Entry<S> entry) throws Exception {
        if (entry.kept.hasChanged()) {
            keys.setCurrentKey(entry.key);
            store.write(entry.kept);
        }
    }

    private void restore(@Nullable Object key) {
        if (key != null) {
            keys.setCurrentKey(key);
        }
    }
}
