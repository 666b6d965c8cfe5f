package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Proof;
import dev.weir.event.Timing;
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
import dev.weir.wire.PassageSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectStageTest {

    private static final Proof SIGNED = Proof.verified("key", "app", "1", Events.NOON);
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final List<Watched> WATCHED =
            List.of(new Watched("ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, new Scale(1, 5, 1.0), Signatures.IGNORED));
    private static final List<Watched> IGNORED =
            List.of(new Watched("ratings", Watched.Crowds.IGNORED, Watched.Surges.COUNTED, null, Signatures.IGNORED));

    @Test
    void eachEventSeesWhatWasKnownBeforeIt() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(record(Events.valued(2, Events.NOON)));
            harness.processElement1(record(Events.valued(4, Events.NOON + 1)));
            harness.processElement1(record(Events.valued(5, Events.NOON + 2)));
            assertThat(harness.extractOutputValues())
                    .extracting(passage -> passage.context().count())
                    .containsExactly(0L, 1L, 2L);
            assertThat(harness.extractOutputValues().get(2).context().mean()).isEqualTo(3);
        }
    }

    /** Stars and prices of one film have no mean together; that each has come is known to all. */
    @Test
    void eachStreamKnowsItsOwnValues() throws Exception {
        // Given
        List<Watched> streams = List.of(
                WATCHED.get(0),
                new Watched("orders", Watched.Crowds.IGNORED, Watched.Surges.COUNTED, null, Signatures.IGNORED),
                new Watched("plays", Watched.Crowds.IGNORED, Watched.Surges.IGNORED, null, Signatures.IGNORED));
        Governing governing = Governing.alone(TestSettings.ratings(), PolicyFile.defaults());
        OperatorSubtaskState state;
        try (var before = harness(streams, 50, governing)) {
            before.open();
            before.processElement1(record(Events.valued(2, Events.NOON)));
            before.processElement1(record(Events.valued(50, Events.NOON).numbered(1)));
            before.processElement1(record(Events.valued(70, Events.NOON).numbered(1)));
            before.processElement1(record(Events.valued(4, Events.NOON)));
            state = before.snapshot(1, 1);
        }

        // When
        try (var after = harness(streams, 50, governing)) {
            after.initializeState(state);
            after.open();
            after.processElement1(record(Events.valued(1, Events.NOON)));
            after.processElement1(record(Events.valued(1, Events.NOON).numbered(1)));
            after.processElement1(record(Events.valued(Double.NaN, Events.NOON).numbered(2)));
            after.processElement1(record(Events.valued(1, Events.NOON).numbered(2)));

            // Then
            assertThat(after.extractOutputValues())
                    .extracting(passage -> passage.context().mean())
                    .startsWith(3.0, 60.0)
                    .endsWith(Double.NaN);
            assertThat(after.extractOutputValues())
                    .extracting(passage -> passage.context().count())
                    .containsExactly(4L, 5L, 6L, 7L);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Timing.class,
            names = {"FUTURE", "STALE"})
    void impossibleTimesAreNotCounted(Timing timing) throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(record(Events.timed(timing, 1, Events.NOON)));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void forgetsAnObjectAfterItsMemoryByEventTime() throws Exception {
        long month = MEMORY.toMillis();
        assertThat(countAfter(month)).isEqualTo(1);
        assertThat(countAfter(month + 1)).isZero();
    }

    @Test
    void stateGoesAwayByItselfAfterTwiceTheMemory() throws Exception {
        assertThat(countAfterRestart(2 * MEMORY.toMillis() - 1)).isEqualTo(1);
        assertThat(countAfterRestart(2 * MEMORY.toMillis())).isZero();
    }

    @Test
    void whatIsAtHandChangesNothing() throws Exception {
        // Given
        List<Event> events = aTownWithACampaign();

        // When
        List<Passage> roomy = said(harness(WATCHED, ObjectStage.MOST_AT_HAND), events);
        List<Passage> tight = said(harness(WATCHED, 1), events);

        // Then
        assertThat(roomy)
                .filteredOn(passage -> passage.what() == Passage.What.ALARM)
                .isNotEmpty();
        assertThat(Events.bytes(tight)).isEqualTo(Events.bytes(roomy));
    }

    @Test
    void withoutTimesNothingComesAtOnce() throws Exception {
        List<Event> events = aTownWithACampaign().stream()
                .map(event -> event.placed(Timing.NONE, 0))
                .toList();
        assertThat(said(harness(WATCHED, 50), events))
                .allMatch(passage -> passage.what() == Passage.What.EVENT)
                .hasSameSizeAs(events);
    }

    @Test
    void aRestartForgetsNoCrowd() throws Exception {
        // Given
        List<Event> events = aTownWithACampaign();
        int half = events.size() - 4;
        OperatorSubtaskState state = StateSnapshots.of(harness(WATCHED, 50), harness -> {
            for (Event event : events.subList(0, half)) {
                harness.processElement1(record(event));
            }
        });

        // When
        List<Event> rest = events.subList(half, events.size());
        try (var restarted = harness(WATCHED, 50)) {
            restarted.initializeState(state);
            List<Passage> after = said(restarted, rest);

            // Then
            assertThat(after).filteredOn(ObjectStageTest::isBurst).hasSize(4);
            assertThat(after.get(0).context().count()).isEqualTo(8);
        }
    }

    @Test
    void nobodyWatchesWhereThePolicyAsksForNoCampaigns() throws Exception {
        List<Passage> said = said(harness(IGNORED, 50), aTownWithACampaign());
        assertThat(said).allMatch(passage -> passage.what() == Passage.What.EVENT);
        assertThat(said).allMatch(passage -> passage.context().crowd() == null);
    }

    /** One event in ten hours, ten times; then seven within a minute, the first four before a restart. */
    @Test
    void aSurgeIsToldAlsoAfterARestart() throws Exception {
        // Given
        long burst = Events.NOON + 10 * 36_000_000L;
        OperatorSubtaskState state = StateSnapshots.of(harness(IGNORED, 50), before -> {
            for (int i = 0; i < 10; i++) {
                before.processElement1(record(Events.at(Events.NOON + i * 36_000_000L)));
            }
            for (int i = 0; i < 4; i++) {
                before.processElement1(record(Events.by("u" + i, burst + i)));
            }
        });
        // When
        List<Passage> said;
        try (var harness = harness(IGNORED, 50)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement1(record(Events.by("late", burst + 4).placed(Timing.LATE, 1)));
            harness.processElement1(record(Events.by("u5", burst + 5)));
            harness.processElement1(record(Events.by("u6", burst + 6)));
            said = harness.extractOutputValues();
        }
        // Then
        assertThat(said.get(0).context().surge()).isNull();
        assertThat(said.get(1).context().surge().events()).isCloseTo(5, within(0.01));
        assertThat(said.get(2).context().surge().events()).isCloseTo(6, within(0.01));
    }

    @Test
    void surgesThatNobodyAsksForAreNotCounted() throws Exception {
        assertThat(said(harness(WATCHED, 50), aTownWithACampaign()))
                .allMatch(passage -> passage.context().surge() == null);
    }

    @Test
    void crowdsOfTheFirstReleaseStillRestore() throws Exception {
        List<Event> events = aTownWithACampaign();
        int half = events.size() - 4;
        OperatorSubtaskState state = StateSnapshots.released("object-crowd-0.1.0", harness(WATCHED, 50), harness -> {
            for (Event event : events.subList(0, half)) {
                harness.processElement1(record(event));
            }
        });
        try (var restarted = harness(WATCHED, 50)) {
            restarted.initializeState(state);
            assertThat(said(restarted, events.subList(half, events.size())))
                    .filteredOn(ObjectStageTest::isBurst)
                    .hasSize(4);
        }
    }

    /** Six came before the restart: the seventh is one too many. */
    @Test
    void howOftenEachCameIsKnownAfterARestart() throws Exception {
        List<Event> town = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            town.add(Events.event("t" + i, "m" + i % 100, 1 + i % 5, Events.NOON + i, Timing.ON_TIME, null, "{}"));
        }
        OperatorSubtaskState state =
                StateSnapshots.released("object-crowd-times-0.1.0", harness(WATCHED, 50), harness -> {
                    for (int i = 0; i < 6; i++) {
                        harness.processElement1(
                                record(Events.event("again", "film", 5, Events.NOON + i, Timing.ON_TIME, null, "{}")));
                    }
                });
        try (var restarted = harness(WATCHED, 50)) {
            restarted.initializeState(state);
            town.add(Events.event("again", "film", 5, Events.NOON + 2_000, Timing.ON_TIME, null, "{}"));
            assertThat(said(restarted, town))
                    .filteredOn(passage -> passage.what() == Passage.What.EVENT)
                    .last()
                    .satisfies(seventh -> {
                        ObjectContext.Crowd crowd =
                                Objects.requireNonNull(seventh.context().crowd());
                        assertThat(crowd.past()).isEqualTo(ObjectContext.Crowd.Past.ITSELF);
                        assertThat(crowd.events()).isEqualTo(7);
                    });
        }
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        try (var harness = harness()) {
            harness.initializeState(StateSnapshots.released(
                    "object-0.1.0", harness(), old -> old.processElement1(record(Events.valued(2, Events.NOON)))));
            harness.open();
            harness.processElement1(record(Events.valued(4, Events.NOON)));
            ObjectContext context = harness.extractOutputValues().get(0).context();
            assertThat(context.count()).isEqualTo(1);
            assertThat(context.mean()).isEqualTo(2);
        }
    }

    /** Who may write to a topic and has no key names twelve honest people, who would be a crowd by it, and lose what they said. */
    @ParameterizedTest
    @CsvSource({
        "UNSIGNED, REQUIRED, enforce, false",
        "UNSIGNED, PREFERRED, enforce, true",
        "UNSIGNED, REQUIRED, shadow, true",
        "INVALID, PREFERRED, enforce, false",
        "VERIFIED, REQUIRED, enforce, true"
    })
    void whatNobodyProvedIsNoCrowd(Proof.Result result, Signatures asked, String mode, boolean counts) throws Exception {
        // Given
        Proof proof = result == Proof.Result.VERIFIED
                ? SIGNED
                : result == Proof.Result.INVALID ? Proof.invalid("its key was retired") : Proof.UNSIGNED;
        List<Watched> streams = List.of(new Watched(
                "ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, new Scale(1, 5, 1.0), asked));
        List<Event> events = new ArrayList<>();
        for (Event event : aTownWithACampaign()) {
            boolean forged = event.actor().text().contains("fake");
            events.add(event.detailed(event.details().proven(forged ? proof : SIGNED)));
        }

        // When
        List<Passage> said = said(harness(streams, 50, policy("checks: {signature: {mode: " + mode + "}}")), events);

        // Then
        assertThat(said.stream().anyMatch(ObjectStageTest::isBurst)).isEqualTo(counts);
        assertThat(said.stream().filter(passage -> passage.what() == Passage.What.UNPROVEN))
                .hasSize(counts ? 0 : 12);
        assertThat(said.stream().filter(Passage::hasEvent).reduce((one, next) -> next).orElseThrow().context().count())
                .isEqualTo(counts ? 11 : 0);
    }

    /** It is judged with what is known of its object. */
    @Test
    void whatNobodyProvedSeesItsObjectAndAddsNothing() throws Exception {
        List<Watched> streams = List.of(new Watched(
                "ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, new Scale(1, 5, 1.0), Signatures.REQUIRED));
        try (var harness = harness(streams, 50)) {
            harness.open();
            for (Proof proof : List.of(SIGNED, Proof.UNSIGNED, Proof.UNSIGNED, SIGNED)) {
                Event event = Events.valued(2, Events.NOON);
                harness.processElement1(record(event.detailed(event.details().proven(proof))));
            }
            assertThat(harness.extractOutputValues())
                    .extracting(passage -> passage.what() + " " + passage.context().count())
                    .containsExactly("EVENT 0", "UNPROVEN 1", "UNPROVEN 1", "EVENT 1");
        }
    }

    @Test
    void whoIsIgnoredIsClosedAtOnceAndLeavesNoTrace() throws Exception {
        String qa = "ignore: [{actors: ['customer:qa-*'], owner: team qa, until: %s}]";
        try (var harness = harness(WATCHED, 50, policy(qa.formatted(Instant.ofEpochMilli(Events.NOON + 10))))) {
            harness.open();

            // When
            harness.processElement1(record(Events.by("qa-7", Events.NOON + 9)));
            int entries = harness.numKeyedStateEntries();
            harness.processElement1(record(Events.by("u1", Events.NOON + 9)));
            harness.processElement1(record(Events.by("qa-7", Events.NOON + 10)));
            harness.processElement1(record(Events.by("qa-7", Events.NOON + 11)));

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
        List<Event> events = aTownWithACampaign();
        Instant begin = Instant.ofEpochMilli(events.get(events.size() - 12).time());
        String surge = "expect: [{stream: ratings, object: '%s', from: %s, until: %s, factor: 1000}]";
        String end = begin.plusSeconds(86_400).toString();

        // When, Then
        assertThat(said(harness(WATCHED, 50), events)).anyMatch(ObjectStageTest::isBurst);
        assertThat(said(harness(WATCHED, 50, policy(surge.formatted("film:rare", begin, end))), events))
                .noneMatch(ObjectStageTest::isBurst);
        assertThat(said(harness(WATCHED, 50, policy(surge.formatted("film:other", begin, end))), events))
                .anyMatch(ObjectStageTest::isBurst);
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
        try (var harness = harness(WATCHED, 50, governing)) {
            harness.open();
            harness.processElement2(
                    new StreamRecord<>(SignedPolicies.of(lea, text, Events.NOON).bytes()));
            harness.processElement1(record(Events.by("qa-7", Events.NOON - 1)));
            harness.processElement1(record(Events.by("qa-7", Events.NOON)));

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

    private static boolean isBurst(Passage passage) {
        return passage.what() == Passage.What.ALARM && passage.alarm().kind() == Alarm.Kind.BURST;
    }

    private static long countAfter(long gap) throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(record(Events.at(Events.NOON)));
            harness.processElement1(record(Events.at(Events.NOON + gap)));
            return harness.extractOutputValues().get(1).context().count();
        }
    }

    private static long countAfterRestart(long pause) throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(harness(), before -> {
            before.setStateTtlProcessingTime(0);
            before.processElement1(record(Events.at(Events.NOON)));
        });
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            harness.setStateTtlProcessingTime(pause);
            harness.processElement1(record(Events.at(Events.NOON)));
            return harness.extractOutputValues().get(0).context().count();
        }
    }

    /** 40 people who rate 60 films as they like, one an hour; then twelve give five stars to one more film within minutes. */
    private static List<Event> aTownWithACampaign() {
        List<Event> events = new ArrayList<>();
        long time = Events.NOON;
        for (int i = 0; i < 600; i++) {
            time += 3_600_000;
            events.add(event("u" + i % 40, "m" + i * 7 % 60, 1 + i % 5, time));
        }
        for (int i = 0; i < 12; i++) {
            time += 60_000;
            events.add(event("fake" + i, "rare", 5, time));
        }
        return events;
    }

    private static Event event(String actor, String object, double value, long time) {
        return Events.event(actor, object, value, time, Timing.ON_TIME, null, "{}");
    }

    private static List<Passage> said(
            KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness, List<Event> events)
            throws Exception {
        try (harness) {
            harness.open();
            for (Event event : events) {
                harness.processElement1(record(event));
            }
            return harness.extractOutputValues();
        }
    }

    private static StreamRecord<Passage> record(Event event) {
        return new StreamRecord<>(Passage.of(event));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness() throws Exception {
        return harness(WATCHED, ObjectStage.MOST_AT_HAND);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness(
            List<Watched> streams, int mostAtHand) throws Exception {
        return harness(streams, mostAtHand, Governing.alone(TestSettings.ratings(), PolicyFile.defaults()));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness(
            List<Watched> streams, int mostAtHand, Governing governing) throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage>(
                new ObjectStage(streams, MEMORY, governing, mostAtHand), ObjectStage::key, null, Types.STRING);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }
}
