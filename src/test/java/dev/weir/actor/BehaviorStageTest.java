package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a contributor that does not act as people do, or no longer as itself. */
class BehaviorStageTest {

    private static final long DAY = 24L * 3_600_000;
    private static final long TAKEN = Events.NOON + 2 * DAY;

    @Test
    void aClocksPausesLowerTrustAndHoldNothing() throws Exception {
        try (var harness = harness(Mode.ENFORCE)) {
            harness.open();
            script(harness, 30, Events.NOON, 3);
            Verdict verdict = harness.extractOutputValues().stream()
                    .filter(passage -> passage.what() == Passage.What.JUDGED)
                    .skip(29)
                    .findFirst()
                    .orElseThrow()
                    .verdict();
            assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(verdict.trust()).isLessThan(1);
            assertThat(verdict.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("behavior");
                assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
            });
        }
    }

    @Test
    void whoWasTakenOverIsExcludedSinceThen() throws Exception {
        try (var harness = harness(Mode.ENFORCE)) {
            harness.open();
            livesThenIsTakenOver(harness);
            suspect(harness);
            assertExcluded(harness, TAKEN);
        }
    }

    @Test
    void theOrderOfTheTwoFamiliesDoesNotMatter() throws Exception {
        try (var harness = harness(Mode.ENFORCE)) {
            harness.open();
            live(harness);
            suspect(harness);
            script(harness, 60, TAKEN, 5);
            assertExcluded(harness, TAKEN);
        }
    }

    @Test
    void theStateOfThisReleaseKeepsTheChangePoint() throws Exception {
        try (var harness = harness(Mode.ENFORCE)) {
            harness.initializeState(StateSnapshots.released(
                    "actor-behavior-0.1.0", harness(Mode.ENFORCE), BehaviorStageTest::livesThenIsTakenOver));
            harness.open();
            suspect(harness);
            assertExcluded(harness, TAKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void anAccountYoungerThanADayIsFakeFromTheBeginning(long older, boolean young) throws Exception {
        try (var harness = harness(Mode.ENFORCE)) {
            harness.open();
            live(harness);
            long taken = Events.NOON + DAY + older;
            script(harness, 60, taken, 5);
            suspect(harness);
            assertExcluded(harness, young ? Long.MIN_VALUE : taken);
        }
    }

    @Test
    void aPastThatIsForgottenIsNotTakenBack() throws Exception {
        try (var harness = harness(Mode.ENFORCE)) {
            harness.open();
            live(harness);
            long back = Events.NOON + 400 * DAY;
            script(harness, 30, back, 3);
            suspect(harness);
            assertExcluded(harness, back);
        }
    }

    @Test
    void inShadowItIsNoSecondFamilyAndTellsNoChangePoint() throws Exception {
        try (var harness = harness(Mode.SHADOW)) {
            harness.open();
            livesThenIsTakenOver(harness);
            suspect(harness);
            assertThat(changes(harness)).extracting(StandingChange::standing).containsExactly(Standing.SUSPENDED);
        }
    }

    private static void livesThenIsTakenOver(ActorHarness harness) throws Exception {
        live(harness);
        script(harness, 60, TAKEN, 5);
    }

    /** An ordinary evening. */
    private static void live(ActorHarness harness) throws Exception {
        for (int i = 0; i < 40; i++) {
            send(harness, 3 + i % 2, Events.NOON + i * 60_000L + i % 5 * 11_000L);
        }
    }

    /** One value a minute, to the millisecond. */
    private static void script(ActorHarness harness, int events, long from, double value) throws Exception {
        for (int i = 0; i < events; i++) {
            send(harness, value, from + i * 60_000L);
        }
    }

    private static void send(ActorHarness harness, double value, long time) throws Exception {
        Event event = Events.event("u1", "m" + time, value, time, Timing.ON_TIME, null, "{}");
        harness.processElement(
                new StreamRecord<>(Passage.of(event, new ObjectContext(50, 3.5, 1, 2, Events.NOON, null, 0))));
    }

    private static void suspect(ActorHarness harness) throws Exception {
        harness.processElement(new StreamRecord<>(Passage.of(new Suspicion(
                0,
                Entity.of("customer", "u1"),
                Suspicion.Kind.MEMBER,
                "ratings/film:a/5",
                List.of("film:a", "film:b"),
                5,
                TAKEN + DAY,
                12.5,
                40,
                "because"))));
    }

    private static void assertExcluded(ActorHarness harness, long since) {
        assertThat(changes(harness))
                .extracting(StandingChange::standing)
                .containsExactly(Standing.SUSPENDED, Standing.EXCLUDED);
        assertThat(changes(harness).get(1).since()).isEqualTo(since);
        assertThat(changes(harness).get(1).reason())
                .contains("; behavior, its last 24 pauses are as even as a clock's");
        List<Retraction> retractions = harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.RETRACTION)
                .map(Passage::retraction)
                .toList();
        assertThat(retractions).hasSize(2);
        assertThat(retractions.get(0).objects()).containsExactly("film:a", "film:b");
        assertThat(retractions.get(1).objects()).isEmpty();
        assertThat(retractions.get(1).since()).isEqualTo(since);
    }

    private static List<StandingChange> changes(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.STANDING)
                .map(Passage::standing)
                .toList();
    }

    /** The profile check is off: it would be the second family as well. */
    private static ActorHarness harness(Mode behavior) throws Exception {
        CheckPolicies defaults = PolicyFile.defaults().on("ratings");
        CheckPolicies policy = new CheckPolicies(
                defaults.rate(),
                defaults.time(),
                defaults.conflict(),
                defaults.campaign(),
                new CheckPolicies.Profile(Mode.OFF),
                new CheckPolicies.Behavior(behavior),
                defaults.surge(),
                defaults.company(),
                defaults.label(),
                defaults.feature(),
                defaults.outlier(),
                defaults.spending(),
                defaults.signature(),
                defaults.reviewed(),
                defaults.source(),
                defaults.sequence(),
                defaults.reference());
        return ActorHarness.judging(policy, Duration.ofDays(365));
    }
}
