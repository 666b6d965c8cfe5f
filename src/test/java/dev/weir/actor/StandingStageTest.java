package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Kind;
import dev.weir.event.Standing;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What suspicions do to a contributor's later events. */
class StandingStageTest {

    private static final Suspicion.Excluded EXCLUDED = new Suspicion.Excluded(
            "d1", "ana", Instant.parse("2026-01-31T23:59:59.999Z").toEpochMilli());

    private static final Duration MEMORY = Duration.ofDays(30);
    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");

    @Test
    void aSuspendedContributorsNextEventIsHeldAcrossARestore() throws Exception {
        var snapshot =
                StateSnapshots.of(harness(ENFORCED), before -> before.processElement(suspicion(Suspicion.Kind.MEMBER)));
        try (var after = harness(ENFORCED)) {
            after.initializeState(snapshot);
            after.open();
            after.processElement(event(Events.NOON));
            Verdict verdict = after.extractOutputValues().get(0).verdict();
            assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(verdict.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("standing");
                assertThat(finding.sentence())
                        .isEqualTo("customer:u1 is suspended for its part in campaign ratings/film:m1/5");
            });
        }
    }

    @Test
    void whoJoinedAnExcludedCampaignIsHeldForThat() throws Exception {
        // Given
        Suspicion member = suspicion(Suspicion.Kind.MEMBER).getValue().suspicion();
        var snapshot = StateSnapshots.of(
                harness(ENFORCED),
                before -> before.processElement(new StreamRecord<>(Passage.of(member.of(EXCLUDED)))));
        try (var after = harness(ENFORCED)) {
            after.initializeState(snapshot);
            after.open();

            // When, Then
            assertThat(held(after, Events.NOON))
                    .isEqualTo(
                            "customer:u1 joined a campaign that ana excluded on 2026-01-31 (decision d1), and is suspended for its"
                                    + " part in campaign ratings/film:m1/5");

            // When, Then: it is found again, on more; then the exclusion is taken back
            after.processElement(suspicion(Suspicion.Kind.MEMBER, List.of("film:other")));
            assertThat(held(after, Events.NOON + 1)).contains("joined a campaign that ana excluded");
            after.processElement(ruled(null));
            assertThat(held(after, Events.NOON + 2))
                    .isEqualTo("customer:u1 is suspended for its part in campaign ratings/film:m1/5");
        }
    }

    @Test
    void whatTheFirstReleaseKeptOfAnExcludedCampaignStillRestores() throws Exception {
        Suspicion member = suspicion(Suspicion.Kind.MEMBER).getValue().suspicion();
        var old = StateSnapshots.released(
                "actor-ruled-0.1.0",
                harness(ENFORCED),
                before -> before.processElement(new StreamRecord<>(Passage.of(member.of(EXCLUDED)))));
        try (var harness = harness(ENFORCED)) {
            harness.initializeState(old);
            harness.open();
            assertThat(held(harness, Events.NOON)).contains("ana excluded on 2026-01-31 (decision d1)");
        }
    }

    @Test
    void whoWasFoundBeforeItsCampaignWasExcludedJoinedItToo() throws Exception {
        try (var harness = harness(ENFORCED)) {
            // Given
            harness.open();
            harness.processElement(ruled(EXCLUDED));
            harness.processElement(event(Events.NOON));
            assertThat(judged(harness)).extracting(Verdict::ruling).containsExactly(Verdict.Ruling.ADMIT);

            // When
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            assertThat(held(harness, Events.NOON + 1)).doesNotContain("joined");
            harness.processElement(ruled(EXCLUDED));

            // Then
            assertThat(held(harness, Events.NOON + 2)).contains("joined a campaign that ana excluded on 2026-01-31");
            assertThat(harness.extractOutputValues())
                    .filteredOn(passage -> passage.what() == Passage.What.STANDING)
                    .hasSize(1);
        }
    }

    private static StreamRecord<Passage> ruled(Suspicion.@Nullable Excluded excluded) {
        return new StreamRecord<>(Passage.of(new Suspicion(
                0,
                Entity.of("customer", "u1"),
                Suspicion.Kind.RULED,
                "ratings/film:m1/5",
                List.of(),
                5,
                9,
                0,
                40,
                "because",
                null,
                excluded)));
    }

    private static List<Verdict> judged(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.JUDGED)
                .map(Passage::verdict)
                .toList();
    }

    /** What the next event is held for. */
    private static String held(ActorHarness harness, long time) throws Exception {
        harness.processElement(event(time));
        List<Verdict> judged = judged(harness);
        Verdict verdict = judged.get(judged.size() - 1);
        assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.HOLD);
        return verdict.findings().get(0).sentence();
    }

    @Test
    void tellsTheNewStandingAndWhatItTakesBack() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            List<Passage> told = harness.extractOutputValues();
            assertThat(told).extracting(Passage::what).containsExactly(Passage.What.STANDING, Passage.What.RETRACTION);
            assertThat(told.get(0).standing().standing()).isEqualTo(Standing.SUSPENDED);
            assertThat(told.get(1).retraction().streams()).containsExactly("ratings");
        }
    }

    @Test
    void oneObjectsEvidenceHoldsWhatIsAboutItAlone() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.MEMBER, List.of("film:other")));
            harness.processElement(event(Events.NOON));
            harness.processElement(suspicion(Suspicion.Kind.MEMBER, List.of("film:other", "film:third")));
            harness.processElement(event(Events.NOON + 1));
            assertThat(harness.extractOutputValues())
                    .filteredOn(passage -> passage.what() == Passage.What.JUDGED)
                    .extracting(passage -> passage.verdict().ruling())
                    .containsExactly(Verdict.Ruling.ADMIT, Verdict.Ruling.HOLD);
        }
    }

    @Test
    void aClearedContributorsNextEventIsAdmitted() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            harness.processElement(suspicion(Suspicion.Kind.EXPLAINED));
            harness.processElement(event(Events.NOON));
            List<Passage> told = harness.extractOutputValues();
            assertThat(told)
                    .extracting(Passage::what)
                    .containsExactly(
                            Passage.What.STANDING,
                            Passage.What.RETRACTION,
                            Passage.What.STANDING,
                            Passage.What.RETRACTION,
                            Passage.What.JUDGED);
            assertThat(told.get(4).verdict().ruling()).isEqualTo(Verdict.Ruling.ADMIT);
        }
    }

    /** As while a stream is left alone: nobody says it a second time. */
    @Test
    void whoIsExplainedWhileTheCheckOnlyLooksOnIsCleared() throws Exception {
        // Given
        var suspended =
                StateSnapshots.of(harness(ENFORCED), before -> before.processElement(suspicion(Suspicion.Kind.MEMBER)));
        OperatorSubtaskState explained;
        try (var lookingOn = harness(ENFORCED.inShadow(Kind.RATING))) {
            lookingOn.initializeState(suspended);
            lookingOn.open();
            lookingOn.processElement(suspicion(Suspicion.Kind.EXPLAINED));
            assertThat(lookingOn.extractOutputValues())
                    .extracting(Passage::what)
                    .containsExactly(Passage.What.STANDING, Passage.What.RETRACTION);
            explained = lookingOn.snapshot(1, 1);
        }
        try (var after = harness(ENFORCED)) {
            // When
            after.initializeState(explained);
            after.open();
            after.processElement(event(Events.NOON));

            // Then
            assertThat(judged(after)).extracting(Verdict::ruling).containsExactly(Verdict.Ruling.ADMIT);
        }
    }

    @Test
    void othersAreNotConcerned() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            harness.processElement(new StreamRecord<>(Passage.of(Events.by("u2", Events.NOON))));
            harness.processElement(new StreamRecord<>(Passage.of(Events.anonymous(Events.NOON))));
            assertThat(harness.extractOutputValues().subList(2, 4))
                    .extracting(passage -> passage.verdict().ruling())
                    .containsOnly(Verdict.Ruling.ADMIT);
        }
    }

    @Test
    void inShadowASuspicionChangesNothing() throws Exception {
        try (var harness = harness(ENFORCED.inShadow(Kind.RATING))) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void anEventFromTheFutureIsHeldAndLeavesTheStandingAsItWas() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            Event future = Events.at(4_070_908_800_000L).placed(Timing.FUTURE, Long.MAX_VALUE / 2);
            harness.processElement(new StreamRecord<>(Passage.of(future)));
            harness.processElement(event(Events.NOON));
            assertThat(harness.extractOutputValues().subList(2, 4))
                    .allSatisfy(passage -> assertThat(passage.verdict().findings())
                            .extracting(Finding::check)
                            .contains("standing"));
        }
    }

    @Test
    void aStandingThatIsAskedForStaysAndOneThatIsNotGoesAway() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            harness.setStateTtlProcessingTime(0);
            harness.processElement(suspicion(Suspicion.Kind.MEMBER));
            long memory = MEMORY.toMillis();
            for (int i = 1; i <= 3; i++) {
                harness.setStateTtlProcessingTime(i * memory);
                harness.processElement(event(Events.NOON + i));
            }
            harness.setStateTtlProcessingTime(6 * memory);
            harness.processElement(event(Events.NOON + 4));
            assertThat(harness.extractOutputValues().subList(2, 6))
                    .extracting(passage -> passage.verdict().ruling())
                    .containsExactly(
                            Verdict.Ruling.HOLD, Verdict.Ruling.HOLD, Verdict.Ruling.HOLD, Verdict.Ruling.ADMIT);
        }
    }

    private static StreamRecord<Passage> suspicion(Suspicion.Kind kind) {
        return suspicion(kind, List.of("film:m1"));
    }

    private static StreamRecord<Passage> suspicion(Suspicion.Kind kind, List<String> objects) {
        return new StreamRecord<>(Passage.of(new Suspicion(
                0, Entity.of("customer", "u1"), kind, "ratings/film:m1/5", objects, 5, 9, 12.5, 40, "because")));
    }

    private static StreamRecord<Passage> event(long time) {
        return new StreamRecord<>(Passage.of(Events.at(time)));
    }

    private static ActorHarness harness(CheckPolicies policy) throws Exception {
        return ActorHarness.judging(policy, MEMORY);
    }
}
