package dev.weir.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.settings.JobSettings;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class RestoreGuardTest {

    private static final Duration LONG = Duration.ofHours(12);
    private static final Instant TAKEN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aLongTimeoutKeepsTenMinutesBack() {
        Duration timeout = Duration.ofHours(12);
        Instant limit = TAKEN.plus(timeout).minus(Duration.ofMinutes(10));
        assertThat(RestoreGuard.isExpired(TAKEN, limit.minusMillis(1), timeout)).isFalse();
        assertThat(RestoreGuard.isExpired(TAKEN, limit, timeout)).isFalse();
        assertThat(RestoreGuard.isExpired(TAKEN, limit.plusMillis(1), timeout)).isTrue();
    }

    @Test
    void aShortTimeoutKeepsATenthBack() {
        Duration timeout = Duration.ofMinutes(1);
        assertThat(RestoreGuard.isExpired(TAKEN, TAKEN.plusSeconds(54), timeout))
                .isFalse();
        assertThat(RestoreGuard.isExpired(TAKEN, TAKEN.plusSeconds(55), timeout))
                .isTrue();
    }

    @Test
    void theMessageNamesTheThreeChoices() {
        String message = new RestoreGuard.ExpiredTransactionsException(
                        TAKEN, TAKEN.plus(Duration.ofHours(20)), Duration.ofHours(12))
                .getMessage();
        assertThat(message)
                .contains(
                        "20 hours ago",
                        "12h",
                        "weir transactions commit",
                        "accept",
                        "kafka.startFrom",
                        TAKEN.toString());
    }

    /** Beside the source Flink refuses to stop with a savepoint while some subtasks have finished, where such a list is. */
    @Test
    void noneOfItsStateIsAListOfAllSubtasks() throws Exception {
        assertThat(StateSnapshots.modes(StateSnapshots.of(harness(LONG), before -> {})))
                .isNotEmpty()
                .doesNotContainValue(OperatorStateHandle.Mode.UNION);
    }

    @Test
    void aJobThatWasAwayForLongerThanItsTransactionsLastRefusesToGoOn() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(harness(LONG), before -> {});

        try (var after = harness(LONG)) {
            after.initializeState(state);
        }
        try (var after = harness(Duration.ofNanos(1))) {
            assertThatThrownBy(() -> after.initializeState(state)).hasStackTraceContaining("weir transactions commit");
        }
    }

    /** What a failed checkpoint has written is committed by the next that completes: until then its transactions are open. */
    @Test
    void transactionsOfFailedCheckpointsCountUntilOneCompletes() throws Exception {
        // Given: two checkpoints fail, the third completes; then one more is taken
        long first = TAKEN.toEpochMilli();
        long minute = Duration.ofMinutes(1).toMillis();
        OperatorSubtaskState third;
        OperatorSubtaskState fourth;
        try (var before = harness(LONG)) {
            before.open();
            before.snapshot(1, first);
            before.notifyOfCompletedCheckpoint(1);
            before.snapshot(2, first + minute);
            before.snapshot(3, first + 2 * minute);
            third = before.snapshot(4, first + 3 * minute);
            before.notifyOfCompletedCheckpoint(4);
            fourth = before.snapshot(5, first + 4 * minute);
        }

        // When, Then
        assertOpened(third, TAKEN);
        assertOpened(fourth, TAKEN.plusMillis(3 * minute));
    }

    private static void assertOpened(OperatorSubtaskState state, Instant when) throws Exception {
        try (var after = harness(LONG)) {
            assertThatThrownBy(() -> after.initializeState(state))
                    .hasStackTraceContaining("transactions were opened at " + when + ",");
        }
    }

    @Test
    void whatTheFirstReleaseKeptIsReadAndItsListIsEmptyFromThenOn() throws Exception {
        // Given
        OperatorSubtaskState first;
        try (var before = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new FirstRelease()))) {
            before.open();
            first = before.snapshot(1, 1);
        }

        // When, Then
        try (var after = harness(LONG)) {
            assertThatThrownBy(() -> after.initializeState(first)).hasStackTraceContaining("1970-01-01");
        }
        try (var accepting = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(
                new RestoreGuard(LONG, job(JobSettings.Loss.ACCEPT, JobSettings.Loss.REFUSE), Map.of())))) {
            accepting.initializeState(first);
            accepting.open();
            OperatorSubtaskState second = accepting.snapshot(2, Instant.now().toEpochMilli());
            try (var after = harness(LONG)) {
                after.initializeState(second);
            }
        }
    }

    @Test
    void aTopicThatWasMadeAnewIsRefusedUntilSomebodyAcceptsIt() throws Exception {
        // Given
        OperatorSubtaskState state = StateSnapshots.of(
                reading(Map.of("in.ratings", "first", "in.views", "other"), JobSettings.Loss.REFUSE, 0), before -> {});

        // When, Then: the same, without one of them, with one more
        for (Map<String, String> now : List.of(
                Map.of("in.ratings", "first", "in.views", "other"),
                Map.of("in.ratings", "first"),
                Map.of("in.ratings", "first", "in.views", "other", "in.clicks", "third"))) {
            try (var after = reading(now, JobSettings.Loss.REFUSE, 0)) {
                after.initializeState(state);
            }
        }
        Map<String, String> anew = Map.of("in.ratings", "second", "in.views", "other");
        try (var after = reading(anew, JobSettings.Loss.REFUSE, 0)) {
            assertThatThrownBy(() -> after.initializeState(state))
                    .hasRootCauseInstanceOf(RestoreGuard.RecreatedTopicException.class)
                    .hasStackTraceContaining("topic in.ratings was deleted and made anew")
                    .hasStackTraceContaining("its id was first and is second")
                    .hasStackTraceContaining("job.recreatedTopics: accept");
        }
        OperatorSubtaskState accepted;
        try (var after = reading(anew, JobSettings.Loss.ACCEPT, 0)) {
            after.initializeState(state);
            after.open();
            accepted = after.snapshot(2, Instant.now().toEpochMilli());
        }
        try (var after = reading(anew, JobSettings.Loss.REFUSE, 0)) {
            after.initializeState(accepted);
        }
    }

    @Test
    void oneSubtaskOfAllKeepsTheTopics() throws Exception {
        Map<String, String> topics = Map.of("in.ratings", "first");
        OperatorSubtaskState second = StateSnapshots.of(reading(topics, JobSettings.Loss.REFUSE, 1), before -> {});

        try (var after = reading(Map.of("in.ratings", "another"), JobSettings.Loss.REFUSE, 1)) {
            after.initializeState(second);
        }
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(Duration timeout) throws Exception {
        return harness(new RestoreGuard(timeout, job(JobSettings.Loss.REFUSE, JobSettings.Loss.REFUSE), Map.of()), 0);
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> reading(
            Map<String, String> topics, JobSettings.Loss recreated, int subtask) throws Exception {
        return harness(new RestoreGuard(LONG, job(JobSettings.Loss.REFUSE, recreated), topics), subtask);
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(RestoreGuard guard, int subtask)
            throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(guard), 2, 2, subtask);
    }

    private static JobSettings job(JobSettings.Loss expired, JobSettings.Loss recreated) {
        JobSettings usual = TestSettings.ratings().job();
        return new JobSettings(
                usual.parallelism(),
                usual.checkpointInterval(),
                usual.checkpointDir(),
                usual.memory(),
                usual.objectMemory(),
                expired,
                recreated);
    }

    /** As the first release kept it. */
    private static final class FirstRelease extends ProcessFunction<Passage, Passage> implements CheckpointedFunction {

        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Passage passage, Context context, Collector<Passage> out) {
            out.collect(passage);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            context.getOperatorStateStore()
                    .getUnionListState(new ListStateDescriptor<>("opened-at", Types.LONG))
                    .add(0L);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            // Nothing changes.
        }
    }
}
