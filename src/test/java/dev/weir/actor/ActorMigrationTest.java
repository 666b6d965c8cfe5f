package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Timing;
import dev.weir.provenance.EventDigest;
import dev.weir.provenance.IdRing;
import dev.weir.rate.RateWindows;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** The first release let Flink write memories field by field; in RocksDB, too, they are taken over. */
class ActorMigrationTest {

    private static final Duration MEMORY = Duration.ofDays(30);

    @Test
    void memoriesOfTheFirstReleaseAreTakenOverInRocksDb() throws Exception {
        // Given
        OperatorSubtaskState before = StateSnapshots.of(firstRelease(), old -> old.processElement(event("e1")));

        // When
        OperatorSubtaskState between;
        try (ActorHarness upgraded = thisRelease()) {
            upgraded.initializeState(before);
            upgraded.open();
            assertThat(((AbstractStreamOperator<?>) upgraded.getOperator()).getKeyedStateBackend())
                    .isInstanceOf(RocksDBKeyedStateBackend.class);
            upgraded.processElement(event("e2"));
            between = upgraded.snapshot(2, 2);
        }

        // Then
        try (ActorHarness after = thisRelease()) {
            after.initializeState(between);
            after.open();
            after.processElement(event("e1"));
            after.processElement(event("e2"));
            assertThat(after.extractOutputValues())
                    .extracting(Passage::what)
                    .containsExactly(Passage.What.DEAD_LETTER, Passage.What.DEAD_LETTER);
        }
    }

    private static ActorHarness thisRelease() throws Exception {
        return ActorHarness.judging(PolicyFile.defaults().on("ratings"), MEMORY, new EmbeddedRocksDBStateBackend());
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Passage, Passage> firstRelease() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FieldByField()), ActorKey::of, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }

    private static StreamRecord<Passage> event(String id) {
        return new StreamRecord<>(Passage.of(Events.event("u1", "m1", 3, Events.NOON, Timing.ON_TIME, id, "{}")));
    }

    /** Remembers an event as the first release did. */
    private static final class FieldByField extends KeyedProcessFunction<String, Passage, Passage> {

        private static final long serialVersionUID = 1L;

        private transient MapState<String, ActorMemory> state;

        @Override
        public void open(OpenContext context) {
            MapStateDescriptor<String, ActorMemory> descriptor =
                    new MapStateDescriptor<>("actor", Types.STRING, TypeInformation.of(ActorMemory.class));
            descriptor.enableTimeToLive(StateExpiry.backstop(MEMORY));
            state = getRuntimeContext().getMapState(descriptor);
        }

        @Override
        public void processElement(Passage passage, Context context, Collector<Passage> out) throws Exception {
            IdRing ids = IdRing.empty().with(EventDigest.of(passage.event()));
            state.put(
                    "ratings",
                    new ActorMemory(
                            RateWindows.empty(),
                            ids,
                            Events.NOON,
                            null,
                            null,
                            Events.NOON,
                            1,
                            false,
                            null,
                            false,
                            null,
                            null));
        }
    }
}
