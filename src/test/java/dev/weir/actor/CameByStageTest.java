package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.decide.Decisions;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.ObjectContext;
import dev.weir.event.Retraction;
import dev.weir.event.SourceTally;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.Learned;
import dev.weir.model.RateBaselines;
import dev.weir.policy.Governing;
import dev.weir.privacy.Erasing;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.PrivacySettings;
import dev.weir.settings.Settings;
import dev.weir.source.SourceStage;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a source brought counts against it when it is found out. */
class CameByStageTest {

    private static final long HOUR = 3_600_000;
    private static final Settings SETTINGS = TestSettings.parse("""
            streams:
              ratings:
                topic: shop.ratings
                kind: rating
                fields:
                  actor: {type: customer, at: /user}
                  object: {type: film, at: /movie}
                  value: /stars
                  time: {at: /ts, unit: ms}
                  source: /source
                scale: {min: 1, max: 5}
            """);

    @Test
    void whoWasAdmittedAndIsFoundOutSpeaksOnceAgainstTheSourceThatBroughtIt() throws Exception {
        try (var harness = harness()) {
            harness.open();
            rate(harness, "u1", "app", 0);
            rate(harness, "u1", "web", 2 * HOUR);
            rate(harness, "u2", "app", 2 * HOUR);
            assertThat(takenBack(harness)).isEmpty();

            // When it is accused of one object, then of another
            suspect(harness, "u1", "film:a");
            suspect(harness, "u1", "film:a", "film:b");

            // Then
            assertThat(retractions(harness)).hasSize(2);
            assertThat(takenBack(harness)).singleElement().satisfies(tally -> {
                assertThat(tally.source()).isEqualTo("web");
                assertThat(tally.takenBack()).isEqualTo(1);
                assertThat(tally.visits()).isZero();
                assertThat(tally.clock()).isEqualTo((Events.NOON + 2 * HOUR) / HOUR);
            });
        }
    }

    @Test
    void itIsRememberedAcrossARestore() throws Exception {
        try (var after = harness()) {
            after.initializeState(
                    StateSnapshots.released("actor-came-by-0.1.0", harness(), before -> rate(before, "u1", "app", 0)));
            after.open();
            suspect(after, "u1", "film:a");
            assertThat(takenBack(after)).extracting(SourceTally::source).containsExactly("app");
            assertThat(takenBack(after).get(0).clock() - 1)
                    .as("behind one subtask, hours before it are closed")
                    .isEqualTo(Long.MIN_VALUE);
        }
    }

    @Test
    void whatNobodyAdmittedOrNoSourceBroughtCostsNobody() throws Exception {
        try (var harness = harness()) {
            harness.open();
            rate(harness, "u1", null, 0);
            suspect(harness, "u1", "film:a", "film:b");
            suspect(harness, "u2", "film:a", "film:b");
            rate(harness, "u2", "app", 0);
            assertThat(harness.extractOutputValues())
                    .filteredOn(passage -> passage.what() == Passage.What.JUDGED)
                    .last()
                    .extracting(passage -> passage.verdict().ruling())
                    .isEqualTo(Verdict.Ruling.HOLD);
            suspect(harness, "u2", "film:a", "film:b", "film:c");

            assertThat(retractions(harness)).hasSize(3);
            assertThat(takenBack(harness)).isEmpty();
        }
    }

    @Test
    void whoIsErasedLeavesNoNameOfASource(@TempDir Path folder) throws Exception {
        try (var harness = harness(Erasing.keyed(folder))) {
            harness.open();
            rate(harness, "u1", "app", 0);
            harness.snapshot(1, 1);
            assertThat(harness.numKeyedStateEntries()).isPositive();

            harness.processElement(new StreamRecord<>(Passage.of(
                    Decisions.byAnalyst(Erasing.erase("e1", Entity.of("customer", "u1"), Events.NOON + HOUR)))));

            harness.snapshot(2, 2);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(takenBack(harness)).as("it asked for it").isEmpty();
        }
    }

    private static void rate(ActorHarness harness, String actor, @Nullable String source, long at) throws Exception {
        Event event = Events.event(actor, "m" + at, 4, Events.NOON + at, Timing.ON_TIME, null, "{}")
                .detailed(new Details(source, null, null, null, null, Features.NONE, null));
        harness.processElement(new StreamRecord<>(Passage.of(event, ObjectContext.NONE)));
    }

    private static void suspect(ActorHarness harness, String actor, String... objects) throws Exception {
        harness.processElement(new StreamRecord<>(Passage.of(new Suspicion(
                0,
                Entity.of("customer", actor),
                Suspicion.Kind.MEMBER,
                "ratings/film:a/5",
                List.of(objects),
                5,
                Events.NOON + 3 * HOUR,
                12.5,
                40,
                "because"))));
    }

    private static List<Retraction> retractions(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.RETRACTION)
                .map(Passage::retraction)
                .toList();
    }

    private static List<SourceTally> takenBack(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.SOURCE_TALLY)
                .map(Passage::sourceTally)
                .filter(tally -> tally.takenBack() > 0)
                .toList();
    }

    private static ActorHarness harness() throws Exception {
        return harness(SETTINGS.privacy());
    }

    private static ActorHarness harness(PrivacySettings privacy) throws Exception {
        assertThat(SourceStage.isNeeded(SETTINGS)).isTrue();
        return new ActorHarness(
                new ActorStage(new ActorPlan(
                        (learned, rules) -> List.of(new Judge(
                                SETTINGS.streamList().get(0),
                                PolicyFile.defaults().on("ratings"),
                                RateBaselines.shipped(),
                                new Verdicts("default@1", ""))),
                        Learned.none(),
                        Governing.alone(SETTINGS, PolicyFile.defaults()),
                        SETTINGS.streamNames(),
                        Duration.ofDays(30),
                        SETTINGS.review(),
                        privacy)),
                1,
                0);
    }
}
