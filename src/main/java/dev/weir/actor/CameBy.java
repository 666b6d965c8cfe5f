package dev.weir.actor;

import dev.weir.event.Retraction;
import dev.weir.source.Tally;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * By which source the current contributor came last and was admitted, by stream: whom it speaks against when that is taken back. One name a stream; it is
 * touched once an hour of the contributor's, where events have sources.
 */
final class CameBy {

    private final MapState<String, String> state;
    private final List<String> streams;

    CameBy(RuntimeContext context, ActorPlan plan) {
        MapStateDescriptor<String, String> descriptor = new MapStateDescriptor<>("came-by", Types.STRING, Types.STRING);
        descriptor.enableTimeToLive(StateExpiry.backstopSinceRead(plan.memory()));
        state = context.getMapState(descriptor);
        streams = plan.streams();
    }

    /** It came to a stream, and was admitted. */
    void came(String stream, @Nullable String source) throws Exception {
        if (source != null && !source.equals(state.get(stream))) {
            state.put(stream, source);
        }
    }

    /** Tells of the sources of what an entry takes back: once, until the contributor comes again and is admitted. */
    void takenBack(Retraction entry, Tally tally, Collector<Passage> out) throws Exception {
        if (entry.op() != Retraction.Op.RETRACT || entry.what() != Retraction.What.EVENT) {
            return;
        }
        for (int stream = 0; stream < streams.size(); stream++) {
            String name = streams.get(stream);
            String source = entry.streams().isEmpty() || entry.streams().contains(name) ? state.get(name) : null;
            if (source != null) {
                tally.takenBack(stream, source, out);
                state.remove(name);
            }
        }
    }

    void forget() {
        state.clear();
    }
}
