package dev.weir.object;

import dev.weir.wire.AtHand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object while it is at hand: what is remembered of it, and what of that is new. Mutable; not thread-safe. */
public final class ObjectState implements AtHand.Kept {

    /** What an object weighs beside its crowds, in contributors. */
    private static final int OBJECT = 2;

    private final Map<String, Entry> crowds = new HashMap<>(2);
    private ObjectMemory memory;
    private boolean changed;
    private int weight = OBJECT;

    private static final class Entry {
        private Crowd crowd;
        private boolean changed;

        private Entry(Crowd crowd) {
            this.crowd = crowd;
        }
    }

    /** Nothing is remembered. */
    public ObjectState() {
        this(null);
    }

    ObjectState(@Nullable ObjectMemory memory) {
        this.memory = memory == null ? ObjectMemory.EMPTY : memory;
    }

    ObjectMemory memory() {
        return memory;
    }

    void remember(ObjectMemory newer) {
        memory = newer;
        changed = true;
    }

    boolean knows(String stream) {
        return crowds.containsKey(stream);
    }

    void load(String stream, @Nullable Crowd crowd) {
        Crowd loaded = crowd == null ? Crowd.none() : crowd;
        crowds.put(stream, new Entry(loaded));
        weight += loaded.size();
    }

    Crowd crowd(String stream) {
        Entry entry = crowds.get(stream);
        return entry == null ? Crowd.none() : entry.crowd;
    }

    void remember(String stream, Crowd newer) {
        Entry entry = crowds.computeIfAbsent(stream, name -> new Entry(Crowd.none()));
        weight += newer.size() - entry.crowd.size();
        entry.crowd = newer;
        entry.changed = true;
    }

    @Override
    public boolean hasChanged() {
        return changed;
    }

    /** The streams whose crowd changed; from now on nothing is new. */
    List<String> takeChanged() {
        List<String> streams = crowds.entrySet().stream()
                .filter(entry -> entry.getValue().changed)
                .map(Map.Entry::getKey)
                .toList();
        crowds.values().forEach(entry -> entry.changed = false);
        changed = false;
        return streams;
    }

    /** Contributors in all its crowds, and the object. */
    @Override
    public int weight() {
        return weight;
    }
}
