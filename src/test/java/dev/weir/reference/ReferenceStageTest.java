package dev.weir.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.StateSnapshots;
import dev.weir.TestSettings;
import dev.weir.event.Proof;
import dev.weir.event.Reference;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;

class ReferenceStageTest {

    private static final long WAIT = 30_000;
    private static final long GRACE = ReferenceStage.GRACE.toMillis();
    private static final String ONCE = ", actor: /customer, uses: once";
    private static final String BOUND = ", actor: /customer";
    private static final List<Reference> NOTHING = List.of();

    @Test
    void anEventWhoseRecordIsThereGoesOnAtOnce() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.record("p1", "{}");

            assertThat(stage.event("p1", 1)).containsExactly(fits("p1"));
            assertThat(stage.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void anEventThatComesBeforeItsRecordWaitsForIt() throws Exception {
        try (ReferenceHarness stage = opened(BOUND)) {
            assertThat(stage.event("p1", 1)).isEqualTo(NOTHING);
            assertThat(stage.event("p2", 1)).isEqualTo(NOTHING);
            assertThat(stage.record("p1", "{\"customer\":\"u2\"}"))
                    .as("somebody else's")
                    .isEqualTo(NOTHING);
            assertThat(stage.record("p1", "{\"customer\":\"u1\"}")).containsExactly(fits("p1"));
            assertThat(stage.record("p1", "{\"customer\":\"u1\"}")).as("once").isEqualTo(NOTHING);
        }
    }

    @Test
    void anEventWhoseRecordDoesNotComeGoesOnWhenTheTimeIsOver() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.event("p1", 5);
            stage.readUntil(5);

            assertThat(stage.clock(WAIT - 1)).isEqualTo(NOTHING);
            assertThat(stage.clock(WAIT)).containsExactly(absent("p1"));
            assertThat(stage.clock(10 * WAIT)).isEqualTo(NOTHING);
        }
    }

    @Test
    void ofATopicThatWasNotReadUpToTheEventNothingIsSaid() throws Exception {
        for (long until : new long[] {4, 5, 6}) {
            try (ReferenceHarness stage = opened("")) {
                stage.setProcessingTime(100);
                stage.event("p1", 5);
                stage.readUntil(until);

                assertThat(stage.clock(100 + WAIT)).isEqualTo(until < 5 ? NOTHING : List.of(absent("p1")));
                assertThat(stage.clock(100 + WAIT + GRACE - 1)).isEqualTo(NOTHING);
                List<Reference> end = stage.clock(100 + WAIT + GRACE + 1_000);
                assertThat(end).isEqualTo(until < 5 ? List.of(Reference.to("p1")) : NOTHING);
            }
        }
    }

    @Test
    void whatIsReadInTheGraceIsKnown() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.event("p1", 0);
            stage.event("p2", 0);
            stage.clock(WAIT);
            assertThat(stage.record("p2", "{}")).containsExactly(fits("p2"));
            stage.readUntil(0);

            assertThat(stage.clock(WAIT + 1_000)).containsExactly(absent("p1"));
        }
    }

    @Test
    void aClaimedArrivalInTheFutureIsNoExcuse() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.setProcessingTime(1_000);
            stage.event("p1", Long.MAX_VALUE);
            stage.readUntil(1_000);

            assertThat(stage.clock(1_000 + WAIT)).containsExactly(absent("p1"));
        }
    }

    @Test
    void aRecordThatIsTakenBackIsAbsent() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.record("p1", "{}");
            stage.record("p1", null);
            stage.event("p1", 0);
            stage.readUntil(0);

            assertThat(stage.clock(WAIT)).containsExactly(absent("p1"));
        }
    }

    @Test
    void whatIsThereAndDoesNotFitIsSaidWhenTheTimeIsOver() throws Exception {
        try (ReferenceHarness stage = opened(BOUND)) {
            stage.record("p1", "{\"customer\":\"u2\"}");
            assertThat(stage.event("p1", 0)).isEqualTo(NOTHING);
            stage.readUntil(0);

            assertThat(stage.clock(WAIT)).containsExactly(Reference.to("p1").other("is another contributor's"));
        }
    }

    @Test
    void anEmptyTopicHasNothingToRead() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.event("p1", 0);
            stage.processWatermarkStatus2(WatermarkStatus.IDLE);

            assertThat(stage.clock(WAIT)).containsExactly(absent("p1"));
        }
    }

    @Test
    void theReferencesClockIsNobodyElses() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.processWatermark1(new Watermark(7));
            stage.processWatermark2(new Watermark(5));
            stage.processWatermarkStatus2(WatermarkStatus.IDLE);
            stage.processWatermark1(new Watermark(8));
            stage.processWatermark2(new Watermark(900));
            stage.processWatermarkStatus1(WatermarkStatus.IDLE);

            assertThat(stage.getOutput()).containsExactly(new Watermark(7), new Watermark(8), WatermarkStatus.IDLE);
        }
    }

    @Test
    void aFloodOfMadeUpIdsEndsTheWaitingAndLetsNobodyThrough() throws Exception {
        try (ReferenceHarness stage = new ReferenceHarness(references(""), 3)) {
            stage.open();
            stage.readUntil(0);
            assertThat(stage.event("a", 0)).isEqualTo(NOTHING);
            assertThat(stage.event("b", 0)).isEqualTo(NOTHING);
            assertThat(stage.event("c", 0)).isEqualTo(NOTHING);
            assertThat(stage.event("d", 0)).containsExactly(absent("d"));
            stage.record("a", "{}");
            assertThat(stage.event("d", 0)).as("there is room again").isEqualTo(NOTHING);
        }
    }

    @Test
    void soManyWaitForOneRecord() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.readUntil(0);
            for (int i = 0; i < ReferenceStage.MOST_OF_A_KEY; i++) {
                assertThat(stage.event("p1", 0)).isEqualTo(NOTHING);
            }
            assertThat(stage.event("p1", 0)).containsExactly(absent("p1"));
            assertThat(stage.record("p1", "{}")).hasSize(ReferenceStage.MOST_OF_A_KEY);
        }
    }

    @Test
    void forgedEventsLeaveTheWaitingPlacesToTheOwner() throws Exception {
        Proof good = Proof.verified("k", "app", "s1", 0);
        try (ReferenceHarness stage = opened(ONCE)) {
            stage.readUntil(0);
            for (int i = 0; i < ReferenceStage.MOST_OF_A_KEY; i++) {
                assertThat(stage.event("p1", "forged" + i, Proof.UNSIGNED)).isEqualTo(NOTHING);
            }
            assertThat(stage.event("p1", "one more", Proof.UNSIGNED))
                    .as("there are 64 of its kind")
                    .containsExactly(absent("p1"));
            assertThat(stage.event("p1", "own", good))
                    .as("a forged one makes room")
                    .containsExactly(absent("p1"));
            for (int i = 1; i < ReferenceStage.MOST_OF_A_KEY; i++) {
                assertThat(stage.event("p1", "own" + i, good)).hasSize(1);
            }
            assertThat(stage.event("p1", "one of its own too many", good)).containsExactly(absent("p1"));

            assertThat(stage.record("p1", "{\"customer\":\"u1\"}")).containsExactly(fits("p1"));
            assertThat(stage.event("p1", "later", good))
                    .as("it was the owner's")
                    .isEqualTo(NOTHING);
            assertThat(stage.event("p1", "own", good)).containsExactly(fits("p1"));
            assertThat(stage.clock(WAIT)).as("each once").hasSize(ReferenceStage.MOST_OF_A_KEY);
        }
    }

    @Test
    void aForgedFloodOfMadeUpIdsHasHalfOfThePlaces() throws Exception {
        try (ReferenceHarness stage = new ReferenceHarness(references(""), 4)) {
            stage.open();
            stage.readUntil(0);
            assertThat(stage.event("a", "e1", Proof.UNSIGNED)).isEqualTo(NOTHING);
            assertThat(stage.event("b", "e2", Proof.UNSIGNED)).isEqualTo(NOTHING);
            assertThat(stage.event("c", "e3", Proof.UNSIGNED)).containsExactly(absent("c"));
            assertThat(stage.event("d", 0)).isEqualTo(NOTHING);
            assertThat(stage.event("e", 0)).isEqualTo(NOTHING);
            assertThat(stage.event("f", 0)).containsExactly(absent("f"));
        }
    }

    @Test
    void whatIsThereAndWhatWaitsIsKnownAfterARestart() throws Exception {
        OperatorSubtaskState before = StateSnapshots.of(harness(""), stage -> {
            stage.record("p1", "{}");
            stage.event("p2", 0);
            stage.event("p3", 0);
        });
        try (ReferenceHarness stage = harness("")) {
            long later = 10 * GRACE;
            stage.setProcessingTime(later);
            stage.initializeState(before);
            stage.open();
            assertThat(stage.event("p1", 0)).containsExactly(fits("p1"));
            assertThat(stage.clock(later + 1)).as("nothing was read yet").isEqualTo(NOTHING);
            assertThat(stage.record("p2", "{}")).containsExactly(fits("p2"));
            stage.readUntil(0);
            assertThat(stage.clock(later + 2_000)).containsExactly(absent("p3"));
        }
    }

    @Test
    void theEndOfBothJudgesWhatWaits() throws Exception {
        try (ReferenceHarness stage = opened("")) {
            stage.event("p1", 0);
            stage.event("p2", 0);
            stage.processWatermark2(Watermark.MAX_WATERMARK);
            stage.endInput1();
            stage.endInput2();
            stage.getOperator().finish();

            assertThat(stage.taken()).containsExactlyInAnyOrder(absent("p1"), absent("p2"));
        }
    }

    @Test
    void aRecordIsForgottenAfterTwiceTheTimeForWhichItCounts() throws Exception {
        Duration keep = Duration.ofHours(1);
        try (ReferenceHarness stage = opened(", keep: 1h")) {
            stage.setStateTtlProcessingTime(0);
            stage.record("p1", "{}");
            stage.setStateTtlProcessingTime(keep.multipliedBy(2).toMillis() - 1);
            assertThat(stage.event("p1", 0)).containsExactly(fits("p1"));
            stage.setStateTtlProcessingTime(keep.multipliedBy(2).toMillis());
            assertThat(stage.event("p1", 0)).isEqualTo(NOTHING);
        }
    }

    @Test
    void theStateOfTheFirstReleaseThatHadOneIsStillRead() throws Exception {
        OperatorSubtaskState old = StateSnapshots.released("reference-0.1.0", harness(BOUND), stage -> {
            stage.record("p1", "{\"customer\":\"u1\"}");
            stage.event("p2", 0);
        });
        try (ReferenceHarness stage = harness(BOUND)) {
            stage.initializeState(old);
            stage.open();
            assertThat(stage.event("p1", 0)).containsExactly(fits("p1"));
            assertThat(stage.record("p2", "{\"customer\":\"u1\"}")).containsExactly(fits("p2"));
        }
    }

    @Test
    void whatWaitsIsOfItsStreamWhateverItsNumberIsNow() throws Exception {
        OperatorSubtaskState before = StateSnapshots.of(harness(""), stage -> stage.event("p1", 0));
        Settings more = TestSettings.parse("""
                streams:
                  another:
                    kind: feedback
                    fields: {actor: /user, time: order}
                  ratings:
                    kind: rating
                    fields: {actor: /user, value: /stars, reference: /purchase, time: {at: /ts, unit: ms}}
                    reference: {topic: shop.purchases}
                """);
        try (ReferenceHarness stage = new ReferenceHarness(References.of(more), 10)) {
            stage.initializeState(before);
            stage.open();
            stage.processWatermark2(new Watermark(0));
            stage.setProcessingTime(WAIT);

            assertThat(stage.extractOutputValues())
                    .singleElement()
                    .satisfies(passage -> assertThat(passage.event().stream()).isEqualTo(1))
                    .satisfies(passage -> assertThat(Objects.requireNonNull(
                                            passage.event().details().reference())
                                    .result())
                            .isEqualTo(Reference.Result.ABSENT));
        }
    }

    @Test
    void aRecordVouchesOnceAlsoAfterItChangedAndAfterARestart() throws Exception {
        OperatorSubtaskState before = StateSnapshots.of(harness(ONCE), stage -> {
            stage.event("p1", "e1");
            stage.event("p1", "e2");
            assertThat(stage.record("p1", "{\"customer\":\"u1\"}"))
                    .as("the first that waits")
                    .containsExactly(fits("p1"));
            assertThat(stage.record("p1", "{\"customer\":\"u1\",\"sent\":true}"))
                    .isEqualTo(NOTHING);
        });
        try (ReferenceHarness stage = harness(ONCE)) {
            stage.initializeState(before);
            stage.open();
            assertThat(stage.event("p1", "e1")).as("sent again").containsExactly(fits("p1"));
            assertThat(stage.event("p1", "e3")).isEqualTo(NOTHING);
            stage.readUntil(WAIT);

            assertThat(stage.clock(WAIT))
                    .hasSize(2)
                    .containsOnly(Reference.to("p1").other("has vouched for another event"));
        }
    }

    @Test
    void aForgedEventLeavesTheRecordToItsOwnerAlsoAfterItChangedAndAfterARestart() throws Exception {
        Proof good = Proof.verified("k", "app", "s1", 0);
        OperatorSubtaskState before = StateSnapshots.of(harness(ONCE), stage -> {
            stage.record("p1", "{\"customer\":\"u1\"}");
            assertThat(stage.event("p1", "forged", Proof.UNSIGNED)).containsExactly(fits("p1"));
            stage.record("p1", "{\"customer\":\"u1\",\"sent\":true}");
        });
        try (ReferenceHarness stage = harness(ONCE)) {
            stage.initializeState(before);
            stage.open();
            assertThat(stage.event("p1", "forged too", Proof.UNSIGNED)).isEqualTo(NOTHING);
            assertThat(stage.event("p1", "own", good)).containsExactly(fits("p1"));
            assertThat(stage.event("p1", "again", good)).isEqualTo(NOTHING);
        }
    }

    @Test
    void aRecordThatWasTakenBackAndCameAgainIsANewOne() throws Exception {
        try (ReferenceHarness stage = opened(ONCE)) {
            stage.record("p1", "{\"customer\":\"u1\"}");
            assertThat(stage.event("p1", "e1")).containsExactly(fits("p1"));
            stage.record("p1", null);
            stage.record("p1", "{\"customer\":\"u1\"}");

            assertThat(stage.event("p1", "e2")).containsExactly(fits("p1"));
        }
    }

    private static Reference fits(String id) {
        return Reference.to(id).found(Reference.Result.FITS);
    }

    private static Reference absent(String id) {
        return Reference.to(id).found(Reference.Result.ABSENT);
    }

    private static References references(String more) {
        return References.of(TestSettings.referring(more));
    }

    private static ReferenceHarness harness(String more) throws Exception {
        return new ReferenceHarness(references(more), ReferenceStage.MOST);
    }

    private static ReferenceHarness opened(String more) throws Exception {
        ReferenceHarness stage = harness(more);
        stage.open();
        return stage;
    }
}
