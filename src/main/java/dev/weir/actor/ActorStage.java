package dev.weir.actor;

import dev.weir.decide.Decided;
import dev.weir.decide.OnContributor;
import dev.weir.decide.OnErasure;
import dev.weir.decide.OnEvent;
import dev.weir.decide.SecondPerson;
import dev.weir.event.Alert;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Sample;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.model.Learned;
import dev.weir.policy.PolicyBook;
import dev.weir.policy.SignedPolicy;
import dev.weir.privacy.Pseudonyms;
import dev.weir.source.Tally;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.Standings;
import dev.weir.wire.AtHand;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gives every event its verdict from the memory of its contributor, and every suspicion its consequences for the
 * contributor's standing. What it said of a whole community not long ago it does not say again. Everything else passes by.
 * An operator of its own and no process function, because what it keeps at hand is written for many keys at once before a
 * checkpoint; the second input takes the models, and has no key.
 */
public final class ActorStage extends AbstractStreamOperator<Passage>
        implements TwoInputStreamOperator<Passage, byte[], Passage> {

    /** Memories at hand, about 1 KB each: 64 MB a subtask. */
    static final int MOST_AT_HAND = 65_536;

    /** Alerts are of streams; a policy that does not count is of none. */
    private static final int ANY_STREAM = 0;

    private static final long serialVersionUID = 1L;

    private final ActorPlan plan;
    private final List<String> streams;
    private final int mostAtHand;
    private transient PolicyBook policies;
    private transient Court court;
    private transient LearnedBook models;
    private transient ActorStore store;
    private transient AtHand<ActorState> actors;
    private transient TimestampedCollector<Passage> out;
    private transient ValueState<StandingMemory> standings;
    private transient WaitingRoom waiting;
    private transient ReviewDesk desk;
    private transient AlertsOnce alerts;
    private transient KeyBook keys;
    private transient Erasing erasing;
    private transient Corroboration corroboration;
    private transient JudgedBy judgedBy;
    private transient ListState<Brake.Count> brakeState;
    private transient Tally sources;
    private transient CameBy cameBy;

    /** @param plan by what it judges, and what it remembers */
    public ActorStage(ActorPlan plan) {
        this(plan, MOST_AT_HAND);
    }

    /** @param mostAtHand see {@link AtHand} */
    ActorStage(ActorPlan plan, int mostAtHand) {
        this.plan = plan;
        this.streams = plan.streams();
        this.mostAtHand = mostAtHand;
    }

    @Override
    public void open() throws Exception {
        super.open();
        MapStateDescriptor<String, ActorMemory> descriptor =
                new MapStateDescriptor<>("actor", StringSerializer.INSTANCE, ActorMemorySerializer.INSTANCE);
        descriptor.enableTimeToLive(StateExpiry.backstop(plan.memory()));
        store = new ActorStore(getRuntimeContext().getMapState(descriptor), streams);
        actors = new AtHand<>(store, this, getProcessingTimeService()::getCurrentProcessingTime, mostAtHand);
        ValueStateDescriptor<StandingMemory> standing =
                new ValueStateDescriptor<>("standing", TypeInformation.of(StandingMemory.class));
        standing.enableTimeToLive(StateExpiry.backstopSinceRead(plan.memory()));
        standings = getRuntimeContext().getState(standing);
        waiting = new WaitingRoom(getRuntimeContext());
        desk = new ReviewDesk(getRuntimeContext(), plan.review());
        alerts = new AlertsOnce(getRuntimeContext());
        keys = new KeyBook(getRuntimeContext());
        cameBy = new CameBy(getRuntimeContext(), plan);
        erasing = new Erasing(getOperatorStateBackend(), Pseudonyms.of(plan.privacy()));
        out = new TimestampedCollector<>(output);

        models = LearnedBook.open(getOperatorStateBackend(), streams, plan.atStart());
        policies = PolicyBook.open(plan.governing(), getOperatorStateBackend());
        court = new Court(plan.judges(), policies, models.learned());
        sources = new Tally(court.latest().stream().map(Judge::sources).toList());
        Told told = new Told(getMetricGroup());
        judgedBy = new JudgedBy(streams, told);
        judgedBy.judge(court.latest(), models.learned());
        told.tell(Metric.AT_HAND, actors::size, "actors");
        corroboration = new Corroboration(
                court.latest(), streams, getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
        brakeState = getOperatorStateBackend()
                .getListState(new ListStateDescriptor<>("brake", TypeInformation.of(Brake.Count.class)));
        for (Brake.Count before : brakeState.get()) {
            corroboration.brake().resume(before);
        }
    }

    /** What was counted of sources is handed on before time goes on, before a barrier and at the end: it is in no checkpoint. */
    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        sources.flushUntil(mark.getTimestamp(), out);
        processWatermark(mark);
    }

    /** Models are of no time. Theirs would be that of the events as soon as these are idle, for ever. */
    @Override
    public void processWatermark2(Watermark mark) {}

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        sources.flush(out);
    }

    @Override
    public void finish() throws Exception {
        sources.flush(out);
        super.finish();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        actors.flush();
        erasing.snapshot();
        brakeState.update(corroboration.brake().counts());
    }

    @Override
    public void processElement1(StreamRecord<Passage> record) throws Exception {
        Passage passage = record.getValue();
        out.setTimestamp(record);
        if (court.begins(passage)) {
            moveOn();
        }
        switch (passage.what()) {
            case EVENT, UNPROVEN -> judge(passage);
            case SUSPICION -> suspect(passage.suspicion());
            case DECISION -> decide(passage);
            case KEY -> {
                for (Retraction entry : keys.entries(passage.key())) {
                    out.collect(Passage.of(entry));
                }
            }
            case ALERT -> {
                if (alerts.isNews(passage.alert())) {
                    out.collect(passage);
                }
            }
            case RETRACTION -> {
                if (!isLeftAlone(passage.retraction())) {
                    out.collect(passage);
                }
            }
            default -> out.collect(passage);
        }
    }

    /** What the check of rows takes back of streams that the policy leaves alone, it does not: as in shadow. */
    private boolean isLeftAlone(Retraction retraction) {
        return !retraction.streams().isEmpty() && retraction.streams().stream().allMatch(court::leavesAlone);
    }

    /** Takes up what was published: a policy or a model. */
    @Override
    public void processElement2(StreamRecord<byte[]> record) throws Exception {
        if (SignedPolicy.is(record.getValue())) {
            govern(SignedPolicy.read(record.getValue()));
        } else {
            learn(record.getValue());
        }
    }

    /** Every subtask reads the same; one of them tells. */
    private void govern(SignedPolicy policy) throws Exception {
        String refusal = policies.take(policy);
        if (refusal == null) {
            court.renew(court.learned());
            moveOn();
        } else {
            tell(
                    Alert.Type.POLICY_REFUSED,
                    policy.at(),
                    "a policy in " + policy.at() + " does not count: " + refusal,
                    policy.appended());
        }
    }

    private void tell(Alert.Type type, String subject, String sentence, long time) {
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            out.eraseTimestamp();
            out.collect(Passage.of(new Alert(ANY_STREAM, type, subject, sentence, time)));
        }
    }

    private void moveOn() {
        corroboration = corroboration.judgedBy(court.latest());
        judgedBy.judge(court.latest(), court.learned());
    }

    private void learn(byte[] published) throws Exception {
        Learned before = models.learned();
        String refusal = models.take(published);
        if (refusal != null) {
            tell(
                    Alert.Type.MODEL_REFUSED,
                    "models",
                    "a record of the models topic does not count, the last good model holds: " + refusal,
                    getProcessingTimeService().getCurrentProcessingTime());
        }
        if (!models.learned().equals(before)) {
            court.renew(models.learned());
            moveOn();
        }
    }

    private void judge(Passage passage) throws Exception {
        Event event = passage.event();
        erasing.arrived(event.origin().arrival());
        Judge judge = court.of(event);
        if (court.movesOn(event)) {
            moveOn();
        }
        if (event.identity() == Event.Identity.ANONYMOUS) {
            Passage judged = judge.judgeAnonymous(event, passage.context());
            out.collect(judged);
            sources.count(judged, Long.MIN_VALUE, false, out);
            review(judged, null);
            return;
        }
        actors.work(actor -> judge(passage, judge, actor));
    }

    private void judge(Passage passage, Judge judge, ActorState actor) throws Exception {
        Event event = passage.event();
        ActorMemory before = stillRemembered(store.of(actor, event.stream()), event);
        StandingMemory standing = before.events() == 0 || before.named() ? standing(event) : null;
        Judge.Outcome outcome = judge.judge(event, passage.context(), before, standing);
        ActorMemory after = standing == null ? outcome.after() : outcome.after().accused();
        actor.remember(event.stream(), after);
        out.collect(outcome.passage());
        String stream = streams.get(event.stream());
        if (sources.count(outcome.passage(), before.lastSeen(), before.events() == 0 && !before.returned(), out)) {
            cameBy.came(stream, event.details().source());
        }
        waiting.judged(stream, outcome.passage());
        review(outcome.passage(), standing);
        show(Sampling.of(event, verdict(outcome.passage()), before, after, standing));
        corroboration.count(stream, before, after);
        if (standing != null && event.timing() != Timing.FUTURE) {
            corroborate(standing, after, event.stream(), event.actor(), event.time());
        }
    }

    /** How the contributor stands at the time of its event. */
    private @Nullable StandingMemory standing(Event event) throws Exception {
        StandingMemory remembered = standings.value();
        if (remembered == null || event.timing() == Timing.FUTURE) {
            return remembered;
        }
        Standings.Outcome now = Standings.lapsed(remembered, event.actor(), event.time());
        if (now.change() != null) {
            tell(now);
        }
        return now.after();
    }

    /** A held event waits for a reviewer; a decision may have come before it. */
    private void review(Passage judged, @Nullable StandingMemory standing) throws Exception {
        if (judged.what() != Passage.What.JUDGED) {
            return;
        }
        Passage decision = desk.judged(streams.get(judged.event().stream()), judged);
        if (decision != null) {
            tell(decision, desk.apply(decision, standing == null ? StandingMemory.CLEAR : standing));
        }
    }

    private void decide(Passage passage) throws Exception {
        Instruction instruction = passage.instruction();
        if (instruction.decision().action() == Decision.Action.ERASE) {
            erase(instruction.decision());
            return;
        }
        StandingMemory before = Objects.requireNonNullElse(standings.value(), StandingMemory.CLEAR);
        if (instruction.decision().origin() != null) {
            tell(passage, desk.decide(passage, before));
            return;
        }
        Decided decided = desk.decided();
        OnContributor.Outcome outcome = SecondPerson.check(
                plan.review().fourEyes(),
                instruction,
                before,
                decided,
                OnContributor.apply(instruction, before, decided, streams));
        desk.decided(outcome.decided());
        if (!outcome.standing().equals(before)) {
            tell(new Standings.Outcome(outcome.standing(), outcome.change(), outcome.retractions()));
            actors.work(this::accuse);
        }
        out.collect(Passage.of(outcome.answer()));
    }

    /** What was known is gone before anything of it is said. */
    private void erase(Decision decision) throws Exception {
        OnErasure.Outcome outcome = erasing.on(decision, this::forget);
        if (outcome.retraction() != null) {
            Entity actor = Objects.requireNonNull(decision.actor());
            out.collect(Passage.of(StandingChange.erased(actor, decision.time())));
            out.collect(Passage.of(outcome.retraction()));
        }
        out.collect(Passage.of(outcome.answer()));
    }

    /** Deletes all state of the current key. */
    private OnErasure.Known forget() throws Exception {
        int remembered = store.forget(actors);
        standings.clear();
        cameBy.forget();
        int held = desk.held();
        return new OnErasure.Known(remembered, held, waiting.forget() + desk.forget());
    }

    private void tell(Passage passage, OnEvent.Outcome outcome) throws Exception {
        Decision decision = passage.instruction().decision();
        OnEvent.Released release = outcome.release();
        if (release != null) {
            Event event = ReviewDesk.asHeld(passage.event(), release);
            Verdict verdict = court.latest().get(event.stream()).held(release.trust());
            waiting.released(streams.get(event.stream()), event);
            out.collect(Passage.released(
                    Passage.judged(event, passage.context(), verdict),
                    new Release(OnEvent.by(decision), OnEvent.why(decision), decision.time())));
        }
        if (outcome.retraction() != null) {
            out.collect(Passage.of(outcome.retraction()));
        }
        out.collect(Passage.of(outcome.answer()));
    }

    private static @Nullable Verdict verdict(Passage passage) {
        return passage.what() == Passage.What.JUDGED ? passage.verdict() : null;
    }

    private void show(@Nullable Sample sample) {
        if (sample != null) {
            out.collect(Passage.of(sample));
        }
    }

    /** Whom several together accuse: without consequences where the stream's policy does not enforce it. */
    private void suspect(Suspicion suspicion) throws Exception {
        String stream = streams.get(suspicion.stream());
        StandingMemory before = Objects.requireNonNullElse(standings.value(), StandingMemory.CLEAR);
        Standings.Outcome outcome = court.latest().get(suspicion.stream()).weigh(suspicion, before, stream);
        for (Passage released : waiting.release(stream, suspicion, outcome.after())) {
            desk.release(stream, released, out);
        }
        if (outcome.after().equals(before)) {
            return;
        }
        tell(outcome);
        actors.work(actor -> {
            accuse(actor);
            ActorMemory memory = store.of(actor, suspicion.stream());
            corroborate(outcome.after(), memory, suspicion.stream(), suspicion.actor(), suspicion.time());
        });
    }

    /** From now on the contributor's standing is read with each of its events, whatever the stream. */
    private void accuse(ActorState actor) throws Exception {
        for (int stream = 0; stream < streams.size(); stream++) {
            ActorMemory memory = store.of(actor, stream);
            if (memory != null && !memory.named()) {
                actor.remember(stream, memory.accused());
            }
        }
    }

    private void corroborate(StandingMemory standing, @Nullable ActorMemory memory, int number, Entity actor, long time)
            throws Exception {
        Corroboration.Outcome outcome = corroboration.look(standing, memory, number, actor, time);
        if (outcome.standing() != null) {
            tell(outcome.standing());
        }
        if (outcome.alert() != null) {
            out.collect(Passage.of(outcome.alert()));
        }
    }

    private void tell(Standings.Outcome outcome) throws Exception {
        standings.update(outcome.after());
        if (outcome.change() != null) {
            out.collect(Passage.of(outcome.change()));
        }
        for (Retraction retraction : outcome.retractions()) {
            out.collect(Passage.of(retraction));
            cameBy.takenBack(retraction, sources, out);
        }
    }

    /** Memory expires by event time, but not at the word of an event from the future. */
    private ActorMemory stillRemembered(@Nullable ActorMemory remembered, Event event) {
        if (remembered == null) {
            return ActorMemory.empty();
        }
        boolean expired = event.timing() != Timing.FUTURE
                && event.time() - remembered.lastSeen() > plan.memory().toMillis();
        return expired ? ActorMemory.returning() : remembered;
    }
}
