package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.event.Alert;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reason for dead letters jumps: the step that counts what came in says so. */
class DeadLettersAlertTest {

    private static final List<String> STREAMS = List.of("plays", "ratings");
    private static final int RATINGS = 1;

    @ParameterizedTest
    @CsvSource({"29, 0", "30, 1", "31, 1", "900, 1"})
    void theAlertNamesWhatItIsAndWhereItBegan(int dead, int alerts) throws Exception {
        try (var harness = harness()) {
            harness.open();
            events(harness, 100);
            dead(harness, 4_711, dead, Events.NOON);

            assertThat(alerts(harness)).hasSize(alerts);
            for (Alert alert : alerts(harness)) {
                assertThat(alert.stream()).isEqualTo(RATINGS);
                assertThat(alert.type()).isEqualTo(Alert.Type.DEAD_LETTERS);
                assertThat(alert.subject()).isEqualTo("ratings missing-field value");
                assertThat(alert.sentence())
                        .startsWith("missing-field value: 30 of the last 130 records of ratings")
                        .contains("23.1 %", "0.0 % was usual", "shop.ratings/2/4711;", "dead-letters-jumped.md");
                assertThat(alert.time()).isEqualTo(Events.NOON);
            }
        }
    }

    @Test
    void itFollowsTheDeadLetterThatMadeItAJump() throws Exception {
        try (var harness = harness()) {
            harness.open();
            dead(harness, 0, 31, Events.NOON);
            assertThat(harness.getSideOutput(IntakeOperator.UNJUDGED).stream()
                            .map(record -> record.getValue().what())
                            .toList())
                    .hasSize(32)
                    .endsWith(Passage.What.DEAD_LETTER, Passage.What.ALERT, Passage.What.DEAD_LETTER);
        }
    }

    @Test
    void ofLinesOfFilesNothingIsSaidForTheyComeInNoOrderOfTime() throws Exception {
        try (var harness = harness()) {
            harness.open();
            dead(harness, 1, 500, Origin.NO_ARRIVAL);
            assertThat(alerts(harness)).isEmpty();
        }
    }

    @Test
    void whatWasSaidOrUsualBeforeARestartIsNotSaidAgain() throws Exception {
        // Given
        OperatorSubtaskState state = StateSnapshots.of(harness(), before -> dead(before, 0, 500, Events.NOON));

        // When
        try (var after = harness()) {
            after.initializeState(state);
            after.open();
            dead(after, 500, 1_500, Events.NOON);

            // Then
            assertThat(alerts(after)).isEmpty();
        }
    }

    /** Beside the source Flink refuses to stop with a savepoint while some subtasks have finished, where such a list is. */
    @Test
    void noneOfItsStateIsAListOfAllSubtasks() throws Exception {
        assertThat(StateSnapshots.modes(StateSnapshots.of(harness(), before -> dead(before, 0, 500, Events.NOON))))
                .isNotEmpty()
                .doesNotContainValue(OperatorStateHandle.Mode.UNION);
    }

    @Test
    void theStateOfAReleaseIsTakenUp() throws Exception {
        // Given
        OperatorSubtaskState state =
                StateSnapshots.released("intake-0.1.0", harness(), before -> dead(before, 0, 500, Events.NOON));

        // When
        try (var after = harness()) {
            after.initializeState(state);
            after.open();
            dead(after, 500, 1_500, Events.NOON);

            // Then
            assertThat(alerts(after)).isEmpty();
        }
    }

    @Test
    void aStreamThatIsGoneDoesNotStopTheOthers() throws Exception {
        // Given
        OperatorSubtaskState state = StateSnapshots.of(harness(), before -> dead(before, 0, 500, Events.NOON));

        // When
        try (var after = new OneInputStreamOperatorTestHarness<>(
                new IntakeOperator(List.of("clicks", "plays")), PassageSerializer.INSTANCE)) {
            after.setup(PassageSerializer.INSTANCE);
            after.initializeState(state);
            after.open();
            dead(after, 0, 30, Events.NOON);

            // Then: the number of ratings is that of plays now
            assertThat(alerts(after)).extracting(Alert::subject).containsExactly("plays missing-field value");
        }
    }

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness() throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new IntakeOperator(STREAMS), PassageSerializer.INSTANCE);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }

    private static void events(OneInputStreamOperatorTestHarness<Passage, Passage> harness, int count)
            throws Exception {
        for (int i = 0; i < count; i++) {
            harness.processElement(
                    new StreamRecord<>(Passage.of(Events.at(Events.NOON).numbered(RATINGS))));
        }
    }

    private static void dead(
            OneInputStreamOperatorTestHarness<Passage, Passage> harness, long first, int count, long arrival)
            throws Exception {
        for (long offset = first; offset < first + count; offset++) {
            harness.processElement(new StreamRecord<>(Passage.of(new DeadLetter(
                    RATINGS,
                    new Origin("shop.ratings", 2, offset, arrival),
                    DeadReason.MISSING_FIELD,
                    "value is absent or null; looked at /stars",
                    Payload.ofValue(new byte[] {'{', '}'})))));
        }
    }

    private static List<Alert> alerts(OneInputStreamOperatorTestHarness<Passage, Passage> harness) {
        return harness.getSideOutput(IntakeOperator.UNJUDGED).stream()
                .map(StreamRecord::getValue)
                .filter(passage -> passage.what() == Passage.What.ALERT)
                .map(Passage::alert)
                .toList();
    }
}
