package dev.weir.audit;

import dev.weir.event.Account;
import dev.weir.event.Verdict;
import dev.weir.metrics.Told;
import dev.weir.wire.Passage;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Counts every first verdict on its way to the sink, and apart from them what is released. */
public final class VerdictOperator extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private transient Books books;
    private transient Outcomes outcomes;

    /** @param streams the streams' names in the order of their numbers */
    public VerdictOperator(List<String> streams) {
        this.streams = streams;
    }

    @Override
    public void open() throws Exception {
        super.open();
        books = new Books(
                Account.Point.VERDICT, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), streams);
        outcomes = new Outcomes(
                streams, new Told(getMetricGroup()), books, getProcessingTimeService()::getCurrentProcessingTime);
    }

    @Override
    public void processElement(StreamRecord<Passage> record) {
        Passage passage = record.getValue();
        switch (passage.what()) {
            case JUDGED -> {
                books.count(passage.event().stream(), count(passage.verdict()));
                outcomes.judged(passage.event(), passage.verdict());
            }
            case RELEASED -> books.count(passage.event().stream(), Account.Count.RELEASED);
            case DEAD_LETTER -> {
                books.count(passage.deadLetter().stream(), Account.Count.DEAD);
                outcomes.dead(passage.deadLetter());
            }
            case STANDING -> outcomes.stands(passage.standing());
            case RETRACTION -> outcomes.retracted(passage.retraction());
            case ALERT -> outcomes.alerted(passage.alert());
            case SAMPLE -> outcomes.shown(passage.sample());
            case ANSWER -> outcomes.answered(passage.answer());
            case ACCOUNT -> {
                // The intake's own.
            }
            case ALARM, SUSPICION, OPINION, DECISION ->
                throw new IllegalStateException(passage.what() + " reached the sink: a stage did not take it");
            case EVENT ->
                throw new IllegalStateException(
                        "event " + passage.event().origin() + " reached the sink without a verdict");
        }
        output.collect(record);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        close(checkpointId);
    }

    @Override
    public void finish() {
        close(Account.END);
    }

    private static Account.Count count(Verdict verdict) {
        return verdict.ruling() == Verdict.Ruling.ADMIT ? Account.Count.ADMITTED : Account.Count.HELD;
    }

    private void close(long checkpoint) {
        Account account = books.close(checkpoint);
        if (account != null) {
            output.collect(new StreamRecord<>(Passage.of(account)));
        }
    }
}
