package dev.weir.actor;

import dev.weir.wire.AtHand;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * Where contributors are kept that are not at hand.
 *
 * @param memories state of the present key, by stream
 * @param streams the streams' names in the order of their numbers: state is kept by name, which outlives a number
 */
record ActorStore(MapState<String, ActorMemory> memories, List<String> streams) implements AtHand.Store<ActorState> {

    /** Memories are read one by one, when their stream is asked for. */
    @Override
    public ActorState read() {
        return new ActorState(streams.size());
    }

    /** What is remembered of the present key on a stream, or null. */
    @Nullable
    ActorMemory of(ActorState actor, int stream) throws Exception {
        if (actor.copy(stream) == ActorState.Copy.UNKNOWN) {
            actor.load(stream, memories.get(streams.get(stream)));
        }
        return actor.on(stream);
    }

    /**
     * Forgets all of the present key, here and at hand.
     *
     * @return on how many streams something was remembered
     */
    int forget(AtHand<ActorState> actors) throws Exception {
        int[] remembered = {0};
        actors.work(actor -> {
            for (int stream = 0; stream < streams.size(); stream++) {
                remembered[0] += of(actor, stream) == null ? 0 : 1;
            }
        });
        actors.drop();
        memories.clear();
        return remembered[0];
    }

    @Override
    public void write(ActorState actor) throws Exception {
        for (int stream = 0; stream < streams.size(); stream++) {
            ActorMemory memory = actor.on(stream);
            if (memory != null && actor.copy(stream) == ActorState.Copy.OLDER) {
                memories.put(streams.get(stream), memory);
                actor.load(stream, memory);
            }
        }
    }
}
