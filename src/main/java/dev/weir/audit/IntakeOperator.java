package dev.weir.audit;

import dev.weir.event.Account;
import dev.weir.event.Payload;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Counts every record that came in. Events go on to the object stage, and reviewers' decisions with them, so that a replay keeps
 * their order; dead letters and the accounts leave by the side, since no check sees them.
 */
public final class IntakeOperator extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    /** What passes by the checks. */
    public static final OutputTag<Passage> UNJUDGED = new OutputTag<>("unjudged", PassageType.INSTANCE);

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private transient Books books;

    /** @param streams the streams' names in the order of their numbers */
    public IntakeOperator(List<String> streams) {
        this.streams = streams;
    }

    @Override
    public void open() throws Exception {
        super.open();
        books = new Books(
                Account.Point.INTAKE, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), streams);
    }

    @Override
    public void processElement(StreamRecord<Passage> record) {
        Passage passage = record.getValue();
        switch (passage.what()) {
            case EVENT -> {
                count(passage.event().stream(), passage.event().payload());
                books.read(passage.event().origin());
                output.collect(record);
            }
            case DEAD_LETTER -> {
                count(passage.deadLetter().stream(), passage.deadLetter().payload());
                books.read(passage.deadLetter().origin());
                output.collect(UNJUDGED, record);
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

    private void close(long checkpoint) {
        Account account = books.close(checkpoint);
        if (account != null) {
            output.collect(UNJUDGED, new StreamRecord<>(Passage.of(account)));
        }
    }
}
