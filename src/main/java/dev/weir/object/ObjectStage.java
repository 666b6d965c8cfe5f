package dev.weir.object;

import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Proof;
import dev.weir.event.Verdict;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.policy.Governing;
import dev.weir.policy.PolicyBook;
import dev.weir.policy.Rules;
import dev.weir.policy.SignedPolicy;
import dev.weir.provenance.SignatureCheck;
import dev.weir.wire.AtHand;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds to every event what was known of its object before it, and lets alarms follow the event that raised them; closes those of whom
 * the policy ignores, so that nothing behind learns from them, and learns nothing from what nobody proved: who may write to a topic
 * could form a crowd in the name of others else. An operator of its own and no process function, because what it
 * keeps at hand is written for many keys at once before a checkpoint; the second input takes the policies, and has no key.
 */
public final class ObjectStage extends AbstractStreamOperator<Passage>
        implements TwoInputStreamOperator<Passage, byte[], Passage> {

    /** Contributors in the crowds at hand, about 150 bytes each: 64 MB a subtask. */
    static final int MOST_AT_HAND = 430_000;

    private static final long serialVersionUID = 1L;

    private final List<Watched> streams;
    private final Duration memory;
    private final Governing governing;
    private final int mostAtHand;
    private transient PolicyBook policies;
    private transient ObjectLook look;
    private transient ObjectStore store;
    private transient AtHand<ObjectState> objects;
    private transient ListState<Site.Clocks> clocks;
    private transient TimestampedCollector<Passage> out;

    /**
     * @param streams in the order of their numbers
     * @param memory how long an object is remembered after its last event, by event time
     * @param governing by what the policies are chosen
     */
    public ObjectStage(List<Watched> streams, Duration memory, Governing governing) {
        this(streams, memory, governing, MOST_AT_HAND);
    }

    /** @param mostAtHand kept at hand, see {@link AtHand} */
    ObjectStage(List<Watched> streams, Duration memory, Governing governing, int mostAtHand) {
        this.streams = streams;
        this.memory = memory;
        this.governing = governing;
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
        objects = new AtHand<>(store, this, getProcessingTimeService()::getCurrentProcessingTime, mostAtHand);
        new Told(getMetricGroup()).tell(Metric.AT_HAND, objects::size, "objects");
        look = new ObjectLook(streams, memory, getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
        clocks = getOperatorStateBackend()
                .getUnionListState(new ListStateDescriptor<>("clocks", TypeInformation.of(Site.Clocks.class)));
        for (Site.Clocks before : clocks.get()) {
            look.resume(before);
        }
        policies = PolicyBook.open(governing, getOperatorStateBackend());
        out = new TimestampedCollector<>(output);
    }

    @Override
    public void processElement1(StreamRecord<Passage> record) throws Exception {
        Passage passage = record.getValue();
        out.setTimestamp(record);
        if (passage.what() != Passage.What.EVENT) {
            out.collect(passage);
            return;
        }
        Event event = passage.event();
        String stream = look.stream(event);
        Rules rules = policies.at(event);
        Verdict closed = rules.closes(event, stream);
        if (closed != null) {
            out.collect(Passage.judged(event, ObjectContext.NONE, closed));
            return;
        }
        if (isUnproven(event, stream, rules)) {
            unproven(event);
            return;
        }
        if (ObjectLook.passesBy(event)) {
            out.collect(passage);
            return;
        }
        String crowd = look.watches(event) ? stream : null;
        double announced =
                rules.announced(stream, Objects.requireNonNull(event.object()).text(), Rules.when(event));
        objects.work(object -> {
            store.load(object, crowd);
            look.on(event, object, announced, out::collect);
        });
    }

    private boolean isUnproven(Event event, String stream, Rules rules) {
        Proof proof = event.details().proof();
        return proof != null
                && !rules.isBypassed(stream)
                && SignatureCheck.holds(
                        proof,
                        streams.get(event.stream()).signatures(),
                        rules.policy().on(stream).signature().mode());
    }

    /** It sees what is known of its object, and adds nothing to it. */
    private void unproven(Event event) throws Exception {
        if (ObjectLook.passesBy(event)) {
            out.collect(Passage.unproven(event, ObjectContext.NONE));
            return;
        }
        objects.work(object ->
                out.collect(Passage.unproven(event, object.memory().asOf(event.time(), null))));
    }

    /** Takes up a policy that was published; what does not count, the actor stage says, and models are for it too. */
    @Override
    public void processElement2(StreamRecord<byte[]> record) throws Exception {
        if (SignedPolicy.is(record.getValue())) {
            policies.take(SignedPolicy.read(record.getValue()));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        objects.flush();
        clocks.update(look.clocks());
    }
}
