package dev.weir.wire;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the keys met last, at hand: reading it from the store and writing it back with each event would cost
 * more than all checks together. What changed is written when room is needed, and before every checkpoint. Not thread-safe.
 *
 * @param <S> what is remembered of one key
 */
public final class AtHand<S extends AtHand.Kept> {

    private final Store<S> store;
    private final KeyContext keys;
    private final int most;
    private final Map<String, S> recent = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;

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
     * @param most weight kept at hand; the key at work is kept in any case
     */
    public AtHand(Store<S> store, KeyContext keys, int most) {
        this.store = store;
        this.keys = keys;
        this.most = most;
    }

    /** Works on what is remembered of the present key. */
    public void work(Work<S> work) throws Exception {
        String key = (String) keys.getCurrentKey();
        S kept = recent.get(key);
        int before = 0;
        if (kept == null) {
            kept = store.read();
            recent.put(key, kept);
        } else {
            before = kept.weight();
        }
        work.on(kept);
        weight += kept.weight() - before;
        if (weight > most) {
            makeRoom(key);
        }
    }

    /** Lets go of what is at hand of the present key, unwritten. */
    public void drop() {
        S gone = recent.remove((String) keys.getCurrentKey());
        if (gone != null) {
            weight -= gone.weight();
        }
    }

    /** How many keys are at hand. */
    public int size() {
        return recent.size();
    }

    /** Writes all that changed. */
    public void flush() throws Exception {
        Object key = keys.getCurrentKey();
        for (Map.Entry<String, S> entry : recent.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        restore(key);
    }

    private void makeRoom(String key) throws Exception {
        Iterator<Map.Entry<String, S>> eldest = recent.entrySet().iterator();
        while (weight > most && recent.size() > 1) {
            Map.Entry<String, S> gone = eldest.next();
            write(gone.getKey(), gone.getValue());
            weight -= gone.getValue().weight();
            eldest.remove();
        }
        restore(key);
    }

    private void write(String key, S kept) throws Exception {
        if (kept.hasChanged()) {
            keys.setCurrentKey(key);
            store.write(kept);
        }
    }

    private void restore(@Nullable Object key) {
        if (key != null) {
            keys.setCurrentKey(key);
        }
    }
}
