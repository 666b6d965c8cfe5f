package dev.weir.audit;

import dev.weir.event.Account;
import dev.weir.event.Verdict;
import dev.weir.metrics.Told;
import dev.weir.wire.Passage;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts every first verdict on its way to the sink, and apart from them what is released; and writes what the audit is to say of it. What
 * is open is closed before each barrier, so that the audit never waits for more than the records that it is about.
 */
public final class VerdictOperator extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private transient Books books;
    private transient Outcomes outcomes;
    private transient Entries entries;

    /** @param streams the streams' names in the order of their numbers */
    public VerdictOperator(List<String> streams) {
        this.streams = streams;
    }

    @Override
    public void open() throws Exception {
        super.open();
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        books = new Books(Account.Point.VERDICT, subtask, streams);
        entries = new Entries(streams, subtask, entry -> output.collect(new StreamRecord<>(Passage.of(entry))));
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
                entries.judged(passage.event(), passage.verdict());
            }
            case RELEASED -> {
                books.count(passage.event().stream(), Account.Count.RELEASED);
                entries.released(passage.event(), passage.verdict());
            }
            case DEAD_LETTER -> {
                books.count(passage.deadLetter().stream(), Account.Count.DEAD);
                outcomes.dead(passage.deadLetter());
                entries.dead(passage.deadLetter());
            }
            case ACCOUNT -> {
                entries.account(passage.account());
                return; // It stands in the audit alone.
            }
            case STANDING -> {
                outcomes.stands(passage.standing());
                if (!passage.standing().isErasure()) {
                    entries.standing(passage.standing());
                }
            }
            case RETRACTION -> {
                outcomes.retracted(passage.retraction());
                entries.retraction(passage.retraction());
            }
            case ANSWER -> {
                outcomes.answered(passage.answer());
                entries.answer(passage.answer());
            }
            case ALERT -> outcomes.alerted(passage.alert());
            case SAMPLE -> outcomes.shown(passage.sample());
            case ALARM, SUSPICION, OPINION, DECISION, AUDIT, KEY, SOURCE_TALLY, SOURCE_STANDING ->
                throw new IllegalStateException(passage.what() + " reached the sink: a stage did not take it");
            case EVENT, UNPROVEN ->
                throw new IllegalStateException(
                        "event " + passage.event().origin() + " reached the sink without a verdict");
        }
        output.collect(record);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        entries.close(books.close(checkpointId));
    }

    @Override
    public void finish() {
        entries.close(books.close(Account.END));
    }

    private static Account.Count count(Verdict verdict) {
        return verdict.ruling() == Verdict.Ruling.ADMIT ? Account.Count.ADMITTED : Account.Count.HELD;
    }
}
