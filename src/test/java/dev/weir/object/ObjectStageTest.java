package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.policy.Governing;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Signatures;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectStageTest {

    @Test
    void eachEventSeesWhatWasKnownBeforeIt() throws Exception {
        try (var harness = ObjectHarness.harness()) {
            harness.open();
            harness.processElement1(ObjectHarness.record(Events.valued(2, Events.NOON)));
            harness.processElement1(ObjectHarness.record(Events.valued(4, Events.NOON + 1)));
            harness.processElement1(ObjectHarness.record(Events.valued(5, Events.NOON + 2)));
            assertThat(harness.extractOutputValues())
                    .extracting(passage -> passage.context().count())
                    .containsExactly(0L, 1L, 2L);
            assertThat(harness.extractOutputValues().get(2).context().mean()).isEqualTo(3);
        }
    }

    /** Stars and prices of one film have no mean together; that each has come is known to all. */
    @Test
    void eachStreamKnowsItsOwnValues() throws Exception {
        // Given
        List<Watched> streams = List.of(
                ObjectHarness.WATCHED.get(0),
                new Watched("orders", Watched.Crowds.IGNORED, Watched.Surges.COUNTED, null, Signatures.IGNORED),
                new Watched("plays", Watched.Crowds.IGNORED, Watched.Surges.IGNORED, null, Signatures.IGNORED));
        Governing governing = Governing.alone(TestSettings.ratings(), PolicyFile.defaults());
        OperatorSubtaskState state;
        try (var before = ObjectHarness.harness(streams, 50, governing)) {
            before.open();
            before.processElement1(ObjectHarness.record(Events.valued(2, Events.NOON)));
            before.processElement1(
                    ObjectHarness.record(Events.valued(50, Events.NOON).numbered(1)));
            before.processElement1(
                    ObjectHarness.record(Events.valued(70, Events.NOON).numbered(1)));
            before.processElement1(ObjectHarness.record(Events.valued(4, Events.NOON)));
            state = before.snapshot(1, 1);
        }

        // When
        try (var after = ObjectHarness.harness(streams, 50, governing)) {
            after.initializeState(state);
            after.open();
            after.processElement1(ObjectHarness.record(Events.valued(1, Events.NOON)));
            after.processElement1(
                    ObjectHarness.record(Events.valued(1, Events.NOON).numbered(1)));
            after.processElement1(
                    ObjectHarness.record(Events.valued(Double.NaN, Events.NOON).numbered(2)));
            after.processElement1(
                    ObjectHarness.record(Events.valued(1, Events.NOON).numbered(2)));

            // Then
            assertThat(after.extractOutputValues())
                    .extracting(passage -> passage.context().mean())
                    .startsWith(3.0, 60.0)
                    .endsWith(Double.NaN);
            assertThat(after.extractOutputValues())
                    .extracting(passage -> passage.context().count())
                    .containsExactly(4L, 5L, 6L, 7L);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Timing.class,
            names = {"FUTURE", "STALE"})
    void impossibleTimesAreNotCounted(Timing timing) throws Exception {
        try (var harness = ObjectHarness.harness()) {
            harness.open();
            harness.processElement1(ObjectHarness.record(Events.timed(timing, 1, Events.NOON)));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void forgetsAnObjectAfterItsMemoryByEventTime() throws Exception {
        long month = ObjectHarness.MEMORY.toMillis();
        assertThat(countAfter(month)).isEqualTo(1);
        assertThat(countAfter(month + 1)).isZero();
    }

    @Test
    void stateGoesAwayByItselfAfterTwiceTheMemory() throws Exception {
        assertThat(countAfterRestart(2 * ObjectHarness.MEMORY.toMillis() - 1)).isEqualTo(1);
        assertThat(countAfterRestart(2 * ObjectHarness.MEMORY.toMillis())).isZero();
    }

    @Test
    void whatIsAtHandChangesNothing() throws Exception {
        // Given
        List<Event> events = ObjectHarness.aTownWithACampaign();

        // When
        List<Passage> roomy =
                ObjectHarness.said(ObjectHarness.harness(ObjectHarness.WATCHED, ObjectStage.MOST_AT_HAND), events);
        List<Passage> tight = ObjectHarness.said(ObjectHarness.harness(ObjectHarness.WATCHED, 1), events);

        // Then
        assertThat(roomy)
                .filteredOn(passage -> passage.what() == Passage.What.ALARM)
                .isNotEmpty();
        assertThat(Events.bytes(tight)).isEqualTo(Events.bytes(roomy));
    }

    @Test
    void withoutTimesNothingComesAtOnce() throws Exception {
        List<Event> events = ObjectHarness.aTownWithACampaign().stream()
                .map(event -> event.placed(Timing.NONE, 0))
                .toList();
        assertThat(ObjectHarness.said(ObjectHarness.harness(ObjectHarness.WATCHED, 50), events))
                .allMatch(passage -> passage.what() == Passage.What.EVENT)
                .hasSameSizeAs(events);
    }

    @Test
    void aRestartForgetsNoCrowd() throws Exception {
        // Given
        List<Event> events = ObjectHarness.aTownWithACampaign();
        int half = events.size() - 4;
        OperatorSubtaskState state = StateSnapshots.of(ObjectHarness.harness(ObjectHarness.WATCHED, 50), harness -> {
            for (Event event : events.subList(0, half)) {
                harness.processElement1(ObjectHarness.record(event));
            }
        });

        // When
        List<Event> rest = events.subList(half, events.size());
        try (var restarted = ObjectHarness.harness(ObjectHarness.WATCHED, 50)) {
            restarted.initializeState(state);
            List<Passage> after = ObjectHarness.said(restarted, rest);

            // Then
            assertThat(after).filteredOn(ObjectHarness::isBurst).hasSize(4);
            assertThat(after.get(0).context().count()).isEqualTo(8);
        }
    }

    @Test
    void nobodyWatchesWhereThePolicyAsksForNoCampaigns() throws Exception {
        List<Passage> said = ObjectHarness.said(
                ObjectHarness.harness(ObjectHarness.IGNORED, 50), ObjectHarness.aTownWithACampaign());
        assertThat(said).allMatch(passage -> passage.what() == Passage.What.EVENT);
        assertThat(said).allMatch(passage -> passage.context().crowd() == null);
    }

    /** One event in ten hours, ten times; then seven within a minute, the first four before a restart. */
    @Test
    void aSurgeIsToldAlsoAfterARestart() throws Exception {
        // Given
        long burst = Events.NOON + 10 * 36_000_000L;
        OperatorSubtaskState state = StateSnapshots.of(ObjectHarness.harness(ObjectHarness.IGNORED, 50), before -> {
            for (int i = 0; i < 10; i++) {
                before.processElement1(ObjectHarness.record(Events.at(Events.NOON + i * 36_000_000L)));
            }
            for (int i = 0; i < 4; i++) {
                before.processElement1(ObjectHarness.record(Events.by("u" + i, burst + i)));
            }
        });
        // When
        List<Passage> said;
        try (var harness = ObjectHarness.harness(ObjectHarness.IGNORED, 50)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement1(
                    ObjectHarness.record(Events.by("late", burst + 4).placed(Timing.LATE, 1)));
            harness.processElement1(ObjectHarness.record(Events.by("u5", burst + 5)));
            harness.processElement1(ObjectHarness.record(Events.by("u6", burst + 6)));
            said = harness.extractOutputValues();
        }
        // Then
        assertThat(said.get(0).context().surge()).isNull();
        assertThat(said.get(1).context().surge().events()).isCloseTo(5, within(0.01));
        assertThat(said.get(2).context().surge().events()).isCloseTo(6, within(0.01));
    }

    @Test
    void surgesThatNobodyAsksForAreNotCounted() throws Exception {
        assertThat(ObjectHarness.said(
                        ObjectHarness.harness(ObjectHarness.WATCHED, 50), ObjectHarness.aTownWithACampaign()))
                .allMatch(passage -> passage.context().surge() == null);
    }

    @Test
    void crowdsOfTheFirstReleaseStillRestore() throws Exception {
        List<Event> events = ObjectHarness.aTownWithACampaign();
        int half = events.size() - 4;
        OperatorSubtaskState state = StateSnapshots.released(
                "object-crowd-0.1.0", ObjectHarness.harness(ObjectHarness.WATCHED, 50), harness -> {
                    for (Event event : events.subList(0, half)) {
                        harness.processElement1(ObjectHarness.record(event));
                    }
                });
        try (var restarted = ObjectHarness.harness(ObjectHarness.WATCHED, 50)) {
            restarted.initializeState(state);
            assertThat(ObjectHarness.said(restarted, events.subList(half, events.size())))
                    .filteredOn(ObjectHarness::isBurst)
                    .hasSize(4);
        }
    }

    /** Six came before the restart: the seventh is one too many. */
    @Test
    void howOftenEachCameIsKnownAfterARestart() throws Exception {
        List<Event> town = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            town.add(Events.event("t" + i, "m" + i % 100, 1 + i % 5, Events.NOON + i, Timing.ON_TIME, null, "{}"));
        }
        OperatorSubtaskState state = StateSnapshots.released(
                "object-crowd-times-0.1.0", ObjectHarness.harness(ObjectHarness.WATCHED, 50), harness -> {
                    for (int i = 0; i < 6; i++) {
                        harness.processElement1(ObjectHarness.record(
                                Events.event("again", "film", 5, Events.NOON + i, Timing.ON_TIME, null, "{}")));
                    }
                });
        try (var restarted = ObjectHarness.harness(ObjectHarness.WATCHED, 50)) {
            restarted.initializeState(state);
            town.add(Events.event("again", "film", 5, Events.NOON + 2_000, Timing.ON_TIME, null, "{}"));
            assertThat(ObjectHarness.said(restarted, town))
                    .filteredOn(passage -> passage.what() == Passage.What.EVENT)
                    .last()
                    .satisfies(seventh -> {
                        ObjectContext.Crowd crowd =
                                Objects.requireNonNull(seventh.context().crowd());
                        assertThat(crowd.past()).isEqualTo(ObjectContext.Crowd.Past.ITSELF);
                        assertThat(crowd.events()).isEqualTo(7);
                    });
        }
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        try (var harness = ObjectHarness.harness()) {
            harness.initializeState(StateSnapshots.released(
                    "object-0.1.0",
                    ObjectHarness.harness(),
                    old -> old.processElement1(ObjectHarness.record(Events.valued(2, Events.NOON)))));
            harness.open();
            harness.processElement1(ObjectHarness.record(Events.valued(4, Events.NOON)));
            ObjectContext context = harness.extractOutputValues().get(0).context();
            assertThat(context.count()).isEqualTo(1);
            assertThat(context.mean()).isEqualTo(2);
        }
    }

    private static long countAfter(long gap) throws Exception {
        try (var harness = ObjectHarness.harness()) {
            harness.open();
            harness.processElement1(ObjectHarness.record(Events.at(Events.NOON)));
            harness.processElement1(ObjectHarness.record(Events.at(Events.NOON + gap)));
            return harness.extractOutputValues().get(1).context().count();
        }
    }

    private static long countAfterRestart(long pause) throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(ObjectHarness.harness(), before -> {
            before.setStateTtlProcessingTime(0);
            before.processElement1(ObjectHarness.record(Events.at(Events.NOON)));
        });
        try (var harness = ObjectHarness.harness()) {
            harness.initializeState(state);
            harness.open();
            harness.setStateTtlProcessingTime(pause);
            harness.processElement1(ObjectHarness.record(Events.at(Events.NOON)));
            return harness.extractOutputValues().get(0).context().count();
        }
    }
}
