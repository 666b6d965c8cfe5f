package dev.weir.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.chain.ChainRecord;
import dev.weir.chain.Links;
import dev.weir.event.AuditEntry;
import dev.weir.sign.Jws;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainOperatorTest {

    @TempDir
    Path dir;

    @Test
    void aChainGoesOnBehindACheckpointAsIfNothingHadBeen() throws Exception {
        // Given
        List<ChainRecord> records = new ArrayList<>();
        var first = harness(null, 1);
        OperatorSubtaskState state = StateSnapshots.of(first, harness -> {
            entries(harness, 0, 50);
            harness.prepareSnapshotPreBarrier(1);
            records.addAll(records(harness));
        });

        // When
        try (var second = harness(null, 1)) {
            second.initializeState(state);
            second.open();
            entries(second, 50, 80);
            second.getOneInputOperator().finish();
            records.addAll(records(second));
        }

        // Then
        assertThat(records).hasSize(82);
        Map<Integer, ChainRecord> last = new HashMap<>();
        for (ChainRecord record : records) {
            ChainRecord before = last.put(record.chain(), record);
            assertThat(record.number()).isEqualTo(before == null ? 0 : before.number() + 1);
            assertThat(record.prev()).isEqualTo(before == null ? Links.NONE : before.hash());
            assertThat(record.hash()).isEqualTo(record.computed());
        }
        assertThat(records)
                .filteredOn(record -> record.seal() != null)
                .extracting(record -> Objects.requireNonNull(record.seal()).number())
                .containsExactly(0L, 1L);
    }

    @Test
    void aSealTellsWhereAllChainsStandAndIsSigned() throws Exception {
        // Given
        KeyPair pair = KeyFile.generate();
        KeyFile.write(dir.resolve("audit.pem"), pair.getPrivate());

        // When
        List<ChainRecord> records;
        try (var harness = harness(dir.resolve("audit.pem").toString(), 1)) {
            harness.open();
            entries(harness, 0, 20);
            harness.prepareSnapshotPreBarrier(1);
            harness.prepareSnapshotPreBarrier(2);
            records = records(harness);
        }

        // Then
        assertThat(records).as("nothing new, no new seal").hasSize(21);
        ChainRecord seal = records.get(20);
        assertThat(Objects.requireNonNull(seal.seal()).heads().stream()
                        .mapToLong(head -> head.next())
                        .sum())
                .isEqualTo(20);
        Jws jws = Jws.read(Objects.requireNonNull(seal.signature()).getBytes(UTF_8));
        assertThat(jws.kid()).isEqualTo(PublicKeys.text(pair.getPublic()));
        assertThat(jws.fits(seal.content(), pair.getPublic())).isTrue();
    }

    @Test
    void everythingElsePassesAndTimeNeverGoesBack() throws Exception {
        try (var harness = harness(null, 1)) {
            harness.open();
            harness.processElement(new StreamRecord<>(Passage.of(Events.at(Events.NOON))));
            harness.processElement(new StreamRecord<>(entry("a", 9_000)));
            harness.processElement(new StreamRecord<>(entry("b", 8_000)));

            List<Passage> out = harness.extractOutputValues();
            assertThat(out.get(0).what()).isEqualTo(Passage.What.EVENT);
            assertThat(records(harness))
                    .extracting(record -> record.time().toEpochMilli())
                    .containsExactly(9_000L, 9_000L);
        }
    }

    @Test
    void itRefusesToRunInSeveralSubtasks() throws Exception {
        var harness = harness(null, 2);
        assertThatThrownBy(harness::open).hasMessageContaining("it runs in one subtask, not in 2");
    }

    @Test
    void stateOfAReleaseIsTakenUp() throws Exception {
        try (var harness = harness(null, 1)) {
            harness.initializeState(
                    StateSnapshots.released("chain-0.1.0", harness(null, 1), one -> entries(one, 0, 40)));
            harness.open();
            harness.processElement(new StreamRecord<>(entry("customer:u0", 5)));

            assertThat(records(harness)).singleElement().satisfies(record -> {
                assertThat(record.number()).isPositive();
                assertThat(record.prev()).isNotEqualTo(Links.NONE);
                assertThat(record.time().toEpochMilli()).isEqualTo(39);
            });
        }
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(@Nullable String key, int subtasks)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new ChainOperator(key), 720, subtasks, 0);
        harness.getStreamConfig().setupNetworkInputs(PassageSerializer.INSTANCE);
        harness.getStreamConfig().serializeAllConfigs();
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }

    private static void entries(OneInputStreamOperatorTestHarness<Passage, Passage> harness, int from, int to)
            throws Exception {
        for (int i = from; i < to; i++) {
            harness.processElement(new StreamRecord<>(entry("customer:u" + i % 20, i)));
        }
    }

    private static Passage entry(String subject, long time) {
        return Passage.of(new AuditEntry(
                Links.chain(subject),
                "held",
                time,
                ("{\"v\":1,\"type\":\"held\",\"subject\":\"" + subject + "\"}").getBytes(UTF_8)));
    }

    private static List<ChainRecord> records(OneInputStreamOperatorTestHarness<Passage, Passage> harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.AUDIT)
                .map(passage -> Objects.requireNonNull(
                        ChainRecord.read(passage.auditEntry().json())))
                .toList();
    }
}
