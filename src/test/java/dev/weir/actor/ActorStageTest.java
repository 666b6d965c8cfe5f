package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.Learned;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.policy.Governing;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.support.RateModels;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class ActorStageTest {

    private static final Duration MEMORY = Duration.ofDays(30);

    @Test
    void remembersARetryAcrossARestore() throws Exception {
        var snapshot = StateSnapshots.of(harness(), before -> before.processElement(record("e1", Events.NOON)));
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            after.processElement(record("e1", Events.NOON));
            assertThat(after.extractOutputValues()).extracting(Passage::what).containsExactly(Passage.What.DEAD_LETTER);
        }
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        try (var harness = harness()) {
            harness.initializeState(StateSnapshots.released(
                    "actor-0.1.0", harness(), old -> old.processElement(record("e1", Events.NOON))));
            harness.open();
            harness.processElement(record("e1", Events.NOON));
            assertThat(harness.extractOutputValues())
                    .extracting(Passage::what)
                    .containsExactly(Passage.What.DEAD_LETTER);
        }
    }

    @Test
    void forgetsAContributorAfterItsMemoryByEventTime() throws Exception {
        long month = MEMORY.toMillis();
        assertThat(afterGap(month)).isEqualTo(Passage.What.DEAD_LETTER);
        assertThat(afterGap(month + 1)).isEqualTo(Passage.What.JUDGED);
    }

    @Test
    void stateGoesAwayByItselfAfterTwiceTheMemory() throws Exception {
        assertThat(afterRestart(2 * MEMORY.toMillis() - 1)).isEqualTo(Passage.What.DEAD_LETTER);
        assertThat(afterRestart(2 * MEMORY.toMillis())).isEqualTo(Passage.What.JUDGED);
    }

    /** What becomes of a duplicate on a restart after a pause on the processing clock. */
    private static Passage.What afterRestart(long pause) throws Exception {
        var snapshot = StateSnapshots.of(harness(), before -> {
            before.setStateTtlProcessingTime(0);
            before.processElement(record("e1", Events.NOON));
        });
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            after.setStateTtlProcessingTime(pause);
            after.processElement(record("e1", Events.NOON));
            return after.extractOutputValues().get(0).what();
        }
    }

    @Test
    void whatIsAtHandChangesNothing() throws Exception {
        // Given
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String actor = "u" + i % 7;
            String id = "e" + (i % 10 == 9 ? i - 7 : i);
            long time = Events.NOON + i * 1_000L;
            passages.add(Passage.of(Events.event(actor, "m" + i % 3, 1 + i % 5, time, Timing.ON_TIME, id, "{}")));
            if (i % 50 == 49) {
                passages.add(
                        Passage.of(suspicion(passages.get(passages.size() - 1).event())));
            }
        }

        // When
        List<Passage> roomy = said(ActorStage.MOST_AT_HAND, passages);
        List<Passage> tight = said(1, passages);

        // Then
        assertThat(roomy)
                .extracting(Passage::what)
                .contains(Passage.What.JUDGED, Passage.What.DEAD_LETTER, Passage.What.STANDING);
        assertThat(Events.bytes(tight)).isEqualTo(Events.bytes(roomy));
    }

    private static Suspicion suspicion(Event event) {
        return new Suspicion(
                event.stream(),
                event.actor(),
                Suspicion.Kind.MEMBER,
                "ratings/m0/1",
                List.of("m0", "m1"),
                Events.NOON,
                event.time(),
                20,
                5,
                "5 moved as one");
    }

    private static List<Passage> said(int mostAtHand, List<Passage> passages) throws Exception {
        try (var harness = harness(Learned.none(), mostAtHand)) {
            harness.open();
            for (Passage passage : passages) {
                harness.processElement(new StreamRecord<>(passage));
            }
            return harness.extractOutputValues();
        }
    }

    /** Whatever the stage before it thinks, it is judged, and with its contributor. */
    @Test
    void whatNobodyProvedIsJudgedToo() throws Exception {
        Passage unproven = Passage.unproven(Events.at(Events.NOON), ObjectContext.NONE);
        try (var harness = harness()) {
            harness.open();
            harness.processElement(new StreamRecord<>(unproven));
            assertThat(harness.extractOutputValues()).extracting(Passage::what).containsExactly(Passage.What.JUDGED);
        }
        assertThat(ActorKey.of(unproven)).isEqualTo(ActorKey.of(Passage.of(unproven.event())));
    }

    @Test
    void setsNoTimers() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record("e1", Events.NOON));
            assertThat(harness.numEventTimeTimers() + harness.numProcessingTimeTimers())
                    .isZero();
        }
    }

    @Test
    void anonymousEventsLeaveNoState() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(new StreamRecord<>(Passage.of(Events.anonymous(Events.NOON))));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void oneEventFrom2099ChangesNoOtherVerdict() throws Exception {
        assertThat(verdicts(-1)).isEqualTo(verdicts(0)).isEqualTo(verdicts(700));
    }

    /** Rulings of a flood with, before its event number {@code traveller}, one event from the future. */
    private static List<Verdict.Ruling> verdicts(int traveller) throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 1000; i++) {
                if (i == traveller) {
                    Event future = Events.at(4_070_908_800_000L).placed(Timing.FUTURE, Long.MAX_VALUE / 2);
                    harness.processElement(new StreamRecord<>(Passage.of(future)));
                }
                harness.processElement(new StreamRecord<>(Passage.of(Events.at(Events.NOON + i * 10L))));
            }
            return harness.extractOutputValues().stream()
                    .filter(passage -> passage.what() == Passage.What.JUDGED)
                    .filter(passage -> passage.event().timing() != Timing.FUTURE)
                    .map(passage -> passage.verdict().ruling())
                    .toList();
        }
    }

    @Test
    void judgesByAModelFromTheMomentItIsPublished() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record("e1", Events.NOON));
            publish(harness, model(3));
            harness.processElement(record("e2", Events.NOON + 1));
            publish(harness, model(2));
            harness.processBroadcastElement(new StreamRecord<>("no model".getBytes(StandardCharsets.UTF_8)));
            publish(harness, RateModels.of("elsewhere", 9));
            harness.processElement(record("e3", Events.NOON + 2));
            assertThat(models(harness)).containsExactly("rate=default@1", "rate=ratings@3", "rate=ratings@3");
        }
    }

    @Test
    void theLastAcceptedModelHoldsAfterARestart() throws Exception {
        // Given
        var snapshot = StateSnapshots.of(harness(), before -> {
            publish(before, model(1));
            publish(before, model(3));
        });

        // When
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            after.processElement(record("e1", Events.NOON));

            // Then
            assertThat(models(after)).containsExactly("rate=ratings@3");
        }
    }

    @Test
    void aNewerModelThatWasThereAtTheStartTakesThePlaceOfTheStates() throws Exception {
        var snapshot = StateSnapshots.of(harness(), before -> publish(before, model(3)));
        for (int atStart : new int[] {2, 3, 4}) {
            try (var after = harness(Learned.of(List.of(model(atStart))))) {
                after.initializeState(snapshot);
                after.open();
                after.processElement(record("e1", Events.NOON));
                assertThat(models(after)).containsExactly("rate=ratings@" + Math.max(3, atStart));
            }
        }
    }

    private static RateModel model(int version) {
        return RateModels.of("ratings", version);
    }

    private static void publish(ActorHarness harness, RateModel model) throws Exception {
        harness.processBroadcastElement(new StreamRecord<>(model.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> models(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.JUDGED)
                .map(passage -> passage.verdict().models())
                .toList();
    }

    private static Passage.What afterGap(long gap) throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record("e1", Events.NOON));
            Event later = Events.withId("e1", "{}", Events.NOON + gap);
            harness.processElement(new StreamRecord<>(Passage.of(later)));
            return harness.extractOutputValues().get(1).what();
        }
    }

    private static StreamRecord<Passage> record(String eventId, long time) {
        return new StreamRecord<>(Passage.of(Events.withId(eventId, "{}", time)));
    }

    private static ActorHarness harness() throws Exception {
        return harness(Learned.none());
    }

    private static ActorHarness harness(Learned atStart) throws Exception {
        return harness(atStart, ActorStage.MOST_AT_HAND);
    }

    private static ActorHarness harness(Learned atStart, int mostAtHand) throws Exception {
        Settings settings = TestSettings.ratings();
        ActorStage stage = new ActorStage(
                new ActorPlan(
                        (learned, rules) -> List.of(new Judge(
                                settings.streamList().get(0),
                                PolicyFile.defaults().on("ratings"),
                                RateBaselines.shipped(),
                                new Verdicts(
                                        "default@1",
                                        learned.rate("ratings")
                                                .map(RateModel::baselines)
                                                .orElse(RateBaselines.shipped())
                                                .id()))),
                        atStart,
                        Governing.alone(settings, PolicyFile.defaults()),
                        settings.streamNames(),
                        MEMORY,
                        settings.review(),
                        settings.privacy()),
                mostAtHand);
        return new ActorHarness(stage);
    }
}
