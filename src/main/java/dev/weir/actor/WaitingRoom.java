package dev.weir.actor;

import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.Suspicion;
import dev.weir.verdict.StandingMemory;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Where the current contributor's held events wait, by stream. Only a held event, or what explains one, touches the state. */
final class WaitingRoom {

    private final MapState<String, Waiting> state;

    WaitingRoom(RuntimeContext context) {
        MapStateDescriptor<String, Waiting> descriptor =
                new MapStateDescriptor<>("waiting", Types.STRING, TypeInformation.of(Waiting.class));
        descriptor.enableTimeToLive(StateExpiry.backstop(Duration.ofMillis(Alarm.HORIZON)));
        state = context.getMapState(descriptor);
    }

    /** Takes what came of one event of a stream. */
    void judged(String stream, Passage passage) throws Exception {
        if (Waiting.mayWait(passage)) {
            put(stream, Waiting.after(state.get(stream), passage));
        }
    }

    /** What goes out now, once. */
    List<Passage> release(String stream, Suspicion suspicion, @Nullable StandingMemory standing) throws Exception {
        Waiting waiting = suspicion.explainsTheObject() ? state.get(stream) : null;
        List<Passage> released = waiting == null ? List.of() : waiting.released(suspicion, standing);
        if (waiting != null && !released.isEmpty()) {
            put(stream, waiting.without(suspicion));
        }
        return released;
    }

    /** A reviewer let an event go: the crowd's word does not let it go again. */
    void released(String stream, Event event) throws Exception {
        Waiting before = state.get(stream);
        if (before != null) {
            put(stream, before.without(event));
        }
    }

    /** Forgets all; returns how many events waited. */
    int forget() throws Exception {
        int waited = 0;
        for (Waiting one : state.values()) {
            waited += one.kept().size();
        }
        state.clear();
        return waited;
    }

    private void put(String stream, @Nullable Waiting waiting) throws Exception {
        if (waiting == null) {
            state.remove(stream);
        } else {
            state.put(stream, waiting);
        }
    }
}
