package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import dev.weir.settings.Settings;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows = records, none twice. */
@ExtendWith(Broker.class)
class StoreIT {

    @TempDir
    private Path folder;

    private TrainingTopics topics;
    private Warehouse warehouse;

    @BeforeEach
    void makeTopics(KafkaClient kafka) throws IOException {
        topics = TrainingTopics.make(kafka, folder);
        warehouse = new Warehouse(topics.settings());
    }

    @Test
    void goesOnFromWhereTheTablesAre() throws Exception {
        // Given
        List<String> admitted = new ArrayList<>(topics.admit(0, 300));
        topics.release(300);
        admitted.add("shop.ratings/0/300");
        topics.spoil();
        topics.abort(1000, 1010);
        topics.retract(retraction());

        // When
        once();
        admitted.addAll(topics.admit(301, 400));
        once();
        once();

        // Then
        assertThat(warehouse.origins()).containsExactlyInAnyOrderElementsOf(admitted);
        warehouse.act(
                Target.ADMITTED,
                table -> assertThat(table.snapshots())
                        .as("nothing came the third time")
                        .hasSize(2));
        Record row = row("shop.ratings/1/100");
        assertThat(row.getField("stream")).isEqualTo("ratings");
        assertThat(row.getField("actor")).isEqualTo("17");
        assertThat(row.getField("object")).isEqualTo("9");
        assertThat(row.getField("value")).isEqualTo(5.0);
        assertThat(row.getField("trust")).isEqualTo(0.9);
        assertThat(row.getField("policy")).isEqualTo("default@1");
        assertThat(row.getField("time"))
                .isEqualTo(Instant.parse("1970-01-02T01:00:00Z").atOffset(ZoneOffset.UTC));
        assertThat(row.getField("arrival"))
                .isEqualTo(Instant.parse("1970-01-02T01:01:00Z").atOffset(ZoneOffset.UTC));
        assertThat(StandardCharsets.UTF_8
                        .decode((ByteBuffer) row.getField("payload"))
                        .toString())
                .isEqualTo("{\"user\":17,\"movie\":9,\"stars\":5,\"id\":\"e100\",\"ts\":90000000}");
        assertThat(row("shop.ratings/0/300").getField("releasedBy")).isEqualTo("policy");
        assertThat(warehouse.rows(Target.RETRACTIONS)).singleElement().satisfies(entry -> {
            assertThat(entry.getField("id")).isEqualTo("r1");
            assertThat(entry.getField("actor")).isEqualTo("17");
            assertThat(entry.getField("streams")).isEqualTo(List.of("ratings"));
            assertThat(entry.getField("since"))
                    .isEqualTo(Instant.parse("1970-01-01T00:00:06Z").atOffset(ZoneOffset.UTC));
        });
    }

    @Test
    void whatFailsInTheMiddleIsThereOnce() throws Exception {
        // Given
        FailOnce.LEFT.set(Integer.MAX_VALUE);
        List<String> admitted = new ArrayList<>(topics.admit(0, 200));
        StreamExecutionEnvironment env = environment();
        StoreJob plan = StoreJob.plan(topics.settings(), StoreJob.Gap.REFUSE);
        StoreJob.connect(
                plan.records(env, StoreJob.Until.STOPPED)
                        .map(new FailOnce())
                        .returns(Taken.class)
                        .uid("fail"),
                topics.settings());
        JobClient job = env.executeAsync("store");
        warehouse.await(200);

        // When
        FailOnce.LEFT.set(150);
        admitted.addAll(topics.admit(200, 500));
        warehouse.await(500);
        Jobs.end(job);

        // Then
        assertThat(FailOnce.LEFT).hasNegativeValue();
        assertThat(warehouse.origins()).containsExactlyInAnyOrderElementsOf(admitted);
    }

    @Test
    void anOldSavepointBringsNothingTwice() throws Exception {
        // Given
        List<String> admitted = new ArrayList<>(topics.admit(0, 100));
        JobClient job = start(environment());
        warehouse.await(100);
        String old = job.triggerSavepoint(folder.resolve("savepoints").toUri().toString(), SavepointFormatType.NATIVE)
                .get();
        admitted.addAll(topics.admit(100, 200));
        warehouse.await(200);
        Jobs.end(job);
        admitted.addAll(topics.admit(200, 300));
        once();

        // When
        StreamExecutionEnvironment restored = environment(old);
        JobClient again = start(restored);
        admitted.addAll(topics.admit(300, 400));
        warehouse.await(400);
        Jobs.end(again);

        // Then
        assertThat(warehouse.origins()).containsExactlyInAnyOrderElementsOf(admitted);
    }

