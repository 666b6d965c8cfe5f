package dev.weir.reference;

import dev.weir.event.Event;
import dev.weir.event.Reference;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.settings.ReferenceSettings;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import dev.weir.wire.StateExpiry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up what events refer to, by stream and id. An event whose record is there and fits goes on at once; another waits, for the two
 * topics are read at their own pace. It stands before the books are opened: what waits here has not come in yet. The second input's
 * watermark says up to when the reference topics were read, and is nobody else's.
 */
public final class ReferenceStage extends AbstractStreamOperator<Passage>
        implements TwoInputStreamOperator<Passage, ReferenceRecord, Passage>, Triggerable<String, VoidNamespace> {

    /** Events that wait for one record. */
    static final int MOST_OF_A_KEY = 64;

    /** Events that wait in one subtask, half of them unproven at most: 50 MB of events of 500 bytes. More are judged at once by what is there. */
    static final int MOST = 100_000;

    /** How much longer an event waits, at most, until the topic was read up to when it came: quiet partitions say so late, a lagging one later. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** How often it is asked whether the topic was read so far, in milliseconds. */
    private static final long AGAIN = 1_000;

    /** A record that counts for as long as it stands in its topic: longer than anybody keeps one. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceStage.class);

    private static final long serialVersionUID = 1L;

    private final References references;
    private final int most;
    private transient ValueState<Vouched> vouched;
    private transient ListState<Waits> waits;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient long opened;
    private transient long readUntil;
    private transient boolean nothingToRead;
    private transient int waiting;

    public ReferenceStage(References references) {
        this(references, MOST);
    }

    /** @param most events that may wait in a subtask */
    ReferenceStage(References references, int most) {
        this.references = references;
        this.most = most;
    }

    @Override
    public void open() throws Exception {
        super.open();
        ValueStateDescriptor<Vouched> descriptor =
                new ValueStateDescriptor<>("vouched", TypeInformation.of(Vouched.class));
        descriptor.enableTimeToLive(StateExpiry.backstop(longest()));
        vouched = getRuntimeContext().getState(descriptor);
        waits = getRuntimeContext().getListState(waitsDescriptor());
        timers = getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this);
        Told told = new Told(getMetricGroup());
        told.tell(Metric.STATE_ENTRIES, () -> waiting, "references");
        told.tell(Metric.STATE_LIMIT, () -> most, "references");
        opened = timers.currentProcessingTime();
        readUntil = Long.MIN_VALUE;
    }

    private static ListStateDescriptor<Waits> waitsDescriptor() {
        return new ListStateDescriptor<>("waits", TypeInformation.of(Waits.class));
    }

    private Duration longest() {
        Duration longest = Duration.ZERO;
        for (ReferenceSettings one : references.asked().values()) {
            Duration keep = Objects.requireNonNullElse(one.keep(), FOR_EVER);
            longest = keep.compareTo(longest) > 0 ? keep : longest;
        }
        return longest;
    }

    @Override
    public void processElement1(StreamRecord<Passage> record) throws Exception {
        Event event = record.getValue().event();
        Vouched there = vouched.value();
        Reference answer = references.answer(event, there);
        if (there != null && answer.result() == Reference.Result.FITS) {
            use(event, there);
            go(event, answer);
            return;
        }
        long now = timers.currentProcessingTime();
        long came = Math.min(now, event.origin().arrival());
        if (!hasRoom(event)) {
            go(event, known(answer, came));
            return;
        }
        long due = now + references.patience((String) getCurrentKey());
        waits.add(new Waits(came, due, PassageSerializer.bytes(record.getValue())));
        waiting++;
        timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, due);
    }

    @Override
    public void processElement2(StreamRecord<ReferenceRecord> record) throws Exception {
        Vouched now = record.getValue().vouched();
        if (now == null) {
            vouched.clear();
            return;
        }
        // What a record says may change, as an order's does when it is sent: that does not make it another one.
        vouched.update(now.after(vouched.value()));
        List<Waits> left = new ArrayList<>();
        for (Waits one : all()) {
            if (!goes(one, vouched.value())) {
                left.add(one);
            }
        }
        waits.update(left);
    }

    /**
     * Whether an event may wait. What nobody is known to have sent has half of the subtask's places at most, and leaves those of one record to what
     * somebody is known to have sent: else whoever guesses an id takes its owner's waiting away.
     */
    private boolean hasRoom(Event event) throws Exception {
        boolean isUnproven = References.isUnproven(event);
        if (waiting >= (isUnproven ? Math.max(1, most / 2) : most)) {
            return false;
        }
        List<Waits> others = all();
        return others.size() < MOST_OF_A_KEY || !isUnproven && isOneSentOn(others);
    }

    /** The unproven one that waited longest goes on, by what is there. */
    private boolean isOneSentOn(List<Waits> others) throws Exception {
        for (Waits one : others) {
            if (References.isUnproven(PassageSerializer.passage(one.passage()).event())) {
                judge(one);
                others.remove(one);
                waits.update(others);
                return true;
            }
        }
        return false;
    }

    private void use(Event event, Vouched there) throws IOException {
        Vouched used = references.used(event, there);
        if (!used.equals(there)) {
            vouched.update(used);
        }
    }

    private boolean goes(Waits one, Vouched now) throws IOException {
        Event event = event(one);
        Reference answer = event == null ? null : references.answer(event, now);
        if (event == null || answer == null || answer.result() != Reference.Result.FITS) {
            return false;
        }
        gone();
        use(event, now);
        go(event, answer);
        return true;
    }

    /** The second input's goes nowhere: it is how far references were read, and no event's time. */
    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {
        readUntil = mark.getTimestamp();
    }

    /** Where all partitions of the reference topics are empty nothing says how far they were read, and nothing is to be read. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {
        if (input == 0) {
            output.emitWatermarkStatus(status);
        } else {
            nothingToRead = status.isIdle();
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        long now = timers.currentProcessingTime();
        List<Waits> left = new ArrayList<>();
        for (Waits one : all()) {
            if (one.due() > now) {
                left.add(one);
            } else if (!isReadUntil(one.came()) && now < Math.max(one.due(), opened) + GRACE.toMillis()) {
                left.add(one);
                timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, now + AGAIN);
            } else {
                judge(one);
            }
        }
        waits.update(left);
    }

    /** There is no timer by this clock. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("a timer of the events' clock, and none is ever set: " + timer);
    }

    /** Nothing comes any more: what waits is judged by what is there. */
    @Override
    public void finish() throws Exception {
        List<String> keys = new ArrayList<>();
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        waitsDescriptor(),
                        (key, state) -> keys.add(key));
        for (String key : keys) {
            setCurrentKey(key);
            for (Waits one : all()) {
                judge(one);
            }
            waits.clear();
        }
        super.finish();
    }

    private void judge(Waits one) throws Exception {
        gone();
        Event event = event(one);
        if (event != null) {
            go(event, known(references.answer(event, vouched.value()), one.came()));
        }
    }

    /** What was found, unless the topic was not read up to when the event came: then nothing is known. */
    private Reference known(Reference answer, long came) {
        return isReadUntil(came) ? answer : answer.found(Reference.Result.UNKNOWN);
    }

    private boolean isReadUntil(long came) {
        return nothingToRead || readUntil >= came;
    }

    /** Of what waited before a restart nobody knows how much it was. */
    private void gone() {
        waiting = Math.max(0, waiting - 1);
    }

    /** The event again, under the number that its stream has now; null where there is no such stream any more. */
    private @Nullable Event event(Waits one) {
        Event event = PassageSerializer.passage(one.passage()).event();
        int stream = references.number((String) getCurrentKey());
        if (stream < 0) {
            LOG.warn(
                    "the event at {} waited for its reference when its stream was removed from the settings, and is judged by"
                            + " nobody: send it again if it is wanted",
                    event.origin().text());
            return null;
        }
        return event.numbered(stream);
    }

    private void go(Event event, Reference answer) {
        output.collect(
                new StreamRecord<>(Passage.of(event.detailed(event.details().referring(answer))), event.time()));
    }

    private List<Waits> all() throws Exception {
        List<Waits> all = new ArrayList<>();
        waits.get().forEach(all::add);
        return all;
    }
}
