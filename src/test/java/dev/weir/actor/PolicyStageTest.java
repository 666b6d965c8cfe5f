package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Alert;
import dev.weir.event.Event;
import dev.weir.event.Kind;
import dev.weir.event.ObjectContext;
import dev.weir.event.Retraction;
import dev.weir.model.Learned;
import dev.weir.model.RateBaselines;
import dev.weir.policy.Governing;
import dev.weir.policy.SignedPolicies;
import dev.weir.policy.SignedPolicy;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import dev.weir.support.RateModels;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** Policies that are published while the actor stage runs. */
class PolicyStageTest {

    private static final Signer LEA = Signer.of("lea", Role.LEAD);
    private static final long NOON = Events.NOON;
    private static final Policy BASE = PolicyFile.defaults();
    private static final Settings SETTINGS = TestSettings.ratings();

    private int sent;

    @Test
    void anEventIsJudgedByThePolicyThatHeldWhenItArrived() throws Exception {
        try (ActorHarness harness = open(harness(reviewers()))) {
            // When
            publish(harness, SignedPolicies.of(LEA, policy(2, "effectiveFrom: " + at(1_000)), NOON));

            // Then
            assertThat(stamps(harness, 999, 1_000, 1_001)).containsExactly("default@1", "shop@2", "shop@2");
            assertThat(stamps(harness, 998)).as("another partition is behind").containsExactly("default@1");
            assertThat(stamps(harness, 1_002)).containsExactly("shop@2");
        }
    }

    @Test
    void whatCameBeforeItWasPublishedIsNotJudgedByIt() throws Exception {
        try (ActorHarness harness = open(harness(reviewers()))) {
            publish(harness, SignedPolicies.of(LEA, policy(2, "effectiveFrom: " + at(-1_000)), NOON));
            assertThat(stamps(harness, -1, 0, 1)).containsExactly("default@1", "shop@2", "shop@2");
        }
    }

    @Test
    void aStreamIsLeftAloneUntilTheEnd() throws Exception {
        try (ActorHarness harness = open(harness(reviewers()))) {
            publish(
                    harness,
                    SignedPolicies.of(
                            LEA,
                            policy(
                                    2,
                                    "effectiveFrom: " + at(0) + "\nbypass: [{stream: ratings, until: " + at(100)
                                            + "}]"),
                            NOON));

            // When, Then
            assertThat(stamps(harness, 99)).containsExactly("shop@2!shadow");
            harness.processElement(new StreamRecord<>(Passage.of(ofRows())));
            assertThat(retractions(harness)).as("what the rows take back").isZero();
            assertThat(stamps(harness, 100, 101)).containsExactly("shop@2", "shop@2");
            harness.processElement(new StreamRecord<>(Passage.of(ofRows())));
            assertThat(retractions(harness)).isEqualTo(1);
        }
    }

    @Test
    void whatDoesNotCountChangesNothingAndIsAnAlert() throws Exception {
        try (ActorHarness harness = open(harness(reviewers()))) {
            // Given
            SignedPolicy good = SignedPolicies.of(LEA, policy(5, ""), NOON);
            publish(harness, good);

            // When
            publish(harness, good);
            assertThat(alerts(harness)).as("the same again").isEmpty();
            publish(harness, SignedPolicies.of(Signer.of("eve", Role.ADMIN), policy(6, ""), NOON));
            publish(harness, SignedPolicies.of(LEA, policy(5, "checks: {time: {mode: off}}"), NOON));
            publish(harness, SignedPolicies.of(LEA, policy(7, "checks: {campaign: {mode: off}}"), NOON));
            publish(harness, new SignedPolicy("x@9", "nonsense: [", "", "", NOON, "weir.policies/0/9"));

            // Then
            assertThat(alerts(harness))
                    .allMatch(alert -> alert.type() == Alert.Type.POLICY_REFUSED)
                    .extracting(Alert::sentence)
                    .satisfiesExactly(
                            forged -> assertThat(forged).contains("'eve', who is not in the reviewers' file"),
                            low -> assertThat(low).contains("version 5 is not above the one published last, shop@5"),
                            later -> assertThat(later)
                                    .contains("it waits for a restart", "ratings: campaign is off, was on"),
                            nothing -> assertThat(nothing).contains("weir.policies/0/9", "it is not signed"));
            assertThat(stamps(harness, 1)).containsExactly("shop@5");
        }
    }

    @Test
    void onlyOneSubtaskTells() throws Exception {
        try (ActorHarness second = new ActorHarness(stage(governing(reviewers())), 2, 1)) {
            second.open();
            publish(second, SignedPolicies.of(Signer.of("eve", Role.ADMIN), policy(6, ""), NOON));
            assertThat(alerts(second)).isEmpty();
        }
    }

