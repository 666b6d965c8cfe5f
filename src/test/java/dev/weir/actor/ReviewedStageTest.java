package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.model.Learned;
import dev.weir.model.Published;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedModel;
import dev.weir.policy.Governing;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.support.RateModels;
import dev.weir.support.ReviewedModels;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What decisions teach, in the job: from the publication of a model on. */
class ReviewedStageTest {

    private static final ReviewedFit FIT = ReviewedModels.ofThoseWhomOneMeets(Map.of("film:foul", new int[] {99, 0}));

    @Test
    void aModelIsAskedFromTheMomentItIsPublished() throws Exception {
        try (ActorHarness harness = harness("shadow")) {
            harness.open();
            assertThat(rate(harness, "foul", 1).findings()).isEmpty();
            publish(harness, model(1));
            rate(harness, "foul", 2);
            rate(harness, "foul", 3);
            Verdict verdict = rate(harness, "foul", 4);
            assertThat(verdict.models()).isEqualTo("rate=default@1,reviewed=ratings@1");
            assertThat(verdict.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("reviewed");
                assertThat(finding.weight()).isEqualTo(Finding.Weight.SHADOW);
                assertThat(finding.sentence()).contains("297 of 297 fake who came to 3 of its 3 objects");
            });
            assertThat(verdict.trust()).isEqualTo(1);
        }
    }

    @Test
    void enforcedItLowersTrustAndHoldsNothing() throws Exception {
        try (ActorHarness harness = harness("enforce")) {
            harness.open();
            publish(harness, model(1));
            rate(harness, "foul", 1);
            rate(harness, "foul", 2);
            Verdict verdict = rate(harness, "foul", 3);
            assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
            assertThat(verdict.trust()).isLessThan(1);
            assertThat(verdict.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS));
        }
    }

    @Test
    void afterARestartBothModelsHoldAndSumsGoOn() throws Exception {
        // Given
        var snapshot = StateSnapshots.of(harness("shadow"), before -> {
            publish(before, RateModels.of("ratings", 3));
            publish(before, model(2));
            rate(before, "foul", 1);
            rate(before, "foul", 2);
        });

        // When
        try (ActorHarness after = harness("shadow")) {
            after.initializeState(snapshot);
            after.open();
            Verdict verdict = rate(after, "foul", 3);

            // Then
            assertThat(verdict.models()).isEqualTo("rate=ratings@3,reviewed=ratings@2");
            assertThat(verdict.findings())
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.sentence()).contains("297 of 297 fake who came to 3 of its 3 objects"));
        }
    }

    @Test
    void theStateOfThisReleaseKeepsModelAndSums() throws Exception {
        try (ActorHarness harness = harness("shadow")) {
            harness.initializeState(StateSnapshots.released("actor-reviewed-0.1.0", harness("shadow"), before -> {
                publish(before, model(2));
                rate(before, "foul", 1);
                rate(before, "foul", 2);
            }));
            harness.open();
            assertThat(rate(harness, "foul", 3).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.sentence()).contains("came to 3 of its 3 objects"));
        }
    }

    @Test
    void contributorsOfTheReleaseBeforeAreTakenOver() throws Exception {
        // Given: an event that a release without this check remembers
        try (ActorHarness harness = harness("shadow")) {
            harness.initializeState(StateSnapshots.released("actor-spending-0.1.0", harness("shadow"), before -> {}));
            harness.open();
            // When
            publish(harness, model(1));
            rate(harness, "foul", 1);
            rate(harness, "foul", 2);
            // Then
            assertThat(rate(harness, "foul", 3).findings())
                    .filteredOn(finding -> finding.check().equals("reviewed"))
                    .hasSize(1);
        }
    }

    @Test
    void itCostsNothingWhereNoModelIsThereAnd37BytesElse() throws IOException {
        int without = bytes(judged(null));
        int with = bytes(judged(model(1)));
        assertThat(judged(null).reviewed()).isNull();
        assertThat(with - without).isEqualTo(37);
        assertThat(with).isLessThanOrEqualTo(560 + 37);
    }

    /** The memory of a contributor with three hundred events. */
    private static ActorMemory judged(@Nullable ReviewedModel model) {
        Judge judge = judge(PolicyFile.defaults().on("ratings"), model, "");
        ActorMemory memory = ActorMemory.empty();
        for (int i = 0; i < 300; i++) {
            Event event = Events.event("u1", "m" + i, 1 + i % 5, Events.NOON + i, Timing.ON_TIME, "e" + i, "{}");
            memory = judge.judge(event, new ObjectContext(50, 3.5, 1, 2, Events.NOON, null, 0.5), memory)
                    .after();
        }
        return memory;
    }

    private static int bytes(ActorMemory memory) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        ActorMemorySerializer.INSTANCE.serialize(memory, out);
        return out.length();
    }

    private static ReviewedModel model(int version) {
        return ReviewedModels.of("ratings", version, 1, FIT);
    }

    private static void publish(ActorHarness harness, Published model) throws Exception {
        harness.processBroadcastElement(new StreamRecord<>(model.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static Verdict rate(ActorHarness harness, String object, int minute) throws Exception {
        Event event = Events.event("u1", object, 3, Events.NOON + minute * 60_000L, Timing.ON_TIME, "e" + minute, "{}");
        harness.processElement(new StreamRecord<>(Passage.of(event, ObjectContext.NONE)));
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.JUDGED)
                .reduce((first, last) -> last)
                .orElseThrow()
                .verdict();
    }

    private static ActorHarness harness(String mode) throws Exception {
        Settings settings = TestSettings.ratings();
        CheckPolicies policy = PolicyFile.parse(
                        "name: p\nchecks: {reviewed: {mode: " + mode
                                + "}, behavior: {mode: off}, profile: {mode: off}}",
                        "policy.yaml")
                .on("ratings");
        ActorStage stage = new ActorStage(new ActorPlan(
                (learned, rules) ->
                        List.of(judge(policy, learned.reviewed("ratings").orElse(null), models(learned))),
                Learned.none(),
                Governing.alone(settings, PolicyFile.defaults()),
                settings.streamNames(),
                Duration.ofDays(60),
                settings.review(),
                settings.privacy()));
        return new ActorHarness(stage);
    }

    private static Judge judge(CheckPolicies policy, @Nullable ReviewedModel model, String models) {
        return new Judge(
                TestSettings.ratings().streamList().get(0),
                policy,
                RateBaselines.shipped(),
                model,
                new Verdicts("p@1", models));
    }

    private static String models(Learned learned) {
        RateBaselines rates = learned.rate("ratings").map(RateModel::baselines).orElse(RateBaselines.shipped());
        return rates.id()
                + learned.reviewed("ratings").map(model -> ',' + model.id()).orElse("");
    }
}
