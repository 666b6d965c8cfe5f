package dev.weir.actor;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Retraction;
import dev.weir.event.Sample;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.BaselineException;
import dev.weir.model.LearnedRates;
import dev.weir.model.RateModel;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Standings;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every event its verdict from the memory of its contributor, and every suspicion its consequences for the
 * contributor's standing. What it said of a whole community not long ago it does not say again. Everything else passes by.
 */
public final class ActorStage extends KeyedBroadcastProcessFunction<String, Passage, byte[], Passage>
        implements CheckpointedFunction {

    /** The accepted models as they were published, by stream: the same in every subtask, and there again after a restart. */
    public static final MapStateDescriptor<String, byte[]> MODELS =
            new MapStateDescriptor<>("models", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final Logger LOG = LoggerFactory.getLogger(ActorStage.class);

    private static final long serialVersionUID = 1L;

    private final Judges judges;
    private final LearnedRates atStart;
    private final List<String> streams;
    private final Duration memory;
    private transient LearnedRates learned;
    private transient Judge[] judgeByStream;
    private transient MapState<String, ActorMemory> state;
    private transient ValueState<StandingMemory> standings;
    private transient WaitingRoom waiting;
    private transient AlertsOnce alerts;
    private transient Corroboration corroboration;
    private transient ListState<Brake.Count> brakeState;

    /** Makes the judges of all streams, in the order of their numbers, for what was learned of them by then. */
    public interface Judges extends Function<LearnedRates, List<Judge>>, Serializable {}

    /**
     * @param judges one for each stream
     * @param atStart what was learned by the start; a newer model from the state or the models stream takes its place
     * @param streams the streams' names: state is kept by name, which outlives a stream's number
     * @param memory how long a contributor is remembered after its last event, by event time
     */
    public ActorStage(Judges judges, LearnedRates atStart, List<String> streams, Duration memory) {
        this.judges = judges;
        this.atStart = atStart;
        this.streams = streams;
        this.memory = memory;
    }

    /** The key: the contributor; what has no contributor, or nobody in particular, is spread by its origin. */
    public static String key(Passage passage) {
        return switch (passage.what()) {
            case EVENT, JUDGED, RELEASED -> {
                Event event = passage.event();
                yield event.identity() == Event.Identity.KNOWN
                        ? event.actor().text()
                        : event.origin().text();
            }
            case DEAD_LETTER -> passage.deadLetter().origin().text();
            case ACCOUNT -> "account " + passage.account().subtask();
            case ALARM -> passage.alarm().object().text();
            case SUSPICION -> passage.suspicion().actor().text();
            case STANDING -> passage.standing().actor().text();
            case RETRACTION -> passage.retraction().actor().text();
            case ALERT -> "alert " + passage.alert().subject();
            case SAMPLE -> passage.sample().actor().text();
            case OPINION -> passage.opinion().actor().text();
        };
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        learned = atStart;
        for (Map.Entry<String, byte[]> entry :
                context.getOperatorStateStore().getBroadcastState(MODELS).immutableEntries()) {
            learned = learned.with(RateModel.read("state, model of stream " + entry.getKey(), entry.getValue()));
        }
        List<Judge> all = judges.apply(learned);
        judgeByStream = all.toArray(Judge[]::new);
        corroboration = new Corroboration(
                all, streams, getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
        brakeState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("brake", TypeInformation.of(Brake.Count.class)));
        for (Brake.Count before : brakeState.get()) {
            corroboration.brake().resume(before);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        brakeState.update(corroboration.brake().counts());
    }

    @Override
    public void open(OpenContext context) {
        MapStateDescriptor<String, ActorMemory> descriptor =
                new MapStateDescriptor<>("actor", Types.STRING, TypeInformation.of(ActorMemory.class));
        descriptor.enableTimeToLive(StateExpiry.backstop(memory));
        state = getRuntimeContext().getMapState(descriptor);
        ValueStateDescriptor<StandingMemory> standing =
                new ValueStateDescriptor<>("standing", TypeInformation.of(StandingMemory.class));
        standing.enableTimeToLive(StateExpiry.backstopSinceRead(memory));
        standings = getRuntimeContext().getState(standing);
        waiting = new WaitingRoom(getRuntimeContext());
        alerts = new AlertsOnce(getRuntimeContext());
    }

    @Override
    public void processElement(Passage passage, ReadOnlyContext context, Collector<Passage> out) throws Exception {
        switch (passage.what()) {
            case EVENT -> judge(passage, out);
            case SUSPICION -> suspect(passage.suspicion(), out);
            case ALERT -> {
                if (alerts.isNews(passage.alert())) {
                    out.collect(passage);
                }
            }
            default -> out.collect(passage);
        }
    }

    /** Takes up a model that was published; what is no newer model of a stream of this job changes nothing. */
    @Override
    public void processBroadcastElement(byte[] published, Context context, Collector<Passage> out) throws Exception {
        RateModel model;
        try {
            model = RateModel.read("models topic", published);
        } catch (BaselineException e) {
            LOG.error("a record of the models topic is no model and is passed over; the last accepted one holds", e);
            return;
        }
        LearnedRates newest = learned.with(model);
        if (newest.equals(learned) || !streams.contains(model.stream())) {
            return;
        }
        List<Judge> all = judges.apply(newest);
        context.getBroadcastState(MODELS).put(model.stream(), published);
        learned = newest;
        judgeByStream = all.toArray(Judge[]::new);
        corroboration = corroboration.judgedBy(all);
        LOG.info("stream {} is judged by model {} from now on", model.stream(), model.key());
    }

    private void judge(Passage passage, Collector<Passage> out) throws Exception {
        Event event = passage.event();
        Judge judge = judgeByStream[event.stream()];
        if (event.identity() == Event.Identity.ANONYMOUS) {
            out.collect(judge.judgeAnonymous(event, passage.context()));
            return;
        }
        String stream = streams.get(event.stream());
        ActorMemory before = stillRemembered(state.get(stream), event);
        StandingMemory standing = before.events() == 0 || before.named() ? standings.value() : null;
        Judge.Outcome outcome = judge.judge(event, passage.context(), before, standing);
        ActorMemory after = standing == null ? outcome.after() : outcome.after().accused();
        state.put(stream, after);
        out.collect(outcome.passage());
        waiting.judged(stream, outcome.passage());
        show(Sampling.of(event, verdict(outcome.passage()), before, after, standing), out);
        corroboration.count(stream, before, after);
        if (standing != null && event.timing() != Timing.FUTURE) {
            corroborate(standing, after, event.stream(), event.actor(), event.time(), out);
        }
    }

    private static @Nullable Verdict verdict(Passage passage) {
        return passage.what() == Passage.What.JUDGED ? passage.verdict() : null;
    }

    private static void show(@Nullable Sample sample, Collector<Passage> out) {
        if (sample != null) {
            out.collect(Passage.of(sample));
        }
    }

    /** Whom several together accuse: without consequences where the stream's policy does not enforce it. */
    private void suspect(Suspicion suspicion, Collector<Passage> out) throws Exception {
        String stream = streams.get(suspicion.stream());
        StandingMemory before = Objects.requireNonNullElse(standings.value(), StandingMemory.CLEAR);
        Standings.Outcome outcome = judgeByStream[suspicion.stream()].weigh(suspicion, before, stream);
        waiting.release(stream, suspicion, outcome.after()).forEach(out::collect);
        if (outcome.after().equals(before)) {
            return;
        }
        tell(outcome, out);
        accuse();
        ActorMemory memory = state.get(stream);
        corroborate(outcome.after(), memory, suspicion.stream(), suspicion.actor(), suspicion.time(), out);
    }

    /** From now on the contributor's standing is read with each of its events, whatever the stream. */
    private void accuse() throws Exception {
        for (String stream : streams) {
            ActorMemory memory = state.get(stream);
            if (memory != null && !memory.named()) {
                state.put(stream, memory.accused());
            }
        }
    }

    private void corroborate(
            StandingMemory standing,
            @Nullable ActorMemory memory,
            int number,
            Entity actor,
            long time,
            Collector<Passage> out)
            throws Exception {
        Corroboration.Outcome outcome = corroboration.look(standing, memory, number, actor, time);
        if (outcome.standing() != null) {
            tell(outcome.standing(), out);
        }
        if (outcome.alert() != null) {
            out.collect(Passage.of(outcome.alert()));
        }
    }

    private void tell(Standings.Outcome outcome, Collector<Passage> out) throws Exception {
        standings.update(outcome.after());
        if (outcome.change() != null) {
            out.collect(Passage.of(outcome.change()));
        }
        for (Retraction retraction : outcome.retractions()) {
            out.collect(Passage.of(retraction));
        }
    }

    /** Memory expires by event time, but not at the word of an event from the future. */
    private ActorMemory stillRemembered(@Nullable ActorMemory remembered, Event event) {
        if (remembered == null) {
            return ActorMemory.empty();
        }
        boolean expired = event.timing() != Timing.FUTURE && event.time() - remembered.lastSeen() > memory.toMillis();
        return expired ? ActorMemory.returning() : remembered;
    }
}
