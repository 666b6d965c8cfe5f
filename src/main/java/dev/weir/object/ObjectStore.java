package dev.weir.object;

import dev.weir.wire.AtHand;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * Where objects are kept that are not at hand.
 *
 * @param memories state of the present key
 * @param crowds state of the present key, by stream
 */
record ObjectStore(ValueState<ObjectMemory> memories, MapState<String, Crowd> crowds)
        implements AtHand.Store<ObjectState> {

    @Override
    public ObjectState read() throws Exception {
        return new ObjectState(memories.value());
    }

    /** Sees to it that the object has its crowd of a stream; null for none. */
    void load(ObjectState object, @Nullable String stream) throws Exception {
        if (stream != null && !object.knows(stream)) {
            object.load(stream, crowds.get(stream));
        }
    }

    @Override
    public void write(ObjectState object) throws Exception {
        memories.update(object.memory());
        for (String stream : object.takeChanged()) {
            crowds.put(stream, object.crowd(stream));
        }
    }
}
