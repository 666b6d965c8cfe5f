package dev.weir.route;

import dev.weir.settings.Durations;
import dev.weir.settings.JobSettings;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Refuses to go on from a checkpoint whose transactions Kafka may have given up.
 *
 * <p>What a checkpoint has written is committed after it; a job that is down for longer than the transaction time-out comes
 * back to find these transactions aborted, and Flink goes on without a word: silent loss. So the time of each checkpoint is
 * kept, and compared when it is restored. Sits on the thin stream beside the events, where it costs them nothing.
 */
public final class RestoreGuard extends ProcessFunction<Passage, Passage> implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** A restart needs time itself: this share of the time-out is kept back, 10 minutes at most. */
    private static final int MARGIN_SHARE = 10;

    private static final Duration MOST_MARGIN = Duration.ofMinutes(10);

    private final Duration timeout;
    private final JobSettings.ExpiredTransactions expired;
    private transient ListState<Long> lastCheckpoint;

    /**
     * @param timeout Kafka's transaction time-out
     * @param expired what to do when it may have passed
     */
    public RestoreGuard(Duration timeout, JobSettings.ExpiredTransactions expired) {
        this.timeout = timeout;
        this.expired = expired;
    }

    @Override
    public void processElement(Passage passage, Context context, Collector<Passage> out) {
        out.collect(passage);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        lastCheckpoint =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("taken-at", Types.LONG));
        if (!context.isRestored() || expired == JobSettings.ExpiredTransactions.ACCEPT) {
            return;
        }
        long takenAt = Long.MIN_VALUE;
        for (Long time : lastCheckpoint.get()) {
            takenAt = Math.max(takenAt, time);
        }
        if (takenAt != Long.MIN_VALUE) {
            check(Instant.ofEpochMilli(takenAt), Instant.now());
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        lastCheckpoint.clear();
        lastCheckpoint.add(context.getCheckpointTimestamp());
    }

    private void check(Instant takenAt, Instant now) {
        if (isExpired(takenAt, now, timeout)) {
            throw new SuppressRestartsException(new ExpiredTransactionsException(takenAt, now, timeout));
        }
    }

    /** Whether transactions of a checkpoint taken at {@code takenAt} may be gone at {@code now}. */
    static boolean isExpired(Instant takenAt, Instant now, Duration timeout) {
        Duration share = timeout.dividedBy(MARGIN_SHARE);
        Duration margin = share.compareTo(MOST_MARGIN) < 0 ? share : MOST_MARGIN;
        return Duration.between(takenAt, now).compareTo(timeout.minus(margin)) > 0;
    }

    /** Says what happened and what can be done. */
    static final class ExpiredTransactionsException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        ExpiredTransactionsException(Instant takenAt, Instant now, Duration timeout) {
            super("the checkpoint is from " + takenAt + ", " + Durations.about(Duration.between(takenAt, now))
                    + " ago, and kafka.transactionTimeout is " + Durations.text(timeout)
                    + ": what it had written but not yet committed may be lost. Choose: (1) `weir transactions commit"
                    + " --checkpoint PATH` commits what Kafka still has, then start again with"
                    + " job.expiredTransactions: accept; (2) job.expiredTransactions: accept starts at once and accepts"
                    + " the loss; (3) start without the checkpoint and with kafka.startFrom set to "
                    + takenAt + ": nothing is lost, but what was committed since then appears twice");
        }
    }
}
