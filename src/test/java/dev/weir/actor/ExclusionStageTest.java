package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.event.Event;
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

/** What becomes of a contributor against whom a group's evidence speaks, and its own profile. */
class ExclusionStageTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long DAY = 24L * 3_600_000;

    @Test
    void suspicionThenProfileExcludes() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            suspect(harness, "u1", "film:a", "film:b");
            hateEverything(harness, "u1", 40, 0);
            assertExcluded(harness, "u1");
        }
    }

    @Test
    void profileThenSuspicionExcludes() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            hateEverything(harness, "u1", 40, 0);
            assertThat(changes(harness)).isEmpty();
            suspect(harness, "u1", "film:a", "film:b");
            assertExcluded(harness, "u1");
        }
    }

    @Test
    void whatComesLaterIsHeldAndNothingIsDecidedTwice() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            hateEverything(harness, "u1", 40, 0);
            suspect(harness, "u1", "film:a", "film:b");
            suspect(harness, "u1", "film:a", "film:b", "film:c");
            hateEverything(harness, "u1", 100, DAY);
            assertExcluded(harness, "u1");
            Passage last = harness.extractOutputValues()
                    .get(harness.extractOutputValues().size() - 1);
            assertThat(last.verdict().ruling()).isEqualTo(Verdict.Ruling.HOLD);
        }
    }

    @Test
    void evidenceIsRememberedAcrossARestore() throws Exception {
        var snapshot = StateSnapshots.of(harness(ENFORCED), before -> hateEverything(before, "u1", 40, 0));
        try (var after = harness(ENFORCED)) {
            after.initializeState(snapshot);
            after.open();
            suspect(after, "u1", "film:a", "film:b");
            assertExcluded(after, "u1");
        }
    }

    @Test
    void anOddProfileAloneHoldsNothing() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            hateEverything(harness, "u1", 40, 0);
            assertThat(harness.extractOutputValues())
                    .filteredOn(passage -> passage.what() == Passage.What.JUDGED)
                    .extracting(passage -> passage.verdict().ruling())
                    .containsOnly(Verdict.Ruling.ADMIT);
            Passage last = harness.extractOutputValues().stream()
                    .filter(passage -> passage.what() == Passage.What.JUDGED)
                    .skip(39)
                    .findFirst()
                    .orElseThrow();
            assertThat(last.verdict().trust()).isLessThan(1);
            assertThat(last.verdict().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("profile");
                assertThat(finding.sentence())
                        .startsWith("its first 40 events show ")
                        .contains("than 99 %");
            });
        }
    }

    @Test
    void anOrdinaryProfileStaysSuspended() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            for (int i = 0; i < 40; i++) {
                double[] values = {4, 3, 5, 4, 2, 4, 3, 5, 3, 4};
                send(
                        harness,
                        "u1",
                        values[i % 10],
                        i * 60_000L + i % 5 * 11_000L,
                        3.5 + i % 3 / 4.0,
                        (i % 7 - 3) / 2.5);
            }
            suspect(harness, "u1", "film:a", "film:b");
            assertThat(changes(harness)).extracting(StandingChange::standing).containsExactly(Standing.SUSPENDED);
        }
    }

    @Test
    void oneObjectsEvidenceExcludesNobody() throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            hateEverything(harness, "u1", 40, 0);
            suspect(harness, "u1", "film:a");
            assertThat(changes(harness)).extracting(StandingChange::standing).containsExactly(Standing.SUSPENDED);
            suspect(harness, "u1", "film:a", "film:b");
            assertExcluded(harness, "u1");
        }
    }

    @Test
    void inShadowAProfileIsNoSecondFamily() throws Exception {
        CheckPolicies shadow = new CheckPolicies(
                ENFORCED.rate(),
                ENFORCED.time(),
                ENFORCED.conflict(),
                ENFORCED.campaign(),
                new CheckPolicies.Profile(Mode.SHADOW),
                ENFORCED.behavior(),
                ENFORCED.surge(),
                ENFORCED.company(),
                ENFORCED.label(),
                ENFORCED.feature(),
                ENFORCED.outlier(),
                ENFORCED.spending(),
                ENFORCED.signature(),
                ENFORCED.reviewed(),
                ENFORCED.source(),
                ENFORCED.sequence(),
                ENFORCED.reference());
        try (var harness = harness(shadow)) {
            harness.open();
            hateEverything(harness, "u1", 40, 0);
            suspect(harness, "u1", "film:a", "film:b");
            assertThat(changes(harness)).extracting(StandingChange::standing).containsExactly(Standing.SUSPENDED);
        }
    }

    @Test
    void ofTheEstablishedFiveAnHourAreExcludedAndTheAlertIsWrittenOnce() throws Exception {
        assertThat(excludedOf(9, 31 * DAY)).isEqualTo(5);
    }

    @Test
    void newcomersAreOutsideTheBrake() throws Exception {
        assertThat(excludedOf(9, 29 * DAY)).isEqualTo(9);
    }

    @Test
    void whatWasSpentOfAnHourBeforeTheBrakeKnewOfMonthsIsSpent() throws Exception {
        var old = StateSnapshots.released("actor-brake-0.1.0", harness(ENFORCED), before -> {
            for (int i = 0; i < 5; i++) {
                campaigner(before, "u" + i, 31 * DAY);
            }
        });
        try (var harness = harness(ENFORCED)) {
            harness.initializeState(old);
            harness.open();
            campaigner(harness, "u5", 31 * DAY);
            campaigner(harness, "newcomer", 29 * DAY);
            assertThat(changes(harness))
                    .filteredOn(change -> change.standing() == Standing.EXCLUDED)
                    .extracting(change -> change.actor().id())
                    .containsExactly("newcomer");
        }
    }

    private static void campaigner(ActorHarness harness, String actor, long age) throws Exception {
        send(harness, actor, 1, 10 * DAY - age, 4.5, -4);
        hateEverything(harness, actor, 39, 10 * DAY - 3_600_000);
        suspect(harness, actor, "film:a", "film:b");
    }

    /** How many of some contributors of one age are excluded in the same hour. */
    private static long excludedOf(int contributors, long age) throws Exception {
        try (var harness = harness(ENFORCED)) {
            harness.open();
            for (int i = 0; i < contributors; i++) {
                campaigner(harness, "u" + i, age);
            }
            List<Alert> alerts = harness.extractOutputValues().stream()
                    .filter(passage -> passage.what() == Passage.What.ALERT)
                    .map(Passage::alert)
                    .toList();
            long excluded = changes(harness).stream()
                    .filter(change -> change.standing() == Standing.EXCLUDED)
                    .count();
            assertThat(alerts).hasSize(excluded < contributors ? 1 : 0).allSatisfy(alert -> {
                assertThat(alert.type()).isEqualTo(Alert.Type.BRAKE);
                assertThat(alert.subject()).isEqualTo("ratings");
            });
            return excluded;
        }
    }

    private static void assertExcluded(ActorHarness harness, String actor) {
        assertThat(changes(harness))
                .extracting(StandingChange::standing)
                .containsExactly(Standing.SUSPENDED, Standing.EXCLUDED);
        assertThat(changes(harness).get(1)).satisfies(change -> {
            assertThat(change.actor()).isEqualTo(Entity.of("customer", actor));
            assertThat(change.since()).isEqualTo(Long.MIN_VALUE);
            assertThat(change.reason())
                    .startsWith(
                            "two families of evidence: group, part of campaign ratings/film:a/5 (12.5 nats); profile, ");
        });
        List<Retraction> everything = harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.RETRACTION)
                .map(Passage::retraction)
                .filter(retraction -> retraction.objects().isEmpty())
                .toList();
        assertThat(everything).singleElement().satisfies(retraction -> {
            assertThat(retraction.op()).isEqualTo(Retraction.Op.RETRACT);
            assertThat(retraction.streams()).containsExactly("ratings");
            assertThat(retraction.since()).isEqualTo(Long.MIN_VALUE);
        });
    }

    private static List<StandingChange> changes(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.STANDING)
                .map(Passage::standing)
                .toList();
    }

    /** The lowest value for loved objects that nobody looks for. */
    private static void hateEverything(ActorHarness harness, String actor, int events, long at) throws Exception {
        for (int i = 0; i < events; i++) {
            send(harness, actor, 1, at + i * 60_000L + i % 5 * 11_000L, 4.5, -4);
        }
    }

    private static void send(ActorHarness harness, String actor, double value, long at, double mean, double popularity)
            throws Exception {
        Event event = Events.event(actor, "m" + at, value, Events.NOON + at, Timing.ON_TIME, null, "{}");
        harness.processElement(new StreamRecord<>(
                Passage.of(event, new ObjectContext(50, mean, 1, 2, Events.NOON, null, popularity))));
    }

    private static void suspect(ActorHarness harness, String actor, String... objects) throws Exception {
        harness.processElement(new StreamRecord<>(Passage.of(new Suspicion(
                0,
                Entity.of("customer", actor),
                Suspicion.Kind.MEMBER,
                "ratings/film:a/5",
                List.of(objects),
                5,
                Events.NOON + 10 * DAY,
                12.5,
                40,
                "because"))));
    }

    private static ActorHarness harness(CheckPolicies policy) throws Exception {
        return ActorHarness.judging(policy, Duration.ofDays(365));
    }
}
