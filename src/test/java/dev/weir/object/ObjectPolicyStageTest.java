package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.event.Verdict;
import dev.weir.policy.Governing;
import dev.weir.policy.SignedPolicies;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Scale;
import dev.weir.settings.Signatures;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import dev.weir.wire.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy keeps from being learned: what nobody proved, who is ignored; and what it announces. */
class ObjectPolicyStageTest {

    private static final Proof SIGNED = Proof.verified("key", "app", "1", Events.NOON);

    /** Who may write to a topic and has no key names twelve honest people, who would be a crowd by it, and lose what they said. */
    @ParameterizedTest
    @CsvSource({
        "UNSIGNED, REQUIRED, enforce, false",
        "UNSIGNED, PREFERRED, enforce, true",
        "UNSIGNED, REQUIRED, shadow, true",
        "INVALID, PREFERRED, enforce, false",
        "VERIFIED, REQUIRED, enforce, true"
    })
    void whatNobodyProvedIsNoCrowd(Proof.Result result, Signatures asked, String mode, boolean counts)
            throws Exception {
        // Given
        Proof proof = result == Proof.Result.VERIFIED
                ? SIGNED
                : result == Proof.Result.INVALID ? Proof.invalid("its key was retired") : Proof.UNSIGNED;
        List<Watched> streams = List.of(
                new Watched("ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, new Scale(1, 5, 1.0), asked));
        List<Event> events = new ArrayList<>();
        for (Event event : ObjectHarness.aTownWithACampaign()) {
            boolean forged = event.actor().text().contains("fake");
            events.add(event.detailed(event.details().proven(forged ? proof : SIGNED)));
        }

        // When
        List<Passage> said = ObjectHarness.said(
                ObjectHarness.harness(streams, 50, policy("checks: {signature: {mode: " + mode + "}}")), events);

        // Then
        assertThat(said.stream().anyMatch(ObjectHarness::isBurst)).isEqualTo(counts);
        assertThat(said.stream().filter(passage -> passage.what() == Passage.What.UNPROVEN))
                .hasSize(counts ? 0 : 12);
        assertThat(said.stream()
                        .filter(Passage::hasEvent)
                        .reduce((one, next) -> next)
                        .orElseThrow()
                        .context()
                        .count())
                .isEqualTo(counts ? 11 : 0);
    }

    /** It is judged with what is known of its object. */
    @Test
    void whatNobodyProvedSeesItsObjectAndAddsNothing() throws Exception {
        List<Watched> streams = List.of(new Watched(
                "ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, new Scale(1, 5, 1.0), Signatures.REQUIRED));
        try (var harness = ObjectHarness.harness(streams, 50)) {
            harness.open();
            for (Proof proof : List.of(SIGNED, Proof.UNSIGNED, Proof.UNSIGNED, SIGNED)) {
                Event event = Events.valued(2, Events.NOON);
                harness.processElement1(
                        ObjectHarness.record(event.detailed(event.details().proven(proof))));
            }
            assertThat(harness.extractOutputValues())
                    .extracting(
                            passage -> passage.what() + " " + passage.context().count())
                    .containsExactly("EVENT 0", "UNPROVEN 1", "UNPROVEN 1", "EVENT 1");
        }
    }

    @Test
    void whoIsIgnoredIsClosedAtOnceAndLeavesNoTrace() throws Exception {
        String qa = "ignore: [{actors: ['customer:qa-*'], owner: team qa, until: %s}]";
        try (var harness = ObjectHarness.harness(
                ObjectHarness.WATCHED, 50, policy(qa.formatted(Instant.ofEpochMilli(Events.NOON + 10))))) {
            harness.open();

            // When
            harness.processElement1(ObjectHarness.record(Events.by("qa-7", Events.NOON + 9)));
            int entries = harness.numKeyedStateEntries();
            harness.processElement1(ObjectHarness.record(Events.by("u1", Events.NOON + 9)));
            harness.processElement1(ObjectHarness.record(Events.by("qa-7", Events.NOON + 10)));
            harness.processElement1(ObjectHarness.record(Events.by("qa-7", Events.NOON + 11)));

            // Then
            List<Passage> said = harness.extractOutputValues();
            assertThat(said.get(0).what()).isEqualTo(Passage.What.JUDGED);
            assertThat(said.get(0).verdict().ruling()).isEqualTo(Verdict.Ruling.HOLD);
            assertThat(said.get(0).verdict().policy()).isEqualTo("shop@2");
            assertThat(said.get(0).verdict().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("ignore");
                assertThat(finding.sentence()).contains("customer:qa-7 is ignored until", "says team qa");
            });
            assertThat(entries).isZero();
            assertThat(said.subList(1, 4)).extracting(Passage::what).containsOnly(Passage.What.EVENT);
            assertThat(said.subList(1, 4))
                    .extracting(passage -> passage.context().count())
                    .containsExactly(0L, 1L, 2L);
        }
    }

    /** Twelve within twelve minutes are a burst; where a thousand times the usual is announced they are not. */
    @Test
    void whatWasAnnouncedIsNoBurst() throws Exception {
        // Given
        List<Event> events = ObjectHarness.aTownWithACampaign();
        Instant begin = Instant.ofEpochMilli(events.get(events.size() - 12).time());
        String surge = "expect: [{stream: ratings, object: '%s', from: %s, until: %s, factor: 1000}]";
        String end = begin.plusSeconds(86_400).toString();

        // When, Then
        assertThat(ObjectHarness.said(ObjectHarness.harness(ObjectHarness.WATCHED, 50), events))
                .anyMatch(ObjectHarness::isBurst);
        assertThat(ObjectHarness.said(
                        ObjectHarness.harness(
                                ObjectHarness.WATCHED, 50, policy(surge.formatted("film:rare", begin, end))),
                        events))
                .noneMatch(ObjectHarness::isBurst);
        assertThat(ObjectHarness.said(
                        ObjectHarness.harness(
                                ObjectHarness.WATCHED, 50, policy(surge.formatted("film:other", begin, end))),
                        events))
                .anyMatch(ObjectHarness::isBurst);
    }

    @Test
    void aPolicyThatIsPublishedIgnoresFromItsMomentOn() throws Exception {
        // Given
        Signer lea = Signer.of("lea", Role.LEAD);
        Policy base = PolicyFile.defaults();
        Governing governing =
                new Governing(TestSettings.ratings(), base, base, new Reviewers(List.of(lea.reviewer())), List.of());
        String text = "name: shop\nversion: 2\neffectiveFrom: " + Instant.ofEpochMilli(Events.NOON)
                + "\nignore: [{actors: ['customer:qa-*'], owner: qa, until: " + Instant.ofEpochMilli(Events.NOON + 100)
                + "}]\n";

        // When
        try (var harness = ObjectHarness.harness(ObjectHarness.WATCHED, 50, governing)) {
            harness.open();
            harness.processElement2(
                    new StreamRecord<>(SignedPolicies.of(lea, text, Events.NOON).bytes()));
            harness.processElement1(ObjectHarness.record(Events.by("qa-7", Events.NOON - 1)));
            harness.processElement1(ObjectHarness.record(Events.by("qa-7", Events.NOON)));

            // Then
            assertThat(harness.extractOutputValues())
                    .extracting(Passage::what)
                    .containsExactly(Passage.What.EVENT, Passage.What.JUDGED);
        }
    }

    private static Governing policy(String entries) {
        return Governing.alone(
                TestSettings.ratings(),
                PolicyFile.parse(
                        "name: shop\nversion: 2\neffectiveFrom: " + Instant.ofEpochMilli(Events.NOON) + "\n" + entries,
                        "policy"));
    }
}
