package dev.weir.object;

import dev.weir.event.Event;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.wire.AtHand;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds to every event what was known of its object before it, and lets alarms follow the event that raised them. An operator of
 * its own and no process function, because what it keeps at hand is written for many keys at once before a checkpoint.
 */
public final class ObjectStage extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    /** Contributors in the crowds at hand, about 130 bytes each: 64 MB a subtask. */
    static final int MOST_AT_HAND = 500_000;

    private static final long serialVersionUID = 1L;

    private final List<Watched> streams;
    private final Duration memory;
    private final int mostAtHand;
    private transient ObjectLook look;
    private transient ObjectStore store;
    private transient AtHand<ObjectState> objects;
    private transient ListState<Site.Clocks> clocks;
    private transient TimestampedCollector<Passage> out;

    /**
     * @param streams in the order of their numbers
     * @param memory how long an object is remembered after its last event, by event time
     */
    public ObjectStage(List<Watched> streams, Duration memory) {
        this(streams, memory, MOST_AT_HAND);
    }

    /** @param mostAtHand kept at hand, see {@link AtHand} */
    ObjectStage(List<Watched> streams, Duration memory, int mostAtHand) {
        this.streams = streams;
        this.memory = memory;
        this.mostAtHand = mostAtHand;
    }

    /** The key of an event: its object; an event without one is spread by its origin. */
    public static String key(Passage passage) {
        return passage.objectKey();
    }

    @Override
    public void open() throws Exception {
        super.open();
        ValueStateDescriptor<ObjectMemory> object =
                new ValueStateDescriptor<>("object", TypeInformation.of(ObjectMemory.class));
        object.enableTimeToLive(StateExpiry.backstop(memory));
        MapStateDescriptor<String, Crowd> crowd =
                new MapStateDescriptor<>("crowd", StringSerializer.INSTANCE, CrowdSerializer.INSTANCE);
        crowd.enableTimeToLive(StateExpiry.backstop(memory));
        store = new ObjectStore(
                getRuntimeContext().getState(object), getRuntimeContext().getMapState(crowd));
        objects = new AtHand<>(store, this, mostAtHand);
        new Told(getMetricGroup()).tell(Metric.AT_HAND, objects::size, "objects");
        look = new ObjectLook(streams, memory);
        clocks = getOperatorStateBackend()
                .getUnionListState(new ListStateDescriptor<>("clocks", TypeInformation.of(Site.Clocks.class)));
        for (Site.Clocks before : clocks.get()) {
            look.resume(before);
        }
        out = new TimestampedCollector<>(output);
    }

    @Override
    public void processElement(StreamRecord<Passage> record) throws Exception {
        Passage passage = record.getValue();
        out.setTimestamp(record);
        if (passage.what() != Passage.What.EVENT) {
            out.collect(passage);
            return;
        }
        Event event = passage.event();
        if (ObjectLook.passesBy(event)) {
            out.collect(passage);
            return;
        }
        String crowd = look.watches(event) ? look.stream(event) : null;
        objects.work(object -> {
            store.load(object, crowd);
            look.on(event, object, out::collect);
        });
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        objects.flush();
        clocks.update(look.clocks());
    }
}
