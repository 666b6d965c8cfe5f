package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.decide.Decisions;
import dev.weir.event.Alarm;
import dev.weir.event.Alert;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Suspicion;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Ten contributors give the highest value to the same two films; an eleventh follows. */
class CampaignStageTest {

    /** Share of what happens on the site that honest people give to an object to which few come. */
    private static final double QUIET = 1e-6;

    /** The same of one to which many come anyway. */
    private static final double LOVED = 0.03;

    private static final List<String> STREAMS = List.of("plays", "ratings");
    private static final int RATINGS = 1;
    private static final long DAY = 24 * 3_600_000L;

    @Test
    void namesTheMembersAndAnnouncesTheCampaignOnce() throws Exception {
        try (var harness = harness(STREAMS)) {
            harness.open();
            campaign(harness);
            harness.processElement(record(joined(RATINGS, "m1", Events.NOON + 3)));
            harness.processElement(record(joined(RATINGS, "m2", Events.NOON + 4)));
            List<Passage> said = harness.extractOutputValues();
            assertThat(said)
                    .filteredOn(passage -> passage.what() == Passage.What.ALERT)
                    .singleElement()
                    .extracting(passage -> passage.alert().type())
                    .isEqualTo(Alert.Type.CAMPAIGN);
            assertThat(actors(said)).contains("user:0", "user:9", "user:10");
        }
    }