    @Test
    void aTableThatWasRolledBackBehindASavepointIsNotGoneOnWith() throws Exception {
        // Given
        topics.admit(0, 100);
        once();
        long half = warehouse.snapshot();
        topics.admit(100, 200);
        JobClient job = start(environment());
        warehouse.await(200);
        String savepoint = job.stopWithSavepoint(
                        false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.NATIVE)
                .get();
        warehouse.act(
                Target.ADMITTED,
                table -> table.manageSnapshots().rollbackTo(half).commit());

        // When, Then
        JobClient again = start(environment(savepoint));
        assertThatThrownBy(() -> again.getJobExecutionResult().get())
                .rootCause()
                .hasMessageContaining("the table was rolled back")
                .hasMessageContaining("without a savepoint");
        List<String> before = warehouse.origins();
        once();
        assertThat(before).hasSize(100);
        assertThat(warehouse.origins()).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void compactionBesideTheJobLosesNothing() throws Exception {
        // Given
        List<String> admitted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            admitted.addAll(topics.admit(30 * i, 30 * i + 30));
            once();
        }
        long before = StoreContents.of(topics.settings()).get(0).files();

        // When
        List<Compaction.Outcome> outcomes = Compaction.run(topics.settings(), 2);
        long after = StoreContents.of(topics.settings()).get(0).files();
        admitted.addAll(topics.admit(90, 120));
        once();

        // Then
        assertThat(outcomes.get(0).made()).isLessThan(outcomes.get(0).taken());
        assertThat(after)
                .isLessThan(before)
                .isEqualTo(before - outcomes.get(0).taken() + outcomes.get(0).made());
        assertThat(warehouse.origins()).containsExactlyInAnyOrderElementsOf(admitted);
    }

    @Test
    void theRunningStoreCompactsByItself() throws Exception {
        // Given
        Settings often = topics.with("commitEvery: 1s, compactEvery: 10s").settings();
        List<String> admitted = new ArrayList<>();

        // When
        StoreJob plan = StoreJob.plan(often, StoreJob.Gap.REFUSE);
        try (RunningStore running = RunningStore.start(often, plan, StoreJob.Until.STOPPED)) {
            for (int i = 0; i < Compaction.LEAST_FILES; i++) {
                admitted.addAll(topics.admit(6 * i, 6 * i + 6));
                warehouse.await(admitted.size());
            }
            warehouse.awaitThat(this::isCompacted);
            admitted.addAll(topics.admit(90, 120));
            warehouse.await(admitted.size());
        }

        // Then
        assertThat(warehouse.origins()).containsExactlyInAnyOrderElementsOf(admitted);
    }

    private boolean isCompacted() throws IOException {
        AtomicBoolean is = new AtomicBoolean();
        warehouse.act(
                Target.ADMITTED,
                table -> table.snapshots().forEach(snapshot -> {
                    if (snapshot.operation().equals(DataOperations.REPLACE)) {
                        is.set(true);
                    }
                }));
        return is.get();
    }

    private void once() throws Exception {
        StoreJob plan = StoreJob.plan(topics.settings(), StoreJob.Gap.REFUSE);
        try (RunningStore running = RunningStore.start(topics.settings(), plan, StoreJob.Until.END_OF_TOPICS)) {
            running.await();
        }
    }

    private JobClient start(StreamExecutionEnvironment env) throws Exception {
        StoreJob.plan(topics.settings(), StoreJob.Gap.REFUSE).connect(env, StoreJob.Until.STOPPED);
        return env.executeAsync("store");
    }

    private StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironment(configuration());
    }

    private StreamExecutionEnvironment environment(String savepoint) {
        Configuration conf = configuration();
        conf.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return StreamExecutionEnvironment.createLocalEnvironment(conf);
    }

    private Configuration configuration() {
        Configuration conf =
                RunningStore.configuration(topics.settings(), StoreJob.Until.STOPPED, folder.resolve("checkpoints"));
        conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        return conf;
    }

    private Record row(String origin) throws IOException {
        return warehouse.rows(Target.ADMITTED).stream()
                .filter(row -> origin.equals(row.getField("origin")))
                .findFirst()
                .orElseThrow();
    }

    private static Retraction retraction() {
        return new Retraction(
                "r1",
                Retraction.Op.RETRACT,
                Entity.of("customer", "17"),
                List.of("ratings"),
                6000,
                List.of(),
                null,
                "fake",
                null,
                6500);
    }

    /** Fails once, after so many records. */
    private static final class FailOnce implements MapFunction<Taken, Taken> {

        private static final long serialVersionUID = 1L;

        private static final AtomicInteger LEFT = new AtomicInteger();

        @Override
        public Taken map(Taken taken) {
            if (LEFT.getAndDecrement() == 0) {
                throw new IllegalStateException("as the test wants it");
            }
            return taken;
        }
    }
}
