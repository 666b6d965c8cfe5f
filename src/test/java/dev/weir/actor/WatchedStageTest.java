package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Kind;
import dev.weir.event.Standing;
import dev.weir.event.Suspicion;
import dev.weir.event.Verdict;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What the company that a contributor keeps does to its later events. */
class WatchedStageTest {

    private static final Duration MEMORY = Duration.ofDays(30);
    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final CheckPolicies HOLDING = policy("{mode: enforce, watched: hold}");

    @Test
    void laterEventsAreAdmittedAtLowerTrustUntilItIsLifted() throws Exception {
        try (var harness = ActorHarness.judging(ENFORCED, MEMORY)) {
            harness.open();
            harness.processElement(event(1));
            harness.processElement(suspicion(Suspicion.Kind.WATCHED));
            harness.processElement(event(2));
            harness.processElement(suspicion(Suspicion.Kind.UNWATCHED));
            harness.processElement(event(3));

            List<Passage> out = harness.extractOutputValues();
            assertThat(out)
                    .extracting(Passage::what)
                    .containsExactly(
                            Passage.What.JUDGED,
                            Passage.What.STANDING,
                            Passage.What.JUDGED,
                            Passage.What.STANDING,
                            Passage.What.JUDGED);
            assertThat(out.get(0).verdict().trust()).isEqualTo(1);
            assertThat(out.get(1).standing().standing()).isEqualTo(Standing.WATCHED);
            Verdict watched = out.get(2).verdict();
            assertThat(watched.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(watched.trust()).isBetween(0.9, 0.99);
            assertThat(watched.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("company");
                assertThat(finding.family()).isEqualTo(Family.GROUP);
                assertThat(finding.observed()).isEqualTo(3.5);
                assertThat(finding.threshold()).isEqualTo(1.5);
                assertThat(finding.surprisal()).isEqualTo(4.25);
                assertThat(finding.sentence()).isEqualTo("customer:u1 is watched: odd");
            });
            assertThat(out.get(3).standing().standing()).isEqualTo(Standing.CLEAR);
            assertThat(out.get(4).verdict().trust()).isEqualTo(1);
        }
    }

    @Test
    void aPolicyMayHoldThem() throws Exception {
        assertThat(afterwards(HOLDING).ruling()).isEqualTo(Verdict.Ruling.HOLD);
        assertThat(afterwards(ENFORCED).ruling()).isEqualTo(Verdict.Ruling.ADMIT);
    }

    @Test
    void inShadowItIsShownAndChangesNothing() throws Exception {
        for (CheckPolicies policy : List.of(ENFORCED.inShadow(Kind.RATING), HOLDING.inShadow(Kind.RATING))) {
            Verdict verdict = afterwards(policy);
            assertThat(verdict.trust()).isEqualTo(1);
            assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(verdict.findings()).extracting(Finding::weight).containsExactly(Finding.Weight.SHADOW);
        }
    }

    @Test
    void whereItIsOffNothingIsKept() throws Exception {
        CheckPolicies off = policy("{mode: off}");
        try (var harness = ActorHarness.judging(off, MEMORY)) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.WATCHED));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void aRestartForgetsNobodyWhoIsWatched() throws Exception {
        var state = StateSnapshots.of(
                ActorHarness.judging(ENFORCED, MEMORY),
                harness -> harness.processElement(suspicion(Suspicion.Kind.WATCHED)));
        try (var harness = ActorHarness.judging(ENFORCED, MEMORY)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(event(2));
            assertThat(harness.extractOutputValues().get(0).verdict().findings())
                    .extracting(Finding::check)
                    .containsExactly("company");
        }
    }

    private static Verdict afterwards(CheckPolicies policy) throws Exception {
        try (var harness = ActorHarness.judging(policy, MEMORY)) {
            harness.open();
            harness.processElement(suspicion(Suspicion.Kind.WATCHED));
            harness.processElement(event(2));
            List<Passage> out = harness.extractOutputValues();
            return out.get(out.size() - 1).verdict();
        }
    }

    private static CheckPolicies policy(String company) {
        return PolicyFile.parse("name: test\nchecks: {company: " + company + "}", "test")
                .on("ratings");
    }

    private static StreamRecord<Passage> event(int seconds) {
        return new StreamRecord<>(Passage.of(Events.at(Events.NOON + seconds * 1000L)));
    }

    private static StreamRecord<Passage> suspicion(Suspicion.Kind kind) {
        return new StreamRecord<>(Passage.of(new Suspicion(
                0,
                Entity.of("customer", "u1"),
                kind,
                "",
                List.of(),
                Events.NOON,
                Events.NOON,
                4.25,
                40,
                "odd",
                kind == Suspicion.Kind.WATCHED ? new Suspicion.Company(3.5, 1.5) : null)));
    }
}
