package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offsets 0 to 9, 10 to 19 and so on are a lot; its rows stand in one file. */
class CommitOperatorTest {

    private static final String TOPIC = "weir.training.ratings";

    @TempDir
    private Path folder;

    private Settings settings;
    private Warehouse warehouse;

    @BeforeEach
    void settings() throws IOException {
        settings = SettingsFile.load(Files.writeString(folder.resolve("weir.yaml"), """
                store: {warehouse: warehouse}
                streams: {ratings: {kind: rating, fields: {actor: /user, object: /movie, value: /stars, time: order}}}
                """));
        warehouse = new Warehouse(settings);
    }

    @Test
    void rowsAreSeenWhenTheirCheckpointIsComplete() throws Exception {
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            operator.processElement(lot(0), 0);
            operator.snapshot(1, 0);
            operator.processElement(lot(1), 0);
            assertThat(warehouse.origins()).isEmpty();

            operator.notifyOfCompletedCheckpoint(1);
            assertThat(warehouse.origins()).hasSize(10);

            operator.snapshot(2, 0);
            operator.notifyOfCompletedCheckpoint(2);
            assertThat(warehouse.origins()).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCheckpointWhoseCompletionNobodyHeardOfIsCommittedWithTheNext() throws Exception {
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            operator.processElement(lot(0), 0);
            operator.snapshot(1, 0);
            commit(operator, 1);
        }
        assertThat(warehouse.origins()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void whatDiedBetweenCheckpointAndCommitIsCommittedByTheNext() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            operator.processElement(lot(0), 0);
            state = operator.snapshot(1, 0);
        }
        assertThat(warehouse.origins()).isEmpty();

        started(state).close();
        assertThat(warehouse.origins()).hasSize(10);
        started(state).close();
        assertThat(warehouse.origins()).hasSize(10);
    }

    @Test
    void whatDiedAfterTheCommitIsNotCommittedAgain() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            operator.processElement(lot(0), 0);
            state = operator.snapshot(1, 0);
            operator.notifyOfCompletedCheckpoint(1);
        }
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(state)) {
            commit(operator, 1);
        }
        assertThat(warehouse.origins()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void anotherThatWritesTheSameIsFound() throws Exception {
        try (OneInputStreamOperatorTestHarness<byte[], Void> one = started(null);
                OneInputStreamOperatorTestHarness<byte[], Void> other = started(null)) {
            one.processElement(lot(0), 0);
            one.snapshot(1, 0);
            other.processElement(lot(0), 0);
            other.processElement(lot(1), 0);
            other.snapshot(1, 0);
            one.notifyOfCompletedCheckpoint(1);

            assertThatThrownBy(() -> other.notifyOfCompletedCheckpoint(1))
                    .rootCause()
                    .hasMessageContaining("another `weir store` writes to it");
        }
        assertThat(warehouse.origins()).hasSize(10);
    }

    /** Of a run that came as far as its first checkpoint, and of another that read the same from the table on, by half. */
    @Test
    void aSavepointOfAnotherHistoryIsRefused() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            operator.processElement(lot(0), 0);
            operator.processElement(lot(1), 0);
            state = operator.snapshot(1, 0);
        }
        try (OneInputStreamOperatorTestHarness<byte[], Void> fresh = started(null)) {
            commit(fresh, 0);
        }
        assertThatThrownBy(() -> started(state)).rootCause().hasMessageContaining("a savepoint of another history");
        assertThat(warehouse.origins()).hasSize(10);
    }

    /** As who deletes the rows of an erased person, and the snapshots that still have them: theirs were the last. */
    @Test
    void itGoesOnAfterRowsWereDeletedAndTheirSnapshotsExpired() throws Exception {
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            commit(operator, 0);
            commit(operator, 1);
            delete(Expressions.greaterThanOrEqual("offset", 10L));

            commit(operator, 2);
            assertThat(warehouse.origins())
                    .hasSize(20)
                    .contains("in/0/9", "in/0/20")
                    .doesNotContain("in/0/10");
        }
        delete(Expressions.alwaysTrue());
        warehouse.act(
                Target.ADMITTED,
                table -> assertThat(Reached.of(table).next(TOPIC, 0))
                        .as("what was deleted is not read again")
                        .isEqualTo(30));
    }

    @Test
    void ofATableThatWasRolledBackTheSnapshotSaysHowFarItIs() throws Exception {
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            commit(operator, 0);
            commit(operator, 1);
        }
        warehouse.act(Target.ADMITTED, table -> {
            long first = Objects.requireNonNull(table.currentSnapshot().parentId());
            table.manageSnapshots().rollbackTo(first).commit();

            assertThat(Reached.of(table).next(TOPIC, 0)).isEqualTo(10);
        });
    }

    /** One lot, committed with its checkpoint. */
    private void commit(OneInputStreamOperatorTestHarness<byte[], Void> operator, int lot) throws Exception {
        operator.processElement(lot(lot), 0);
        operator.snapshot(lot + 1, 0);
        operator.notifyOfCompletedCheckpoint(lot + 1);
    }

    private void delete(Expression which) throws IOException {
        warehouse.act(Target.ADMITTED, table -> {
            table.newDelete().deleteFromRowFilter(which).commit();
            table.expireSnapshots()
                    .expireOlderThan(Long.MAX_VALUE)
                    .retainLast(1)
                    .commit();
            assertThat(table.snapshots()).hasSize(1);
        });
    }

    @Test
    void whereTheSnapshotsThatSaidItHaveExpiredTheRowsSayHowFarTheTableIs() throws Exception {
        try (OneInputStreamOperatorTestHarness<byte[], Void> operator = started(null)) {
            operator.processElement(lot(0), 0);
            operator.processElement(lot(1), 0);
            operator.snapshot(1, 0);
            operator.notifyOfCompletedCheckpoint(1);
        }
        warehouse.act(Target.ADMITTED, table -> {
            table.newAppend().commit(); // Somebody else's, without a word.
            ExpireSnapshots expiry = table.expireSnapshots();
            expiry.expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
            assertThat(table.snapshots()).hasSize(1);
            table.updateProperties().remove(Reached.SUMMARY).commit(); // As 0.1.0 left it.

            assertThat(Reached.of(table).next(TOPIC, 0)).isEqualTo(20);
        });
    }

    private OneInputStreamOperatorTestHarness<byte[], Void> started(
            @org.jspecify.annotations.Nullable OperatorSubtaskState state) throws Exception {
        OneInputStreamOperatorTestHarness<byte[], Void> harness =
                new OneInputStreamOperatorTestHarness<>(new CommitOperator(settings));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private byte[] lot(int number) throws IOException {
        try (StoreTables tables = StoreTables.of(settings)) {
            Table table = tables.table(Target.ADMITTED);
            List<DataFile> written;
            try (RowFiles files = new RowFiles(table, 0, 0)) {
                for (int offset : IntStream.range(10 * number, 10 * number + 10).toArray()) {
                    GenericRecord row = GenericRecord.create(table.schema());
                    row.setField("origin", "in/0/" + offset);
                    row.setField("stream", "ratings");
                    row.setField("topic", TOPIC);
                    row.setField("partition", 0);
                    row.setField("offset", (long) offset);
                    files.write(row);
                }
                written = files.complete();
            }
            Positions to = new Positions();
            to.pass(TOPIC, 0, 10 * number + 9);
            List<String> json = written.stream()
                    .map(file -> ContentFileParser.toJson(file, table.spec()))
                    .toList();
            return new Batch(Target.ADMITTED, 0, new Positions(), to, json, 0).bytes();
        }
    }
}
