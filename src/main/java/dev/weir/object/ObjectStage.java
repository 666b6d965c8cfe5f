package dev.weir.object;

import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.Kind;
import dev.weir.event.Timing;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Adds to every event what was known of its object before it, and lets alarms follow the event that raised them. */
public final class ObjectStage extends KeyedProcessFunction<String, Passage, Passage> implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final List<String> names;
    private final List<StreamSettings> streams;
    private final Duration memory;
    private transient @Nullable ObjectWatch[] watches;
    private transient Popularity[] popularities;
    private transient ValueState<ObjectMemory> objects;
    private transient MapState<String, Crowd> crowds;
    private transient ListState<Site.Clocks> clocks;

    /**
     * @param names the streams' names, in the order of their numbers: state is kept by name
     * @param streams their settings, in the same order
     * @param memory how long an object is remembered after its last event, by event time
     */
    public ObjectStage(List<String> names, List<StreamSettings> streams, Duration memory) {
        this.names = names;
        this.streams = streams;
        this.memory = memory;
    }

    /** The key of an event: its object; an event without one is spread by its origin. */
    public static String key(Passage passage) {
        Event event = passage.event();
        return event.object() == null ? event.origin().text() : event.object().text();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        watches = new ObjectWatch[streams.size()];
        popularities = streams.stream().map(stream -> new Popularity()).toArray(Popularity[]::new);
        for (int i = 0; i < watches.length; i++) {
            StreamSettings stream = streams.get(i);
            if (stream.kind() == Kind.RATING || stream.kind() == Kind.FEEDBACK) {
                watches[i] = new ObjectWatch(stream.scale());
            }
        }
        clocks = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("clocks", TypeInformation.of(Site.Clocks.class)));
        for (Site.Clocks before : clocks.get()) {
            int number = names.indexOf(before.stream());
            ObjectWatch watch = number < 0 ? null : watches[number];
            if (watch != null) {
                watch.site().resume(before);
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        clocks.clear();
        for (int i = 0; i < watches.length; i++) {
            ObjectWatch watch = watches[i];
            if (watch != null) {
                clocks.add(watch.site().clocks(names.get(i)));
            }
        }
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<ObjectMemory> object =
                new ValueStateDescriptor<>("object", TypeInformation.of(ObjectMemory.class));
        object.enableTimeToLive(StateExpiry.backstop(memory));
        objects = getRuntimeContext().getState(object);
        MapStateDescriptor<String, Crowd> crowd =
                new MapStateDescriptor<>("crowd", Types.STRING, TypeInformation.of(Crowd.class));
        crowd.enableTimeToLive(StateExpiry.backstop(memory));
        crowds = getRuntimeContext().getMapState(crowd);
    }

    @Override
    public void processElement(Passage passage, Context context, Collector<Passage> out) throws Exception {
        Event event = passage.event();
        if (event.object() == null || event.timing() == Timing.FUTURE || event.timing() == Timing.STALE) {
            out.collect(passage);
            return;
        }
        ObjectMemory before = objects.value();
        boolean forgotten = before == null || event.time() - before.lastSeen() > memory.toMillis();
        if (before == null || forgotten) {
            before = ObjectMemory.EMPTY;
        }
        double popularity = popularities[event.stream()].place(before.count());
        ObjectWatch watch = watches[event.stream()];
        if (watch != null && event.identity() == Event.Identity.KNOWN) {
            String stream = names.get(event.stream());
            Crowd crowd = forgotten ? null : crowds.get(stream);
            ObjectWatch.Seen seen = watch.look(event, crowd == null ? Crowd.none() : crowd, before.count());
            // Most events without a value are repeats, which leave the crowd as it is.
            if (!seen.after().equals(crowd)) {
                crowds.put(stream, seen.after());
            }
            out.collect(
                    Passage.of(event, before.asOf(event.time(), seen.crowd()).placed(popularity)));
            for (Alarm alarm : seen.alarms()) {
                out.collect(Passage.of(alarm));
            }
        } else {
            out.collect(Passage.of(event, before.asOf(event.time(), null).placed(popularity)));
        }
        objects.update(before.with(event));
    }
}
