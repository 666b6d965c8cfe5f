package dev.weir.route;

import dev.weir.settings.Durations;
import dev.weir.settings.JobSettings;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * Refuses to go on from a checkpoint that Kafka does not fit any more: it may have given up the checkpoint's transactions, or the topics that
 * the job reads are not those that it read.
 *
 * <p>What a checkpoint has written is committed after it; a job that is down for longer than the transaction time-out comes
 * back to find these transactions aborted, and Flink goes on without a word: silent loss. So each checkpoint keeps
 * when its transactions were opened, which is when the one before it was taken, and a restore compares. One that failed leaves its transactions to the
 * next that completes: then the oldest of them counts.
 *
 * <p>The source's state has the next number of each partition, and not of which topic: one that was deleted and made anew under its name
 * would be read from the middle. So each checkpoint keeps the ids of the topics, too. Sits on the thin stream beside the events, where it costs them nothing.
 */
public final class RestoreGuard extends ProcessFunction<Passage, Passage>
        implements CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1L;

    /** A restart needs time itself: this share of the time-out is kept back, 10 minutes at most. */
    private static final int MARGIN_SHARE = 10;

    private static final Duration MOST_MARGIN = Duration.ofMinutes(10);

    /** What the first release called its state; read where a job comes from there. */
    private static final String FORMER = "opened-at";

    /** Between a topic's name and its id: neither has one. */
    private static final String BETWEEN = " ";

    private final Duration timeout;
    private final JobSettings job;
    private final Map<String, String> topics;
    private transient ListState<String> topicIds;
    private transient ListState<Long> openedAt;
    private transient long opened;
    /** When the transactions of checkpoints were opened of which nobody said yet that they are complete. */
    private transient NavigableMap<Long, Long> uncommitted;

    /**
     * @param timeout Kafka's transaction time-out
     * @param job what to do when it may have passed, or a topic was made anew
     * @param topics the ids of the topics that the job reads, by name
     */
    public RestoreGuard(Duration timeout, JobSettings job, Map<String, String> topics) {
        this.timeout = timeout;
        this.job = job;
        this.topics = Map.copyOf(topics);
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
        if (job.expiredTransactions() == JobSettings.Loss.REFUSE && earliest != Long.MAX_VALUE) {
            check(Instant.ofEpochMilli(earliest), Instant.now());
        }
        topicIds = states.getListState(new ListStateDescriptor<>("topic-ids", Types.STRING));
        if (job.recreatedTopics() == JobSettings.Loss.REFUSE) {
            checkTopics();
        }
    }

    private void checkTopics() throws Exception {
        for (String entry : topicIds.get()) {
            String[] parts = entry.split(BETWEEN, 2);
            String now = topics.get(parts[0]);
            if (now != null && !now.equals(parts[1])) {
                throw new SuppressRestartsException(new RecreatedTopicException(parts[0], parts[1], now));
            }
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
        // Once: all subtasks know the same.
        boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        topicIds.update(isFirst ? entries() : List.of());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        uncommitted.headMap(checkpointId, true).clear();
    }

    private List<String> entries() {
        return topics.entrySet().stream()
                .map(topic -> topic.getKey() + BETWEEN + topic.getValue())
                .toList();
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
    static final class RecreatedTopicException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        RecreatedTopicException(String topic, String before, String now) {
            super("topic " + topic + " was deleted and made anew since the checkpoint: its id was " + before
                    + " and is " + now
                    + ". The checkpoint's positions are of the former one: what stands before them in this one would be passed over, and"
                    + " what comes would have the origins of what came. Choose: (1) give the new topic a name of its own, and the"
                    + " stream that name in the settings: it is read from its first record; (2) job.recreatedTopics: accept goes"
                    + " on at these positions and accepts the loss; (3) start without the checkpoint: all that the topics have is"
                    + " read, and what was committed of the others appears twice");
        }
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
