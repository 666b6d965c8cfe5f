package dev.weir.object;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * The objects met last, at hand. Events come to few objects again and again; reading and writing an object's crowd with each
 * would cost more than all checks together. What changed is written when room is needed, and before every checkpoint. Not
 * thread-safe.
 */
final class RecentObjects {

    /** About 130 bytes each: 64 MB a subtask. */
    static final int MOST_PRESENCES = 500_000;

    /** What an object weighs beside its crowds, in presences. */
    private static final int OBJECT = 2;

    private final ValueState<ObjectMemory> memories;
    private final MapState<String, Crowd> crowds;
    private final KeyContext keys;
    private final int most;
    private final Map<String, ObjectState> recent = new LinkedHashMap<>(16, 0.75f, true);
    private int presences;

    /** What is done with an object. */
    interface Work {
        void on(ObjectState object) throws Exception;
    }

    /**
     * @param memories state of the present key
     * @param crowds state of the present key, by stream
     * @param keys tells and changes the present key
     * @param most presences kept at hand; the object at work is kept in any case
     */
    RecentObjects(ValueState<ObjectMemory> memories, MapState<String, Crowd> crowds, KeyContext keys, int most) {
        this.memories = memories;
        this.crowds = crowds;
        this.keys = keys;
        this.most = most;
    }

    /**
     * Works on the object that is the present key.
     *
     * @param stream whose crowd is needed; null for none
     */
    void work(@Nullable String stream, Work work) throws Exception {
        String key = (String) keys.getCurrentKey();
        ObjectState object = recent.get(key);
        int before = 0;
        if (object == null) {
            object = new ObjectState(memories.value());
            recent.put(key, object);
        } else {
            before = OBJECT + object.size();
        }
        if (stream != null && !object.knows(stream)) {
            object.load(stream, crowds.get(stream));
        }
        work.on(object);
        presences += OBJECT + object.size() - before;
        if (presences > most) {
            makeRoom(key);
        }
    }

    /** Writes all that changed. */
    void flush() throws Exception {
        Object key = keys.getCurrentKey();
        for (Map.Entry<String, ObjectState> entry : recent.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        restore(key);
    }

    private void makeRoom(String key) throws Exception {
        Iterator<Map.Entry<String, ObjectState>> eldest = recent.entrySet().iterator();
        while (presences > most && recent.size() > 1) {
            Map.Entry<String, ObjectState> gone = eldest.next();
            write(gone.getKey(), gone.getValue());
            presences -= OBJECT + gone.getValue().size();
            eldest.remove();
        }
        restore(key);
    }

    private void write(String key, ObjectState object) throws Exception {
        if (!object.hasChanged()) {
            return;
        }
        keys.setCurrentKey(key);
        memories.update(object.memory());
        for (String stream : object.takeChanged()) {
            crowds.put(stream, object.crowd(stream));
        }
    }

    private void restore(@Nullable Object key) {
        if (key != null) {
            keys.setCurrentKey(key);
        }
    }
}
