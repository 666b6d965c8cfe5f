package dev.weir.audit;

import dev.weir.event.Account;
import dev.weir.event.Alert;
import dev.weir.event.Code;
import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Counts every record that came in. Events go on to the object stage, and reviewers' decisions with them, so that a replay keeps
 * their order; dead letters and the accounts leave by the side, since no check sees them. So does an alert when one reason for
 * dead letters jumps. Lines of files raise none: a replay sorts by event time, which dead letters do not have.
 */
public final class IntakeOperator extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    /** What passes by the checks. */
    public static final OutputTag<Passage> UNJUDGED = new OutputTag<>("unjudged", PassageType.INSTANCE);

    private static final List<Timing> UNTIMELY = List.of(Timing.LATE, Timing.STALE, Timing.FUTURE);

    /** What the first release called it; read where a job comes from there. */
    private static final String FORMER = "dead-letters";

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private transient Books books;
    private transient long[][] timings;
    private transient DeadShares[] shares;
    private transient BroadcastState<Integer, DeadShares.Usual> usual;

    /** @param streams the streams' names in the order of their numbers */
    public IntakeOperator(List<String> streams) {
        this.streams = streams;
    }

    @Override
    public void open() throws Exception {
        super.open();
        books = new Books(
                Account.Point.INTAKE, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), streams);
        timings = new long[streams.size()][Timing.values().length];
        shares = streams.stream().map(DeadShares::new).toArray(DeadShares[]::new);
        OperatorStateBackend state = getOperatorStateBackend();
        TypeInformation<DeadShares.Usual> type = TypeInformation.of(DeadShares.Usual.class);
        // What was usual before is much the same for every subtask, however many there are now. In a list of all
        // subtasks beside the
        // source Flink now and then refuses to stop with a savepoint: it wants all of them to have finished, or none.
        usual = state.getBroadcastState(new MapStateDescriptor<>("usual-dead-letters", Types.INT, type));
        for (Map.Entry<Integer, DeadShares.Usual> before : usual.immutableEntries()) {
            resume(before.getValue());
        }
        if (state.getRegisteredStateNames().contains(FORMER)) {
            ListState<DeadShares.Usual> former = state.getUnionListState(new ListStateDescriptor<>(FORMER, type));
            for (DeadShares.Usual before : former.get()) {
                resume(before);
            }
            former.clear();
        }
        tell(new Told(getMetricGroup()));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        usual.clear();
        int number = 0;
        for (DeadShares one : shares) {
            for (DeadShares.Usual share : one.usual()) {
                usual.put(number++, share);
            }
        }
    }

    private void resume(DeadShares.Usual before) {
        int number = streams.indexOf(before.stream());
        if (number >= 0) {
            shares[number].resume(before);
        }
    }

    private void tell(Told told) {
        for (int i = 0; i < streams.size(); i++) {
            int stream = i;
            String name = streams.get(stream);
            told.tell(Metric.RECORDS, () -> books.total(stream, Account.Count.IN), name);
            told.tell(Metric.FORGED_HEADERS, () -> books.total(stream, Account.Count.FORGED_HEADERS), name);
            for (Timing timing : UNTIMELY) {
                told.tell(Metric.UNTIMELY, () -> timings[stream][timing.ordinal()], name, Code.of(timing));
            }
        }
    }

    @Override
    public void processElement(StreamRecord<Passage> record) {
        Passage passage = record.getValue();
        switch (passage.what()) {
            case EVENT -> {
                Event event = passage.event();
                count(event.stream(), event.payload());
                timings[event.stream()][event.timing().ordinal()]++;
                books.read(event.origin());
                shares[event.stream()].event();
                output.collect(record);
            }
            case DEAD_LETTER -> {
                count(passage.deadLetter().stream(), passage.deadLetter().payload());
                books.read(passage.deadLetter().origin());
                output.collect(UNJUDGED, record);
                watch(passage.deadLetter());
            }
            case DECISION, ANSWER, ALERT, KEY -> output.collect(record);
            default -> throw new IllegalStateException(passage.what() + " came in: no source gives it");
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        close(checkpointId);
    }

    @Override
    public void finish() {
        close(Account.END);
    }

    private void count(int stream, Payload payload) {
        books.count(stream, Account.Count.IN);
        if (!payload.headers().isEmpty()) {
            books.count(stream, Account.Count.FORGED_HEADERS, ForgedHeaders.count(payload));
        }
    }

    private void watch(DeadLetter letter) {
        long arrival = letter.origin().arrival();
        DeadShares.Jump jump = arrival == Origin.NO_ARRIVAL ? null : shares[letter.stream()].dead(letter);
        if (jump != null) {
            Alert alert = DeadLettersAlert.of(letter.stream(), streams.get(letter.stream()), jump, arrival);
            output.collect(UNJUDGED, new StreamRecord<>(Passage.of(alert)));
        }
    }

    private void close(long checkpoint) {
        Account account = books.close(checkpoint);
        if (account != null) {
            output.collect(UNJUDGED, new StreamRecord<>(Passage.of(account)));
        }
    }
}
