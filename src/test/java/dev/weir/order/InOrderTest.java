package dev.weir.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import dev.weir.event.Suspicion;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The watermark stands at noon, and an hour and a minute ahead of it is not far. */
class InOrderTest {

    private static final List<String> STREAMS = List.of("plays", "ratings");
    private static final int PLAYS = 0;
    private static final int RATINGS = 1;
    private static final long NOON = Events.NOON;
    private static final Duration DISORDER = Duration.ofMinutes(1);
    private static final long ALLOWANCE = 3_660_000;
    private static final long ROUND = 30_000;

    private OneInputStreamOperatorTestHarness<Passage, Passage> harness;

    @BeforeEach
    void open() throws Exception {
        harness = several(STREAMS, 100);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @ParameterizedTest
    @CsvSource({"3659999, 1", "3660000, 1", "3660001, 0"})
    void waitsIfItIsFurtherAheadThanAnHourAndTheDisorder(long ahead, int passed) throws Exception {
        watermark(NOON);
        opinion(NOON + ahead);
        assertThat(times()).hasSize(passed);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void goesAsSoonAsTheSlowestHasComeThatFar(long more, int passed) throws Exception {
        watermark(NOON);
        opinion(NOON + 2 * ALLOWANCE);
        watermark(NOON + ALLOWANCE + more);
        assertThat(times()).hasSize(passed);
    }

    @Test
    void alarmsAndOpinionsGoInTheOrderOfTheirTimesAndThoseOfOneTimeAsTheyCame() throws Exception {
        // Given: nobody has said how far the slowest has come
        Passage late = alarm(NOON + 3, 1);
        Passage first = Passage.of(opinion(RATINGS, NOON + 1));
        Passage second = Passage.of(opinion(PLAYS, NOON + 1));
        Passage third = alarm(NOON + 2, 1);
        for (Passage passage : List.of(late, first, third, second)) {
            process(passage);
        }
        assertThat(harness.extractOutputValues()).isEmpty();

        // When
        watermark(NOON);

        // Then
        assertThat(harness.extractOutputValues()).containsExactly(first, second, third, late);
        assertThat(harness.getOutput()).last().isEqualTo(new Watermark(NOON));
    }

    @Test
    void whatIsNoNewsForCampaignsWaitsForNothing() throws Exception {
        Passage suspicion = Passage.of(new Suspicion(
                RATINGS, Entity.of("user", "1"), Suspicion.Kind.MEMBER, "c", List.of(), 0, NOON, 1, 1, "because"));
        process(suspicion);
        assertThat(harness.extractOutputValues()).containsExactly(suspicion);
    }

    @Test
    void nothingWaitsWhereNoInputHasAClock() throws Exception {
        opinion(NOON + 2);
        opinion(NOON + 1);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        assertThat(times()).containsExactly(NOON + 1, NOON + 2);
        opinion(NOON);
        assertThat(times()).containsExactly(NOON + 1, NOON + 2, NOON);
        assertThat(harness.getOutput()).contains(WatermarkStatus.IDLE);

        // When: a clock is there again
        harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
        opinion(NOON + 3);

        // Then
        assertThat(times()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"97, 0", "98, 0", "99, 1"})
    void theEarliestGoesWhenTooManyContributorsWait(int crowd, int gone) throws Exception {
        // Given: room for a hundred, and an alarm that takes one more than its crowd
        process(alarm(NOON + 1, crowd));

        // When
        opinion(NOON);

        // Then
        assertThat(times()).hasSize(gone).allMatch(time -> time == NOON);
    }

    @Test
    void nothingWaitsLongerThanTwoRoundsWhateverTheWatermark() throws Exception {
        // Given: one from the beginning of a round, two that came just after it
        opinion(NOON + 3);
        harness.setProcessingTime(1);
        opinion(NOON + 2);
        opinion(NOON + 1);

        // When, Then
        harness.setProcessingTime(ROUND - 1);
        assertThat(times()).isEmpty();
        harness.setProcessingTime(ROUND);
        assertThat(times()).containsExactly(NOON + 3);
        harness.setProcessingTime(2 * ROUND - 1);
        assertThat(times()).hasSize(1);
        harness.setProcessingTime(2 * ROUND);
        assertThat(times()).containsExactly(NOON + 3, NOON + 1, NOON + 2);
    }

    @Test
    void aRoundThatBeginsWithNothingWaitingIsANewOne() throws Exception {
        opinion(NOON + 1);
        watermark(NOON);
        harness.setProcessingTime(5 * ROUND);
        opinion(NOON + 2 * ALLOWANCE);
        harness.setProcessingTime(6 * ROUND - 1);
        assertThat(times()).hasSize(1);
        harness.setProcessingTime(6 * ROUND);
        assertThat(times()).hasSize(2);
    }

    @Test
    void allGoesAtTheEndOfTheInput() throws Exception {
        opinion(Long.MAX_VALUE - 1);
        opinion(NOON);
        watermark(Long.MAX_VALUE);
        assertThat(times()).containsExactly(NOON, Long.MAX_VALUE - 1);
    }

    @Test
    void behindOneSubtaskNothingWaits() throws Exception {
        try (var one = harness(InOrder.behindOne(STREAMS))) {
            one.open();
            one.processElement(new StreamRecord<>(Passage.of(opinion(RATINGS, NOON + 1))));
            one.processElement(new StreamRecord<>(Passage.of(opinion(RATINGS, NOON))));
            assertThat(one.extractOutputValues())
                    .extracting(passage -> passage.opinion().time())
                    .containsExactly(NOON + 1, NOON);
        }
    }

    @Test
    void whatWaitedStillWaitsAfterARestartAndIsKnownByTheNameOfItsStream() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(several(STREAMS, 100), InOrderTest::threeWait);
        stillWait(state);
    }

    @Test
    void stateOfTheFirstReleaseStillRestores() throws Exception {
        stillWait(StateSnapshots.released("in-order-0.1.0", several(STREAMS, 100), InOrderTest::threeWait));
    }

    @Test
    void aJobThatGoesOnWithOneSubtaskHandsOnWhatWaitedBeforeAnythingElse() throws Exception {
        OperatorSubtaskState state = StateSnapshots.of(several(STREAMS, 100), InOrderTest::threeWait);
        try (var one = harness(InOrder.behindOne(STREAMS))) {
            one.initializeState(state);
            one.open();
            one.processElement(new StreamRecord<>(Passage.of(opinion(RATINGS, NOON))));
            assertThat(one.extractOutputValues())
                    .map(InOrderTest::time)
                    .containsExactly(NOON + 1, NOON + 1, NOON + 2, NOON);
        }
    }

    @Test
    void refusesToSeeOnlyAPart() throws Exception {
        var operator = InOrder.behindSeveral(STREAMS, DISORDER);
        try (var part = new OneInputStreamOperatorTestHarness<>(operator, 720, 2, 0)) {
            assertThatThrownBy(part::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("in-order sees everything: it runs in one subtask, not in 2");
        }
    }

    /** An alarm and two opinions, one of them of plays. */
    private static void threeWait(OneInputStreamOperatorTestHarness<Passage, Passage> harness) throws Exception {
        harness.processElement(new StreamRecord<>(alarm(NOON + 2, 3)));
        harness.processElement(new StreamRecord<>(Passage.of(opinion(RATINGS, NOON + 1))));
        harness.processElement(new StreamRecord<>(Passage.of(opinion(PLAYS, NOON + 1))));
    }

    private static void stillWait(OperatorSubtaskState state) throws Exception {
        try (var after = several(List.of("ratings", "other"), 100)) {
            after.initializeState(state);
            after.open();
            assertThat(after.extractOutputValues()).isEmpty();
            after.processWatermark(NOON);
            assertThat(after.extractOutputValues()).hasSize(2);
            assertThat(after.extractOutputValues().get(0).opinion()).isEqualTo(opinion(0, NOON + 1));
            assertThat(after.extractOutputValues().get(1).alarm())
                    .isEqualTo(alarm(NOON + 2, 3).alarm().numbered(0));
        }
        try (var after = several(STREAMS, 100)) {
            after.initializeState(state);
            after.open();
            after.setProcessingTime(ROUND - 1);
            assertThat(after.extractOutputValues()).isEmpty();
            after.setProcessingTime(ROUND);
            assertThat(after.extractOutputValues())
                    .map(InOrderTest::time)
                    .containsExactly(NOON + 1, NOON + 1, NOON + 2);
        }
    }

    private void watermark(long time) throws Exception {
        harness.processWatermark(time);
    }

    private void opinion(long time) throws Exception {
        process(Passage.of(opinion(RATINGS, time)));
    }

    private void process(Passage passage) throws Exception {
        harness.processElement(new StreamRecord<>(passage));
    }

    private List<Long> times() {
        return harness.extractOutputValues().stream().map(InOrderTest::time).toList();
    }

    private static long time(Passage passage) {
        return passage.what() == Passage.What.ALARM
                ? passage.alarm().time()
                : passage.opinion().time();
    }

    private static Opinion opinion(int stream, long time) {
        return new Opinion(stream, Entity.of("user", "1"), Entity.of("film", "1"), 5, time);
    }

    private static Passage alarm(long time, int crowd) {
        List<Alarm.Present> present = IntStream.range(0, crowd)
                .mapToObj(user ->
                        new Alarm.Present(Entity.of("user", Integer.toString(user)), time, Alarm.Span.INSIDE, 5, 2, 1))
                .toList();
        return Passage.of(new Alarm(
                Alarm.Kind.BURST,
                RATINGS,
                Entity.of("film", "1"),
                4,
                20,
                15,
                1e-6,
                50,
                1_000,
                time - 1,
                time,
                present));
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> several(List<String> streams, int mostPeople)
            throws Exception {
        return harness(InOrder.behindSeveral(streams, DISORDER, mostPeople));
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(InOrder operator) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(operator, PassageSerializer.INSTANCE);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }
}
