package dev.weir.actor;

import static dev.weir.actor.ReviewStageTest.decide;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.decide.Decisions;
import dev.weir.event.Event;
import dev.weir.event.Suspicion;
import dev.weir.event.Verdict;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What becomes of events that the crowd alone holds. */
class ReleaseStageTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long NOON = Events.NOON;

    @Test
    void goesOutOnceWhenOthersAgree() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));

            // When
            harness.processElement(record(Held.explained("m1", NOON + 5)));
            harness.processElement(record(Held.explained("m1", NOON + 6)));

            // Then
            List<Passage> out = harness.extractOutputValues();
            assertThat(out).extracting(Passage::what).containsExactly(Passage.What.JUDGED, Passage.What.RELEASED);
            assertThat(out.get(0).verdict().ruling()).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(out.get(1).event())
                    .usingRecursiveComparison()
                    .isEqualTo(out.get(0).event());
            assertThat(out.get(1).verdict()).isEqualTo(out.get(0).verdict());
        }
    }

    @Test
    void goesOutOnceAcrossRestarts() throws Exception {
        OperatorSubtaskState held = StateSnapshots.of(harness(), ReleaseStageTest::hold);
        assertThat(releasedAfter(held)).isEqualTo(1);

        OperatorSubtaskState released = StateSnapshots.of(harness(), harness -> {
            hold(harness);
            harness.processElement(record(Held.explained("m1", NOON + 5)));
        });
        assertThat(releasedAfter(released)).isZero();
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        assertThat(releasedAfter(StateSnapshots.released("actor-waiting-0.1.0", harness(), ReleaseStageTest::hold)))
                .isEqualTo(1);
    }

    @Test
    void whatIsAboutAnotherObjectWaitsOn() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            harness.processElement(record(Held.inACrowd("m2", NOON + 1)));
            harness.processElement(record(Held.explained("m2", NOON + 5)));
            assertThat(released(harness)).containsExactly("film:m2");
            harness.processElement(record(Held.explained("m1", NOON + 6)));
            assertThat(released(harness)).containsExactly("film:m2", "film:m1");
        }
    }

    @Test
    void nothingGoesOutOfWhoIsSuspendedAndClearedAloneIsNotEnough() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            Suspicion accused = Held.accused("m1", NOON + 1);
            harness.processElement(record(accused));
            harness.processElement(record(Held.explained("m1", NOON + 5)));
            assertThat(released(harness)).isEmpty();

            harness.processElement(record(new Suspicion(
                    0,
                    accused.actor(),
                    Suspicion.Kind.EXPLAINED,
                    accused.campaign(),
                    accused.objects(),
                    NOON,
                    NOON + 6,
                    0,
                    9,
                    "a campaign of 9 others")));
            assertThat(released(harness)).isEmpty();

            harness.processElement(record(Held.explained("m1", NOON + 7)));
            assertThat(released(harness)).containsExactly("film:m1");
        }
    }

    @Test
    void whatAReviewerRejectedStaysOutThoughOthersAgreeAndIsHeldAgainOnceThatIsTakenBack() throws Exception {
        Event held = Held.inACrowd("m1", NOON).event();
        try (var harness = harness()) {
            // Given
            harness.open();
            hold(harness);
            decide(harness, Decisions.reject("d1", held));

            // When
            harness.processElement(record(Held.explained("m1", NOON + 5)));

            // Then
            assertThat(released(harness)).isEmpty();
            decide(harness, Decisions.undo("d2", held, "d1"));
            decide(harness, Decisions.release("d3", held));
            assertThat(released(harness)).containsExactly("film:m1");
        }
    }

    @Test
    void theCompanyThatOneKeepsHoldsNothingBack() throws Exception {
        try (var harness = harness()) {
            // Given
            harness.open();
            hold(harness);
            harness.processElement(record(Held.watched(NOON + 1)));

            // When
            harness.processElement(record(Held.explained("m1", NOON + 5)));

            // Then
            assertThat(harness.extractOutputValues())
                    .extracting(Passage::what)
                    .containsExactly(Passage.What.JUDGED, Passage.What.STANDING, Passage.What.RELEASED);
        }
    }

    private static void hold(ActorHarness harness) throws Exception {
        harness.processElement(record(Held.inACrowd("m1", NOON)));
    }

    private static long releasedAfter(OperatorSubtaskState state) throws Exception {
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(record(Held.explained("m1", NOON + 7)));
            return released(harness).size();
        }
    }

    private static List<String> released(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.RELEASED)
                .map(passage -> String.valueOf(passage.event().object()))
                .toList();
    }

    private static StreamRecord<Passage> record(Passage passage) {
        return new StreamRecord<>(passage);
    }

    private static StreamRecord<Passage> record(Suspicion suspicion) {
        return new StreamRecord<>(Passage.of(suspicion));
    }

    private static ActorHarness harness() throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(30));
    }
}
