package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Alert;
import dev.weir.event.Details;
import dev.weir.event.Disorder;
import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

class SequenceStageTest {

    private static final long NOON = Events.NOON;
    private static final long WINDOW = SequenceHarness.WINDOW.toMillis();

    /** Timers are set for every tenth second. */
    private static final long DUE = NOON + WINDOW + 10_000;

    @Test
    void aNumberThatCannotComeAnyMoreIsAnAlertAndStandsInTheNextEvent() throws Exception {
        try (SequenceHarness stage = new SequenceHarness()) {
            stage.open();
            stage.take("r/1", 0, NOON);
            assertThat(stage.take("r/3", 1, NOON)).isNull();

            assertThat(stage.clock(DUE - 1)).isEmpty();
            assertThat(stage.clock(DUE))
                    .containsExactly(new Alert(
                            0,
                            Alert.Type.NUMBERS_MISSING,
                            "app k",
                            "of what source 'app' signed with key 'k', one number never came: 2 of run 'r';"
                                    + " docs/operate/runbooks/numbers-missing.md",
                            DUE));
            assertThat(stage.take("r/4", 0, NOON + WINDOW))
                    .isEqualTo(new Disorder(Disorder.Kind.GAP, "one number never came: 2 of run 'r'"));
            assertThat(stage.take("r/5", 0, NOON + WINDOW)).isNull();
        }
    }

    @Test
    void whatIsMissingIsKnownAndToldAfterARestart() throws Exception {
        OperatorSubtaskState before = StateSnapshots.of(new SequenceHarness(), stage -> {
            stage.take("r/1", 0, NOON);
            stage.take("r/5", 0, NOON);
        });
        OperatorSubtaskState then = StateSnapshots.of(restored(before), stage -> {
            assertThat(stage.take("r/3", 1, NOON)).isNull();
            assertThat(stage.clock(DUE))
                    .extracting(Alert::sentence)
                    .singleElement()
                    .asString()
                    .contains("2 numbers never came: 2, 4 of run 'r';");
        });
        try (SequenceHarness stage = restored(then)) {
            stage.open();
            assertThat(stage.clock(DUE + 1)).as("told once").isEmpty();
            assertThat(stage.take("r/4", 0, NOON + WINDOW))
                    .extracting(Disorder::kind)
                    .isEqualTo(Disorder.Kind.LATE);
            assertThat(stage.take("r/6", 0, NOON + WINDOW))
                    .extracting(Disorder::kind)
                    .isEqualTo(Disorder.Kind.GAP);
            assertThat(stage.take("r/7", 0, NOON + WINDOW)).isNull();
        }
    }

    @Test
    void theStateOfTheFirstReleaseThatHadOneIsStillRead() throws Exception {
        OperatorSubtaskState old = StateSnapshots.released("sequence-0.1.0", new SequenceHarness(), stage -> {
            stage.take("r/1", 0, NOON);
            stage.take("r/3", 0, NOON);
            stage.clock(DUE);
            stage.take("s/1", 2, NOON);
            stage.take("s/2000", 2, NOON);
        });
        try (SequenceHarness stage = restored(old)) {
            stage.open();
            assertThat(stage.take("r/2", 0, NOON)).extracting(Disorder::kind).isEqualTo(Disorder.Kind.LATE);
            assertThat(stage.take("s/2", 2, NOON)).extracting(Disorder::kind).isEqualTo(Disorder.Kind.REORDERED);
        }
    }

    @Test
    void whatIsMissingInTheQuietHourIsToldAtItsEnd() throws Exception {
        try (SequenceHarness stage = new SequenceHarness()) {
            stage.open();
            stage.take("r/1", 0, NOON);
            stage.take("r/3", 0, NOON);
            assertThat(stage.clock(DUE)).hasSize(1);
            stage.take("r/5", 0, NOON + 60_000);
            long end = DUE + Runs.QUIET.toMillis();

            assertThat(stage.clock(end - 1)).isEmpty();
            assertThat(stage.clock(end)).hasSize(1);
            assertThat(stage.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void keysSourcesAndRunsCountEachForThemselves() throws Exception {
        try (SequenceHarness stage = new SequenceHarness()) {
            stage.open();
            stage.take(Proof.verified("k", "app", "r/1", NOON), 0, NOON);
            stage.take(Proof.verified("k2", "app", "r/5", NOON), 0, NOON);
            stage.take(Proof.verified("k3", "web shop", "r/9", NOON), 0, NOON);
            stage.take(Proof.verified("k", "app", "s/20", NOON), 0, NOON);

            assertThat(stage.clock(DUE)).isEmpty();
            stage.take(Proof.verified("k3", "web shop", "r/11", NOON), 0, NOON);
            assertThat(stage.clock(DUE + 1)).extracting(Alert::subject).containsExactly("web shop k3");
        }
    }

    @Test
    void theEndOfTheInputAccusesNobody() throws Exception {
        try (SequenceHarness stage = new SequenceHarness()) {
            stage.open();
            stage.take("r/1", 0, NOON);
            stage.take("r/3", 0, NOON);

            stage.getOutput().clear();
            stage.processWatermark(Watermark.MAX_WATERMARK);

            assertThat(stage.getOutput()).containsExactly(Watermark.MAX_WATERMARK);
        }
    }

    @Test
    void onlyEventsWithAGoodSignatureAndANumberAreFollowedAndOnlyWhereTheirStreamAsks() {
        Counted counted = Counted.of(TestSettings.countedRatings());
        Settings ignoring = TestSettings.signedRatings("required");

        assertThat(counted.isNeeded()).isTrue();
        assertThat(counted.has(passage(Proof.verified("k", "app", "r/1", NOON))))
                .isTrue();
        assertThat(counted.has(passage(Proof.verified("k", "app", "r", NOON)))).isFalse();
        assertThat(counted.has(passage(Proof.invalid("why")))).isFalse();
        assertThat(counted.has(passage(Proof.UNSIGNED))).isFalse();
        assertThat(counted.has(Passage.of(Events.at(NOON)))).isFalse();
        assertThat(Counted.of(ignoring).isNeeded()).isFalse();
        assertThat(Counted.of(ignoring).has(passage(Proof.verified("k", "app", "r/1", NOON))))
                .isFalse();
    }

    private static Passage passage(Proof proof) {
        Event event = Events.at(NOON);
        return Passage.of(event.detailed(Details.NONE.proven(proof)));
    }

    private static SequenceHarness restored(OperatorSubtaskState state) throws Exception {
        SequenceHarness stage = new SequenceHarness();
        stage.initializeState(state);
        return stage;
    }
}