    @Test
    void refusesToSeeOnlyAPart() throws Exception {
        var operator = new ProcessOperator<>(new CampaignStage(STREAMS));
        try (var harness = new OneInputStreamOperatorTestHarness<>(operator, 720, 2, 0)) {
            assertThatThrownBy(harness::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("campaign sees everything: it runs in one subtask, not in 2");
        }
    }

    @Test
    void aRestartForgetsNoCampaign() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), CampaignStageTest::campaign);
        assertThat(afterwards(state, STREAMS, RATINGS)).containsExactly("user:10");
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        OperatorSubtaskState state =
                StateSnapshots.released("campaign-0.1.0", harness(STREAMS), CampaignStageTest::campaign);
        assertThat(afterwards(state, STREAMS, RATINGS)).containsExactly("user:10");
    }

    @Test
    void streamsAreKnownByNameWhateverTheirNumber() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), CampaignStageTest::campaign);
        assertThat(afterwards(state, List.of("ratings", "plays"), 0)).containsExactly("user:10");
        assertThat(afterwards(state, List.of("other", "plays"), 0)).isEmpty();
    }

    @Test
    void whatIsLeftOfACampaignIsNoShiftOfItsOwn() throws Exception {
        // Given: long after the campaign
        OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), harness -> {
            campaign(harness);
            harness.processElement(record(joined(RATINGS, "m3", Events.NOON + 40 * DAY)));
        });

        // When: shifts of which three in ten, and two in ten, were members
        assertThat(shifted(state, 7)).isEmpty();
        assertThat(shifted(state, 8)).hasSize(10);
    }

    @Test
    void aShiftThatWaitsIsSettledAfterARestart() throws Exception {
        // Given
        OperatorSubtaskState state = StateSnapshots.of(
                harness(STREAMS),
                harness -> harness.processElement(
                        record(alarm(Alarm.Kind.SHIFT, RATINGS, "m1", Events.NOON, IntStream.range(0, 10)))));

        // When
        try (var harness = harness(STREAMS)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(record(joined(RATINGS, "m9", Events.NOON + DAY)));

            // Then
            assertThat(actors(harness.extractOutputValues())).hasSize(10);
        }
    }

    @Test
    void whoJoinsAnExcludedCampaignIsSaidTo() throws Exception {
        try (var harness = harness(STREAMS)) {
            // Given
            harness.open();
            campaign(harness);
            String campaign = id(harness);
            decide(harness, exclusion("d1", campaign, "user:0"));
            decide(harness, exclusion("d2", campaign, "user:1"));
            List<Passage> told = harness.extractOutputValues();
            harness.getOutput().clear();

            // When
            harness.processElement(record(joined(RATINGS, "m1", Events.NOON + 3)));
            harness.processElement(record(joined(RATINGS, "m2", Events.NOON + 4)));

            // Then: those who came before were told once
            assertThat(suspicions(harness, Suspicion.Kind.MEMBER)).isNotEmpty().allSatisfy(suspicion -> {
                assertThat(suspicion.actor().text()).isEqualTo("user:10");
                assertThat(suspicion.excluded()).isEqualTo(excluded());
            });
            assertThat(told)
                    .filteredOn(passage -> passage.what() == Passage.What.DECISION)
                    .hasSize(2);
            List<Suspicion> ruled = ofKind(told, Suspicion.Kind.RULED);
            assertThat(ruled)
                    .extracting(suspicion -> suspicion.actor().text())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            actors(told).stream().distinct().toList());
            assertThat(ruled).allSatisfy(suspicion -> {
                assertThat(suspicion.excluded()).isEqualTo(excluded());
                assertThat(suspicion.campaign()).isEqualTo(campaign);
                assertThat(suspicion.stream()).isEqualTo(RATINGS);
            });
        }
    }

    @Test
    void anExclusionThatIsTakenBackIsSaidOfNobodyAnyMore() throws Exception {
        try (var harness = harness(STREAMS)) {
            harness.open();
            campaign(harness);
            String campaign = id(harness);
            decide(harness, exclusion("d1", campaign, "user:0"));
            harness.getOutput().clear();

            decide(harness, Decisions.ofCampaign(campaign + "@10", Decisions.undo("d2", new Entity("user:0"), "d1")));
            harness.processElement(record(joined(RATINGS, "m1", Events.NOON + 3)));
            harness.processElement(record(joined(RATINGS, "m2", Events.NOON + 4)));

            assertThat(suspicions(harness, Suspicion.Kind.RULED))
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(suspicion -> assertThat(suspicion.excluded()).isNull());
            assertThat(suspicions(harness, Suspicion.Kind.MEMBER))
                    .isNotEmpty()
                    .allSatisfy(suspicion -> assertThat(suspicion.excluded()).isNull());
        }
    }

    @Test
    void aRestartForgetsNoExclusion() throws Exception {
        assertExcluded(StateSnapshots.of(harness(STREAMS), CampaignStageTest::excludedCampaign));
    }

    @Test
    void exclusionsOfTheFirstReleaseStillRestore() throws Exception {
        assertExcluded(StateSnapshots.released(
                "campaign-excluded-0.1.0", harness(STREAMS), CampaignStageTest::excludedCampaign));
    }

    @Test
    void whoComesAgainAndAgainMakesNoRestartForgetACampaign() throws Exception {
        for (Alarm.Kind kind : List.of(Alarm.Kind.JOINED, Alarm.Kind.FOLLOWED, Alarm.Kind.FIRST, Alarm.Kind.SIDED)) {
            OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), harness -> {
                campaign(harness);
                for (int i = 0; i < Kept.MOST; i++) {
                    harness.processElement(record(alarm(kind, RATINGS, "m3", Events.NOON + 3, IntStream.of(99))));
                }
            });
            assertThat(afterwards(state, STREAMS, RATINGS)).as("%s", kind).containsExactly("user:10");
        }
    }

    /** Each of its visits is one of a crowd as long as others were there, too. */
    @Test
    void whoComesAgainAndAgainInACrowdMakesNoRestartForgetACampaign() throws Exception {
        for (Alarm.Kind kind : List.of(Alarm.Kind.BURST, Alarm.Kind.SHIFT)) {
            OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), harness -> {
                campaign(harness);
                for (int i = 0; i < Kept.MOST; i++) {
                    harness.processElement(
                            record(alarm(kind, RATINGS, "m3", Events.NOON + 3, IntStream.range(95, 100))));
                }
            });
            assertThat(afterwards(state, STREAMS, RATINGS)).as("%s", kind).containsExactly("user:10");
        }
    }

    @Test
    void whatManySayOnOneStreamMakesNoRestartForgetACampaignOnAnother() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), harness -> {
            campaign(harness);
            for (int i = 0; i < Kept.MOST; i++) {
                harness.processElement(record(alarm(Alarm.Kind.JOINED, 0, "m1", Events.NOON + 3, IntStream.of(i))));
            }
        });
        assertThat(afterwards(state, STREAMS, RATINGS)).containsExactly("user:10");
    }

    /** Else who joins is of a campaign that nobody excluded, and the case is another one in the console. */
    @Test
    void aCampaignOfMonthsKeepsItsIdWhenItsFirstAlarmsAreForgotten() throws Exception {
        assertGoesOn(StateSnapshots.of(harness(STREAMS), CampaignStageTest::campaignOfMonths));
    }

    @Test
    void idsOfTheFirstReleaseThatKeptThemStillRestore() throws Exception {
        assertGoesOn(StateSnapshots.released(
                "campaign-places-0.1.0", harness(STREAMS), CampaignStageTest::campaignOfMonths));
    }

    private static void campaignOfMonths(OneInputStreamOperatorTestHarness<Passage, Passage> harness) throws Exception {
        excludedCampaign(harness);
        goesOn(harness, 20, 12);
        goesOn(harness, 40, 14);
    }

    private static void assertGoesOn(OperatorSubtaskState state) throws Exception {
        try (var harness = harness(STREAMS)) {
            harness.initializeState(state);
            harness.open();
            goesOn(harness, 41, 16);
            assertThat(suspicions(harness, Suspicion.Kind.MEMBER)).isNotEmpty().allSatisfy(suspicion -> {
                assertThat(suspicion.campaign()).isEqualTo("ratings/film:m2/" + (Events.NOON + 1));
                assertThat(suspicion.excluded()).isEqualTo(excluded());
            });
            assertThat(harness.extractOutputValues()).noneMatch(passage -> passage.what() == Passage.What.ALERT);
        }
    }

    /** Else those who stood in it stay suspended: what is said of one campaign clears nobody of another. */
    @Test
    void aShiftOfMonthsIsExplainedUnderTheIdUnderWhichItSuspended() throws Exception {
        // Given
        String[] id = new String[1];
        OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), harness -> {
            for (int day : new int[] {0, 20, 40}) {
                harness.processElement(record(alarm(
                        Alarm.Kind.SHIFT, RATINGS, "m1", Events.NOON + day * DAY, IntStream.range(0, 12), LOVED)));
                harness.processElement(record(joined(RATINGS, "m9", Events.NOON + (day + 1) * DAY)));
            }
            id[0] = id(harness);
        });
        try (var harness = harness(STREAMS)) {
            // When: ten of them turn out to be a campaign
            harness.initializeState(state);
            harness.open();
            goesOn(harness, 42, 10);

            // Then
            assertThat(suspicions(harness, Suspicion.Kind.EXPLAINED))
                    .extracting(suspicion -> suspicion.actor().text() + ' ' + suspicion.campaign())
                    .contains("user:10 " + id[0], "user:11 " + id[0]);
        }
    }

    private static void goesOn(OneInputStreamOperatorTestHarness<Passage, Passage> harness, int day, int members)
            throws Exception {
        long time = Events.NOON + day * DAY;
        harness.processElement(record(alarm(Alarm.Kind.BURST, RATINGS, "m1", time + 1, IntStream.range(0, members))));
        harness.processElement(record(alarm(Alarm.Kind.BURST, RATINGS, "m2", time + 2, IntStream.range(0, members))));
    }

    private static void assertExcluded(OperatorSubtaskState state) throws Exception {
        try (var harness = harness(STREAMS)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(record(joined(RATINGS, "m1", Events.NOON + 3)));
            harness.processElement(record(joined(RATINGS, "m2", Events.NOON + 4)));
            assertThat(suspicions(harness, Suspicion.Kind.MEMBER))
                    .isNotEmpty()
                    .allSatisfy(suspicion -> assertThat(suspicion.excluded()).isEqualTo(excluded()));
        }
    }

    private static void excludedCampaign(OneInputStreamOperatorTestHarness<Passage, Passage> harness) throws Exception {
        campaign(harness);
        decide(harness, exclusion("d1", id(harness), "user:0"));
    }

    private static Suspicion.Excluded excluded() {
        Decision decision = exclusion("d1", "", "user:0");
        return new Suspicion.Excluded("d1", Decisions.ANA, decision.time());
    }

    private static Decision exclusion(String id, String campaign, String actor) {
        return Decisions.ofCampaign(campaign + "@10", Decisions.exclude(id, new Entity(actor), Long.MIN_VALUE));
    }

    private static void decide(OneInputStreamOperatorTestHarness<Passage, Passage> harness, Decision decision)
            throws Exception {
        harness.processElement(new StreamRecord<>(Passage.of(Decisions.byLead(decision))));
    }

    private static String id(OneInputStreamOperatorTestHarness<Passage, Passage> harness) {
        return suspicions(harness, Suspicion.Kind.MEMBER).get(0).campaign();
    }

    private static List<Suspicion> suspicions(
            OneInputStreamOperatorTestHarness<Passage, Passage> harness, Suspicion.Kind kind) {
        return ofKind(harness.extractOutputValues(), kind);
    }

    private static List<Suspicion> ofKind(List<Passage> said, Suspicion.Kind kind) {
        return said.stream()
                .filter(passage -> passage.what() == Passage.What.SUSPICION)
                .map(Passage::suspicion)
                .filter(suspicion -> suspicion.kind() == kind)
                .toList();
    }

    private static List<String> shifted(OperatorSubtaskState state, int from) throws Exception {
        try (var harness = harness(STREAMS)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(record(alarm(
                    Alarm.Kind.SHIFT, RATINGS, "m1", Events.NOON + 50 * DAY, IntStream.range(from, from + 10), LOVED)));
            harness.processElement(record(joined(RATINGS, "m9", Events.NOON + 51 * DAY)));
            return actors(harness.extractOutputValues());
        }
    }

    private static List<String> afterwards(OperatorSubtaskState state, List<String> streams, int ratings)
            throws Exception {
        try (var harness = harness(streams)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(record(joined(ratings, "m1", Events.NOON + 3)));
            harness.processElement(record(joined(ratings, "m2", Events.NOON + 4)));
            List<Passage> said = harness.extractOutputValues();
            assertThat(said).noneMatch(passage -> passage.what() == Passage.What.ALERT);
            return actors(said).stream().distinct().toList();
        }
    }

    private static void campaign(OneInputStreamOperatorTestHarness<Passage, Passage> harness) throws Exception {
        harness.processElement(record(alarm(Alarm.Kind.BURST, RATINGS, "m1", Events.NOON + 1, IntStream.range(0, 10))));
        harness.processElement(record(alarm(Alarm.Kind.BURST, RATINGS, "m2", Events.NOON + 2, IntStream.range(0, 10))));
    }

    private static Alarm joined(int stream, String object, long time) {
        return alarm(Alarm.Kind.JOINED, stream, object, time, IntStream.of(10));
    }

    private static Alarm alarm(Alarm.Kind kind, int stream, String object, long time, IntStream users) {
        return alarm(kind, stream, object, time, users, QUIET);
    }

    private static Alarm alarm(Alarm.Kind kind, int stream, String object, long time, IntStream users, double share) {
        return new Alarm(
                kind,
                stream,
                Entity.of("film", object),
                4,
                20,
                15,
                share,
                50,
                1000,
                time - 1,
                time,
                users.mapToObj(user -> new Alarm.Present(
                                Entity.of("user", Integer.toString(user)), time, Alarm.Span.INSIDE, 5, 2, 1))
                        .toList());
    }

    private static List<String> actors(List<Passage> said) {
        return said.stream()
                .filter(passage -> passage.what() == Passage.What.SUSPICION)
                .map(Passage::suspicion)
                .filter(suspicion -> suspicion.kind() == Suspicion.Kind.MEMBER)
                .map(suspicion -> suspicion.actor().text())
                .toList();
    }

    private static StreamRecord<Passage> record(Alarm alarm) {
        return new StreamRecord<>(Passage.of(alarm));
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(List<String> streams) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new CampaignStage(streams)), PassageSerializer.INSTANCE);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }
}