    @Test
    void aPolicyOutlivesARestartAndWhoSignedIt() throws Exception {
        // Given
        OperatorSubtaskState state = StateSnapshots.of(
                harness(reviewers()),
                harness -> publish(harness, SignedPolicies.of(LEA, policy(2, "effectiveFrom: " + at(50)), NOON)));

        // When, Then
        try (ActorHarness harness = harness(Reviewers.NOBODY)) {
            harness.initializeState(state);
            harness.open();
            assertThat(stamps(harness, 49, 50, 51)).containsExactly("default@1", "shop@2", "shop@2");
        }
    }

    /** Else who is found out right behind a restart goes free where the first policy only looked on. */
    @Test
    void whatComesBeforeTheFirstEventBehindARestartIsJudgedByThePolicyOfItsTime() throws Exception {
        // Given
        Policy lookingOn = PolicyFile.parse("name: base\nchecks: {campaign: {mode: shadow}}", "policy");
        Governing governing = new Governing(SETTINGS, lookingOn, lookingOn, reviewers(), List.of());
        OperatorSubtaskState state = StateSnapshots.of(
                new ActorHarness(stage(governing)),
                harness -> publish(harness, SignedPolicies.of(LEA, policy(2, "effectiveFrom: " + at(50)), NOON)));
        for (long time : new long[] {49, 50, 51}) {
            try (ActorHarness harness = new ActorHarness(stage(governing))) {
                harness.initializeState(state);
                harness.open();

                // When
                harness.processElement(new StreamRecord<>(Passage.of(Held.accused("m1", NOON + time))));

                // Then
                assertThat(harness.extractOutputValues().stream()
                                .filter(passage -> passage.what() == Passage.What.STANDING))
                        .as("accused at %d", time)
                        .hasSize(time < 50 ? 0 : 1);
            }
        }
    }

    @Test
    void aJobStartsWithWhatIsPublished() throws Exception {
        // Given
        SignedPolicy published = SignedPolicies.of(LEA, policy(2, "checks: {campaign: {mode: off}}"), NOON);
        Policy policy = PolicyFile.parse(published.text(), "policy");
        Governing governing = new Governing(SETTINGS, BASE, policy, reviewers(), List.of(published.bytes()));

        // When, Then
        try (ActorHarness harness = open(new ActorHarness(stage(governing)))) {
            assertThat(stamps(harness, -1, 0)).containsExactly("default@1", "shop@2");
            publish(harness, published);
            publish(harness, SignedPolicies.of(LEA, policy(3, "checks: {campaign: {mode: off}}"), NOON + 10));
            assertThat(stamps(harness, 9, 10)).containsExactly("shop@2", "shop@3");
            assertThat(alerts(harness)).isEmpty();
        }
    }

    @Test
    void modelsAreStillLearnedBetweenPolicies() throws Exception {
        try (ActorHarness harness = open(harness(reviewers()))) {
            publish(harness, SignedPolicies.of(LEA, policy(2, ""), NOON));
            publishModel(harness, RateModels.of("ratings", 1).text());
            publish(harness, SignedPolicies.of(LEA, policy(3, ""), NOON + 5));
            assertThat(stamps(harness, 4, 5)).containsExactly("shop@2 ratings@1", "shop@3 ratings@1");
        }
    }

    @Test
    void whatIsNoModelIsAnAlertAndTheLastOneHolds() throws Exception {
        try (ActorHarness harness = open(harness(reviewers()))) {
            publishModel(harness, RateModels.of("ratings", 1).text());

            // When
            publishModel(harness, "{\"check\":\"rate\",\"version\":");
            publishModel(harness, "");
            publishModel(
                    harness, RateModels.of("ratings", 2).text().replaceFirst("\"version\" ?: ?2", "\"version\": -2"));

            // Then
            assertThat(alerts(harness))
                    .allMatch(alert -> alert.type() == Alert.Type.MODEL_REFUSED)
                    .extracting(Alert::sentence)
                    .satisfiesExactly(
                            torn -> assertThat(torn).contains("is not JSON"),
                            nothing -> assertThat(nothing).contains("the last good model holds"),
                            below -> assertThat(below).contains("version", "-2"));
            assertThat(stamps(harness, 1)).containsExactly("default@1 ratings@1");
        }
    }

