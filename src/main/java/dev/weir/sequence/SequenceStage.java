package dev.weir.sequence;

import dev.weir.event.Alert;
import dev.weir.event.Disorder;
import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.wire.AtHand;
import dev.weir.wire.Passage;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows the numbers of events by stream, key and source, and writes into an event what is wrong with its own. A number is missing when all
 * partitions were read up to where its signature would be too old: the watermark is behind each of them. What is missing is an alert, and stands in the
 * next event of the key.
 */
public final class SequenceStage extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage>, Triggerable<String, VoidNamespace> {

    /** Runs and rows of missing numbers at hand, about 100 bytes each: 50 MB a subtask. */
    private static final int MOST_AT_HAND = 500_000;

    /** Timers of a key for each window: more would tell no sooner than a person looks. */
    private static final int TIMERS = 60;

    private static final long serialVersionUID = 1L;

    private final Counted counted;
    private final Duration window;
    private transient AtHand<Runs> runs;
    private transient InternalTimerService<VoidNamespace> timers;

    /** @param window how far a signature's time may be from its event's arrival */
    public SequenceStage(Counted counted, Duration window) {
        this.counted = counted;
        this.window = window;
    }

    @Override
    public void open() throws Exception {
        super.open();
        MapStateDescriptor<String, RunState> byName =
                new MapStateDescriptor<>("runs", Types.STRING, TypeInformation.of(RunState.class));
        byName.enableTimeToLive(StateExpiry.backstop(Run.MEMORY));
        ValueStateDescriptor<Runs.Told> told = new ValueStateDescriptor<>("told", TypeInformation.of(Runs.Told.class));
        told.enableTimeToLive(StateExpiry.backstop(Run.MEMORY));
        runs = new AtHand<>(
                new RunStore(
                        getRuntimeContext().getMapState(byName),
                        getRuntimeContext().getState(told)),
                this,
                getProcessingTimeService()::getCurrentProcessingTime,
                MOST_AT_HAND);
        timers = getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this);
        new Told(getMetricGroup()).tell(Metric.AT_HAND, runs::size, "sequences");
    }

    @Override
    public void processElement(StreamRecord<Passage> record) throws Exception {
        Passage passage = record.getValue();
        Numbered numbered = Objects.requireNonNull(counted.number(passage), "a number");
        Event event = passage.event();
        Proof proof = Objects.requireNonNull(event.details().proof(), "a proof");
        runs.work(kept -> {
            Disorder disorder = take(numbered, event, kept);
            if (disorder == null) {
                output.collect(record);
            } else {
                Event told = event.detailed(event.details().proven(proof.disordered(disorder)));
                output.collect(record.replace(Passage.of(told, passage.context())));
            }
        });
    }

    private @Nullable Disorder take(Numbered numbered, Event event, Runs kept) {
        long due = due(event.origin().arrival());
        Run.Taken taken =
                kept.take(numbered, event.origin().partition(), event.origin().arrival(), due);
        return switch (taken) {
            case LATE -> new Disorder(Disorder.Kind.LATE, number(numbered) + "came after it was said to be missing");
            case REORDERED ->
                new Disorder(
                        Disorder.Kind.REORDERED,
                        number(numbered) + "stands behind numbers in its partition that are more than " + Run.APART
                                + " higher");
            case AHEAD -> {
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, due);
                yield kept.takeGap();
            }
            case FINE -> kept.takeGap();
        };
    }

    private static String number(Numbered numbered) {
        return "its number " + numbered.number() + " of run '" + numbered.run() + "' ";
    }

    /** When a signature that is missing now would be too old to count; not each millisecond has a timer of its own. */
    private long due(long arrival) {
        long step = Math.max(1_000, window.toMillis() / TIMERS);
        return Math.floorDiv(arrival + window.toMillis(), step) * step + step;
    }

    /** The end of the input is not the end of time: a job that is stopped goes on. */
    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
            output.emitWatermark(mark);
        } else {
            super.processWatermark(mark);
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        runs.work(kept -> {
            String sentence = kept.close(timer.getTimestamp());
            Long later = kept.waitsUntil();
            if (sentence != null) {
                tell(timer.getKey(), sentence, timer.getTimestamp());
            } else if (later != null) {
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, later);
            }
        });
    }

    private void tell(String key, String sentence, long time) {
        List<String> parts = List.of(key.split(" ", 3));
        int stream = counted.streams().indexOf(parts.get(0));
        if (stream >= 0) {
            String subject = parts.get(2) + ' ' + parts.get(1);
            output.collect(new StreamRecord<>(
                    Passage.of(new Alert(
                            stream,
                            Alert.Type.NUMBERS_MISSING,
                            subject,
                            "of what source '" + parts.get(2) + "' signed with key '" + parts.get(1) + "', " + sentence
                                    + "; docs/operate/runbooks/numbers-missing.md",
                            time)),
                    time));
        }
    }

    /** There is no timer by this clock. */
    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("a timer of the processing clock, and none is ever set: " + timer);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        runs.flush();
    }
}
