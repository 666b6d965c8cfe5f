package dev.weir.route;

import dev.weir.settings.Durations;
import dev.weir.settings.JobSettings;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
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
 * back to find these transactions aborted, and Flink goes on without a word: silent loss. So each checkpoint keeps
 * when its transactions were opened, which is when the one before it was taken, and a restore compares. One that failed leaves its transactions to the
 * next that completes: then the oldest of them counts. Sits on the thin stream beside the events, where it costs them nothing.
 */
public final class RestoreGuard extends ProcessFunction<Passage, Passage>
        implements CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1L;

    /** A restart needs time itself: this share of the time-out is kept back, 10 minutes at most. */
    private static final int MARGIN_SHARE = 10;

    private static final Duration MOST_MARGIN = Duration.ofMinutes(10);

    /** What the first release called its state; read where a job comes from there. */
    private static final String FORMER = "opened-at";

    private final Duration timeout;
    private final JobSettings.ExpiredTransactions expired;
    private transient ListState<Long> openedAt;
    private transient long opened;
    /** When the transactions of checkpoints were opened of which nobody said yet that they are complete. */
    private transient NavigableMap<Long, Long> uncommitted;

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
        OperatorStateStore states = context.getOperatorStateStore();
        // Each time goes to one subtask, and one that refuses is enough. In a list of all subtasks beside the source
        // Flink now and then
        // refuses to stop with a savepoint: it wants all of them to have finished, or none.
        openedAt = states.getListState(new ListStateDescriptor<>("transactions-opened-at", Types.LONG));
        opened = Instant.now().toEpochMilli();
        uncommitted = new TreeMap<>();
        long earliest = earliest(openedAt);
        if (states.getRegisteredStateNames().contains(FORMER)) {
            ListState<Long> former = states.getUnionListState(new ListStateDescriptor<>(FORMER, Types.LONG));
            earliest = Math.min(earliest, earliest(former));
            former.clear();
        }
        if (expired == JobSettings.ExpiredTransactions.ACCEPT) {
            return;
        }
        if (earliest != Long.MAX_VALUE) {
            check(Instant.ofEpochMilli(earliest), Instant.now());
        }
    }

    private static long earliest(ListState<Long> times) throws Exception {
        long earliest = Long.MAX_VALUE;
        for (Long time : times.get()) {
            earliest = Math.min(earliest, time);
        }
        return earliest;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        uncommitted.put(context.getCheckpointId(), opened);
        openedAt.update(List.of(Collections.min(uncommitted.values())));
        opened = context.getCheckpointTimestamp();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        uncommitted.headMap(checkpointId, true).clear();
    }

    private void check(Instant openedAt, Instant now) {
        if (isExpired(openedAt, now, timeout)) {
            throw new SuppressRestartsException(new ExpiredTransactionsException(openedAt, now, timeout));
        }
    }

    /** Whether transactions that were opened at {@code openedAt} may be gone at {@code now}. */
    static boolean isExpired(Instant openedAt, Instant now, Duration timeout) {
        Duration share = timeout.dividedBy(MARGIN_SHARE);
        Duration margin = share.compareTo(MOST_MARGIN) < 0 ? share : MOST_MARGIN;
        return Duration.between(openedAt, now).compareTo(timeout.minus(margin)) > 0;
    }

    /** Says what happened and what can be done. */
    static final class ExpiredTransactionsException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        ExpiredTransactionsException(Instant openedAt, Instant now, Duration timeout) {
            super("the checkpoint's transactions were opened at " + openedAt + ", "
                    + Durations.about(Duration.between(openedAt, now))
                    + " ago, and kafka.transactionTimeout is " + Durations.text(timeout)
                    + ": what it had written but not yet committed may be lost. Choose: (1) `weir transactions commit"
                    + " --checkpoint PATH` commits what Kafka still has, then start again with"
                    + " job.expiredTransactions: accept; (2) job.expiredTransactions: accept starts at once and accepts"
                    + " the loss; (3) start without the checkpoint and with kafka.startFrom set to "
                    + openedAt + ": nothing is lost, but what was committed since then appears twice");
        }
    }
}