    /** Versions begin at 1 again there, and who publishes one is told that it is published. */
    @Test
    void aModelOfATopicThatWasMadeAnewIsAnAlert() throws Exception {
        String first = RateModels.of("ratings", 1).text();
        try (ActorHarness harness = open(harness(reviewers()))) {
            // Given: as they are read again from the beginning
            publishModel(harness, RateModels.of("ratings", 7).text());
            publishModel(harness, first);
            publishModel(harness, RateModels.of("ratings", 7).text());
            assertThat(alerts(harness)).isEmpty();

            // When
            publishModel(harness, first.replace("2026-01-31T00:00:01Z", "2026-01-31T00:00:07.001Z"));

            // Then
            assertThat(alerts(harness)).singleElement().satisfies(alert -> {
                assertThat(alert.type()).isEqualTo(Alert.Type.MODEL_REFUSED);
                assertThat(alert.sentence()).contains("ratings/rate@1", "no higher than ratings/rate@7", "above 7");
            });
        }
    }

    @Test
    void aModelInStateThatThisReleaseDoesNotReadKeepsNoJobFromStarting() throws Exception {
        // Given: what another release took up
        OperatorSubtaskState old = StateSnapshots.of(harness(reviewers()), harness -> {
            publish(harness, SignedPolicies.of(LEA, policy(2, ""), NOON));
            harness.getOperator()
                    .getOperatorStateBackend()
                    .getBroadcastState(new MapStateDescriptor<>(
                            "models", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO))
                    .put("ratings", "{\"check\": \"rate\", \"format\": 99}".getBytes(StandardCharsets.UTF_8));
        });
        try (ActorHarness harness = harness(reviewers())) {
            // When
            harness.initializeState(old);
            harness.open();

            // Then
            assertThat(stamps(harness, 1)).containsExactly("shop@2");
            publishModel(harness, RateModels.of("ratings", 1).text());
            assertThat(stamps(harness, 2)).containsExactly("shop@2 ratings@1");
        }
    }

    @Test
    void stateOfTheFirstReleaseThatKnewPoliciesStillRestores() throws Exception {
        try (ActorHarness harness = harness(Reviewers.NOBODY)) {
            harness.initializeState(StateSnapshots.released(
                    "actor-policy-0.1.0",
                    harness(reviewers()),
                    old -> publish(old, SignedPolicies.of(LEA, policy(2, ""), NOON))));
            harness.open();
            assertThat(stamps(harness, -1, 0, 1)).containsExactly("default@1", "shop@2", "shop@2");
        }
    }

    private static ActorHarness open(ActorHarness harness) throws Exception {
        harness.open();
        return harness;
    }

    private static Reviewers reviewers() {
        return new Reviewers(List.of(LEA.reviewer()));
    }

    private static ActorHarness harness(Reviewers reviewers) throws Exception {
        return new ActorHarness(stage(governing(reviewers)));
    }

    private static Governing governing(Reviewers reviewers) {
        return new Governing(SETTINGS, BASE, BASE, reviewers, List.of());
    }

    private static ActorStage stage(Governing governing) {
        return new ActorStage(new ActorPlan(
                (learned, rules) -> List.of(new Judge(
                        SETTINGS.streamList().get(0),
                        rules.on("ratings", Kind.RATING),
                        RateBaselines.shipped(),
                        new Verdicts(
                                rules.id("ratings"), learned.rate("ratings").isEmpty() ? "" : "ratings@1"))),
                Learned.none(),
                governing,
                SETTINGS.streamNames(),
                Duration.ofDays(60),
                SETTINGS.review(),
                dev.weir.settings.PrivacySettings.NONE));
    }

    private static void publish(ActorHarness harness, SignedPolicy policy) throws Exception {
        harness.processBroadcastElement(new StreamRecord<>(policy.bytes()));
    }

    private static void publishModel(ActorHarness harness, String text) throws Exception {
        harness.processBroadcastElement(new StreamRecord<>(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String policy(int version, String more) {
        return "name: shop\nversion: " + version + "\n" + more + "\n";
    }

    private static Instant at(long after) {
        return Instant.ofEpochMilli(NOON + after);
    }

    /** What is stamped on the verdicts of events that arrive so many milliseconds after noon. */
    private List<String> stamps(ActorHarness harness, long... arrivals) throws Exception {
        List<String> stamps = new ArrayList<>();
        for (long arrival : arrivals) {
            Event event = Events.by("u" + sent++, NOON + arrival);
            harness.processElement(new StreamRecord<>(Passage.of(event, ObjectContext.NONE)));
            Passage judged = harness.extractOutputValues().stream()
                    .filter(passage -> passage.what() == Passage.What.JUDGED)
                    .reduce((first, last) -> last)
                    .orElseThrow();
            stamps.add((judged.verdict().policy() + ' ' + judged.verdict().models()).strip());
        }
        return stamps;
    }

    private static List<Alert> alerts(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.ALERT)
                .map(Passage::alert)
                .toList();
    }

    private static long retractions(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.RETRACTION)
                .count();
    }

    private static Retraction ofRows() {
        return Retraction.ofKey("key 1", "k", List.of("ratings"), NOON, "why", NOON);
    }
}
