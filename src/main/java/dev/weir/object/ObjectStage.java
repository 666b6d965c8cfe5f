package dev.weir.object;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Adds to every event what was known of its object before it. */
public final class ObjectStage extends KeyedProcessFunction<String, Passage, Passage> {

    private static final long serialVersionUID = 1L;

    private final Duration memory;
    private transient ValueState<ObjectMemory> state;

    /** @param memory how long an object is remembered after its last event, by event time */
    public ObjectStage(Duration memory) {
        this.memory = memory;
    }

    /** The key of an event: its object; an event without one is spread by its origin. */
    public static String key(Passage passage) {
        Event event = passage.event();
        return event.object() == null ? event.origin().text() : event.object().text();
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<ObjectMemory> descriptor =
                new ValueStateDescriptor<>("object", TypeInformation.of(ObjectMemory.class));
        descriptor.enableTimeToLive(StateExpiry.backstop(memory));
        state = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(Passage passage, Context context, Collector<Passage> out) throws Exception {
        Event event = passage.event();
        if (event.object() == null || event.timing() == Timing.FUTURE || event.timing() == Timing.STALE) {
            out.collect(passage);
            return;
        }
        ObjectMemory before = state.value();
        if (before == null || event.time() - before.lastSeen() > memory.toMillis()) {
            before = ObjectMemory.EMPTY;
        }
        out.collect(Passage.of(event, before.asOf(event.time())));
        state.update(before.with(event));
    }
}
