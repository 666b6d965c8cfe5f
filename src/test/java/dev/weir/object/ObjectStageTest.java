package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.time.Duration;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectStageTest {

    private static final Duration MEMORY = Duration.ofDays(30);

    @Test
    void eachEventSeesWhatWasKnownBeforeIt() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record(Events.valued(2, Events.NOON)));
            harness.processElement(record(Events.valued(4, Events.NOON + 1)));
            harness.processElement(record(Events.valued(5, Events.NOON + 2)));
            assertThat(harness.extractOutputValues())
                    .extracting(passage -> passage.context().count())
                    .containsExactly(0L, 1L, 2L);
            assertThat(harness.extractOutputValues().get(2).context().mean()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Timing.class,
            names = {"FUTURE", "STALE"})
    void impossibleTimesAreNotCounted(Timing timing) throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record(Events.timed(timing, 1, Events.NOON)));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void forgetsAnObjectAfterItsMemoryByEventTime() throws Exception {
        long month = MEMORY.toMillis();
        assertThat(countAfter(month)).isEqualTo(1);
        assertThat(countAfter(month + 1)).isZero();
    }

    @Test
    void stateGoesAwayByItselfAfterTwiceTheMemory() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.setStateTtlProcessingTime(0);
            harness.processElement(record(Events.at(Events.NOON)));
            harness.setStateTtlProcessingTime(2 * MEMORY.toMillis() + 1);
            harness.processElement(record(Events.at(Events.NOON)));
            assertThat(harness.extractOutputValues().get(1).context()).isEqualTo(ObjectContext.NONE);
        }
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        try (var harness = harness()) {
            harness.initializeState(StateSnapshots.released(
                    "object-0.1.0", harness(), old -> old.processElement(record(Events.valued(2, Events.NOON)))));
            harness.open();
            harness.processElement(record(Events.valued(4, Events.NOON)));
            ObjectContext context = harness.extractOutputValues().get(0).context();
            assertThat(context.count()).isEqualTo(1);
            assertThat(context.mean()).isEqualTo(2);
        }
    }

    private static long countAfter(long gap) throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record(Events.at(Events.NOON)));
            harness.processElement(record(Events.at(Events.NOON + gap)));
            return harness.extractOutputValues().get(1).context().count();
        }
    }

    private static StreamRecord<Passage> record(Event event) {
        return new StreamRecord<>(Passage.of(event));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Passage, Passage> harness() throws Exception {
        Settings settings = TestSettings.ratings();
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ObjectStage(settings.streamNames(), settings.streamList(), MEMORY)),
                ObjectStage::key,
                Types.STRING);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }
}
