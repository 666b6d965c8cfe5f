package dev.weir.order;

import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.Preconditions;

/**
 * Hands alarms and opinions on in the order in which they happened: what is ahead of the watermark by more than an allowance waits
 * until the slowest subtask has come that far. Everything else passes. Where no input has a clock (they are all idle) nothing
 * waits. It must run with parallelism 1. Its state is what waits, and the streams' names by the numbers that it carries.
 */
public final class InOrder extends AbstractStreamOperator<Passage> implements OneInputStreamOperator<Passage, Passage> {

    /**
     * How far apart what is handed on may be. Campaigns are told by bursts of hours to weeks; and live, where the watermark is behind the
     * present by the expected disorder and one event, nothing waits.
     */
    static final Duration APART = Duration.ofHours(1);

    /** What waited for one whole round goes at its end, whatever the watermark: nothing waits as long as two of them. */
    static final Duration ROUND = Duration.ofSeconds(30);

    /** Ahead of a watermark by this is nothing. */
    private static final long UNLIMITED = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private final long allowance;
    private final int mostPeople;
    private transient Waiting waiting;
    private transient ListState<Passage> held;
    private transient ListState<String> numbering;

    /** What happened until then need not wait, epoch milliseconds. */
    private transient long horizon;

    private transient boolean idle;
    private transient boolean timed;

    /** Whatever came before this arrival has waited for a whole round when this one ends. */
    private transient long roundBegan;

    private InOrder(List<String> streams, long allowance, int mostPeople) {
        this.streams = List.copyOf(streams);
        this.allowance = allowance;
        this.mostPeople = mostPeople;
    }

    /**
     * Behind one subtask, whose order is the order: nothing waits, but what a job with several left in its state is handed on.
     *
     * @param streams the streams' names in the order of their numbers
     */
    public static InOrder behindOne(List<String> streams) {
        return new InOrder(streams, UNLIMITED, Waiting.MOST_PEOPLE);
    }

    /**
     * Behind several subtasks.
     *
     * @param streams the streams' names in the order of their numbers
     * @param disorder how far the watermark is behind the present at most
     */
    public static InOrder behindSeveral(List<String> streams, Duration disorder) {
        return behindSeveral(streams, disorder, Waiting.MOST_PEOPLE);
    }

    static InOrder behindSeveral(List<String> streams, Duration disorder, int mostPeople) {
        return new InOrder(streams, APART.plus(disorder).toMillis(), mostPeople);
    }

    @Override
    public void open() throws Exception {
        super.open();
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        Preconditions.checkState(
                subtasks == 1, "in-order sees everything: it runs in one subtask, not in %s", subtasks);
        waiting = new Waiting(mostPeople);
        Told told = new Told(getMetricGroup());
        told.tell(Metric.STATE_ENTRIES, waiting::people, "order");
        told.tell(Metric.STATE_LIMIT, () -> mostPeople, "order");
        horizon = horizon(Long.MIN_VALUE);
        held = getOperatorStateBackend().getListState(new ListStateDescriptor<>("waiting", PassageType.INSTANCE));
        numbering =
                getOperatorStateBackend().getListState(new ListStateDescriptor<>("streams", StringSerializer.INSTANCE));
        List<String> former = new ArrayList<>();
        numbering.get().forEach(former::add);
        for (Passage passage : held.get()) {
            int number = streams.indexOf(former.get(stream(passage)));
            if (number >= 0) {
                Passage again = numbered(passage, number);
                waiting.add(time(again), again, this::emit);
            }
        }
        if (!waiting.isEmpty()) {
            startRound();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        held.clear();
        for (Passage passage : waiting.all()) {
            held.add(passage);
        }
        numbering.update(streams);
    }

    @Override
    public void processElement(StreamRecord<Passage> record) {
        switch (record.getValue().what()) {
            case ALARM, OPINION -> take(record);
            default -> output.collect(record);
        }
    }

    private void take(StreamRecord<Passage> record) {
        Passage passage = record.getValue();
        long time = time(passage);
        if (!idle && time > horizon) {
            waiting.add(time, passage, this::emit);
            if (!timed && !waiting.isEmpty()) {
                startRound();
            }
            return;
        }
        waiting.until(horizon, this::emit);
        output.collect(record);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        horizon = horizon(mark.getTimestamp());
        waiting.until(horizon, this::emit);
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        idle = status.isIdle();
        if (idle) {
            waiting.until(Long.MAX_VALUE, this::emit);
        }
        super.processWatermarkStatus(status);
    }

    private void startRound() {
        timed = true;
        roundBegan = waiting.arrivals();
        processingTimeService.registerTimer(
                processingTimeService.getCurrentProcessingTime() + ROUND.toMillis(), now -> endRound());
    }

    private void endRound() {
        waiting.arrivedBefore(roundBegan, this::emit);
        timed = false;
        if (!waiting.isEmpty()) {
            startRound();
        }
    }

    private long horizon(long watermark) {
        return watermark > Long.MAX_VALUE - allowance || allowance == UNLIMITED
                ? Long.MAX_VALUE
                : watermark + allowance;
    }

    private void emit(Passage passage) {
        output.collect(new StreamRecord<>(passage, time(passage)));
    }

    private static long time(Passage passage) {
        return passage.what() == Passage.What.ALARM
                ? passage.alarm().time()
                : passage.opinion().time();
    }

    private static int stream(Passage passage) {
        return passage.what() == Passage.What.ALARM ? passage.alarm().stream() : passage.opinion().stream();
    }

    /** The same, where its stream has another number. */
    private static Passage numbered(Passage passage, int number) {
        return passage.what() == Passage.What.ALARM
                ? Passage.of(passage.alarm().numbered(number))
                : Passage.of(passage.opinion().numbered(number));
    }
}
