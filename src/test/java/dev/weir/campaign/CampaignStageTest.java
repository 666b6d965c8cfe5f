package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Alarm;
import dev.weir.event.Alert;
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

    private static List<String> shifted(OperatorSubtaskState state, int from) throws Exception {
        try (var harness = harness(STREAMS)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(record(
                    alarm(Alarm.Kind.SHIFT, RATINGS, "m1", Events.NOON + 50 * DAY, IntStream.range(from, from + 10))));
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
        return new Alarm(
                kind,
                stream,
                Entity.of("film", object),
                4,
                20,
                15,
                1e-6,
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
