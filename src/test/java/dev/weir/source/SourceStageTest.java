package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Alert;
import dev.weir.event.SourceTally;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.Collections;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The stage as Flink runs it: when an hour is over, and what is there after a restart. */
class SourceStageTest {

    private static final int WEEKS = 24 * 28;
    private static final List<String> STREAMS = List.of("plays", "ratings");
    private static final int RATINGS = 1;

    private static OneInputStreamOperatorTestHarness<Passage, Passage> harness(List<String> streams) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(SourceStage.behindOne(streams), PassageSerializer.INSTANCE);
    }

    private static void came(
            OneInputStreamOperatorTestHarness<Passage, Passage> stage, int stream, String source, long hour, int visits)
            throws Exception {
        stage.processElement(new StreamRecord<>(Passage.of(
                new SourceTally(stream, source, hour, visits, 0, 0, 0, Collections.nCopies(Mix.BINS, 0), hour))));
    }

    /** Four weeks in which ten come an hour, with an hour of fifty at their end that is not over. */
    private static void fourWeeksAndABurst(OneInputStreamOperatorTestHarness<Passage, Passage> stage) throws Exception {
        for (long hour = 0; hour < WEEKS; hour++) {
            came(stage, RATINGS, "app", hour, 10);
            came(stage, RATINGS, "web", hour, 10);
        }
        came(stage, RATINGS, "app", WEEKS, 50);
        came(stage, RATINGS, "web", WEEKS, 10);
    }

    private static List<String> alerts(OneInputStreamOperatorTestHarness<Passage, Passage> stage) {
        return stage.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.ALERT)
                .map(Passage::alert)
                .map(Alert::subject)
                .toList();
    }

    @Test
    void withoutWatermarksAnHourIsOverWhenTheHourAfterNextIsSeen() throws Exception {
        try (var stage = harness(STREAMS)) {
            stage.open();
            fourWeeksAndABurst(stage);
            came(stage, RATINGS, "web", WEEKS + 1, 10);
            assertThat(alerts(stage)).isEmpty();
            came(stage, RATINGS, "web", WEEKS + 2, 10);
            assertThat(alerts(stage)).containsExactly("ratings app volume");
        }
    }

    @Test
    void withWatermarksTheyAloneSayWhenAnHourIsOver() throws Exception {
        try (var stage = harness(STREAMS)) {
            stage.open();
            stage.processWatermark(new Watermark(-1));
            fourWeeksAndABurst(stage);
            came(stage, RATINGS, "web", WEEKS + 2, 10);
            stage.processWatermark(new Watermark((WEEKS + 1) * Tally.HOUR - 2));
            assertThat(alerts(stage)).isEmpty();
            stage.processWatermark(new Watermark((WEEKS + 1) * Tally.HOUR - 1));
            assertThat(alerts(stage)).containsExactly("ratings app volume");
        }
    }

    @Test
    void behindSeveralSubtasksNothingIsOverBeforeThereIsAWatermark() throws Exception {
        try (var stage = new OneInputStreamOperatorTestHarness<Passage, Passage>(
                SourceStage.behindSeveral(STREAMS), PassageSerializer.INSTANCE)) {
            stage.open();
            fourWeeksAndABurst(stage);
            came(stage, RATINGS, "web", WEEKS + 2, 10);
            assertThat(alerts(stage)).isEmpty();
            stage.processWatermark(new Watermark((WEEKS + 1) * Tally.HOUR - 1));
            assertThat(alerts(stage)).containsExactly("ratings app volume");
        }
    }

    @Test
    void theEndOfTheInputEndsNoHour() throws Exception {
        try (var stage = harness(STREAMS)) {
            stage.open();
            fourWeeksAndABurst(stage);
            stage.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(alerts(stage)).isEmpty();
        }
    }

    @Test
    void aRestartGoesOnWithThePastAndTheOpenHourAndWhatWasSaidThoughStreamsWereAdded() throws Exception {
        // Given
        OperatorSubtaskState state = StateSnapshots.of(harness(STREAMS), SourceStageTest::fourWeeksAndABurst);
        try (var again = harness(List.of("albums", "plays", "ratings"))) {
            again.initializeState(state);
            again.open();
            // When
            came(again, 2, "web", WEEKS + 2, 10);
            // Then
            assertThat(alerts(again)).containsExactly("ratings app volume");
            assertThat(again.extractOutputValues())
                    .filteredOn(passage -> passage.what() == Passage.What.SOURCE_STANDING)
                    .extracting(passage -> passage.sourceStanding().stream())
                    .containsExactly(2);
            OperatorSubtaskState later = again.snapshot(2, 2);
            try (var third = harness(STREAMS)) {
                third.initializeState(later);
                third.open();
                came(third, RATINGS, "app", WEEKS + 3, 10);
                came(third, RATINGS, "app", WEEKS + 5, 10);
                assertThat(third.extractOutputValues())
                        .as("the cap is taken back, the same episode is no news")
                        .filteredOn(passage -> passage.what() == Passage.What.SOURCE_STANDING)
                        .extracting(passage -> passage.sourceStanding().cap())
                        .contains(1.0);
                assertThat(alerts(third)).doesNotContain("ratings app volume");
            }
        }
    }

    @Test
    void everythingElsePasses() throws Exception {
        try (var stage = harness(STREAMS)) {
            stage.open();
            Passage event = Passage.of(Events.at(7));
            stage.processElement(new StreamRecord<>(event, 7));
            assertThat(Events.bytes(stage.extractOutputValues())).isEqualTo(Events.bytes(List.of(event)));
        }
    }

    @Test
    void refusesToSeeOnlyAPart() throws Exception {
        try (var stage =
                new OneInputStreamOperatorTestHarness<Passage, Passage>(SourceStage.behindOne(STREAMS), 720, 2, 0)) {
            assertThatThrownBy(stage::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("sources sees everything: it runs in one subtask, not in 2");
        }
    }

    @Test
    void whereNoEventHasASourceThereIsNoStage() {
        assertThat(SourceStage.isNeeded(TestSettings.ratings())).isFalse();
        assertThat(SourceStage.isNeeded(TestSettings.signedRatings("preferred")))
                .isTrue();
        assertThat(SourceStage.isNeeded(TestSettings.parse("""
                streams:
                  ratings: {kind: rating, fields: {actor: /u, value: /v, time: /t, source: {header: app}}}
                """))).isTrue();
    }
}
