package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Retraction;
import dev.weir.event.StandingChange;
import dev.weir.privacy.Erasing;
import dev.weir.privacy.Pseudonyms;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.PrivacySettings;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a contributor who is erased. */
class ErasureStageTest {

    private static final CheckPolicies ENFORCED = PolicyFile.defaults().on("ratings");
    private static final long NOON = Events.NOON;
    private static final Entity U1 = Entity.of("customer", "u1");
    private static final Event HELD = Held.inACrowd("m1", NOON).event();

    @TempDir
    private Path folder;

    private PrivacySettings privacy;
    private Entity name;

    @BeforeEach
    void key() throws IOException {
        privacy = Erasing.keyed(folder);
        name = java.util.Objects.requireNonNull(Pseudonyms.of(privacy)).of(U1);
    }

    @Test
    void nothingIsLeftUnderTheKeyWhateverWasKept() throws Exception {
        try (var harness = harness(privacy)) {
            // Given: memory, a standing, a hold with its bytes, and a decision that waits with a record
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            decide(harness, Decisions.exclude("d1", U1, NOON));
            decide(harness, Decisions.release("d2", Events.at(NOON + 9)));
            harness.snapshot(1, 1);
            assertThat(harness.numKeyedStateEntries()).isPositive();

            // When
            decide(harness, Erasing.erase("e1", U1, NOON + 100));

            // Then: not under the key, and not written again by the next checkpoint
            harness.snapshot(2, 2);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.extractOutputValues().stream()
                            .filter(passage -> passage.what() == Passage.What.ANSWER)
                            .map(Passage::answer)
                            .filter(answer -> answer.decision().equals("e1")))
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.APPLIED);
                        assertThat(answer.subject()).isEqualTo(name.text());
                        assertThat(answer.sentence())
                                .isEqualTo("erased: the memory of 1 stream, 1 hold, 2 kept with their bytes; all that"
                                        + " arrived before is retracted for good");
                    });
        }
    }

    @Test
    void whatWasNotYetWrittenIsNotWrittenAfterwards() throws Exception {
        try (var harness = harness(privacy)) {
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            decide(harness, Erasing.erase("e1", U1, NOON + 100));
            harness.snapshot(1, 1);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void theLedgerRetractsAllThatArrivedUntilThenUnderThePseudonym() throws Exception {
        try (var harness = harness(privacy)) {
            // Given: events that arrived after the decision was signed, by somebody else too
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            long arrival = HELD.origin().arrival();

            // When
            decide(harness, Erasing.erase("e1", U1, arrival));
            decide(harness, Erasing.erase("e2", U1, arrival + 1));
            decide(harness, Erasing.erase("e3", U1, arrival + 2));

            // Then
            List<Retraction> entries = only(harness, Passage.What.RETRACTION).stream()
                    .map(Passage::retraction)
                    .toList();
            assertThat(entries).extracting(Retraction::until).containsExactly(arrival + 1, arrival + 1, arrival + 2);
            assertThat(entries).allSatisfy(entry -> {
                assertThat(entry.actor()).isEqualTo(name);
                assertThat(entry.streams()).isEmpty();
                assertThat(entry.since()).isEqualTo(Long.MIN_VALUE);
                assertThat(entry.reason()).isEqualTo("ERASED by ada");
                assertThat(entry.isErasure()).isTrue();
            });
            assertThat(only(harness, Passage.What.STANDING))
                    .extracting(Passage::standing)
                    .allMatch(StandingChange::isErasure)
                    .extracting(StandingChange::actor)
                    .containsOnly(U1);
        }
    }

    @Test
    void aCopyOfAnErasureAfterARestartSparesWhoCameBack() throws Exception {
        // Given
        OperatorSubtaskState after;
        try (var harness = harness(privacy)) {
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            decide(harness, Erasing.erase("e1", U1, NOON + 100));
            after = harness.snapshot(1, 1);
        }
        try (var harness = harness(privacy)) {
            harness.initializeState(after);
            harness.open();

            // When
            harness.processElement(record(Held.inACrowd("m1", NOON + 200)));
            decide(harness, Erasing.erase("e1", U1, NOON + 100));

            // Then
            assertThat(only(harness, Passage.What.RETRACTION)).isEmpty();
            assertThat(outcomes(harness)).containsExactly(Answer.Outcome.REPEATED);
            harness.snapshot(2, 2);
            assertThat(harness.numKeyedStateEntries()).isPositive();
        }
    }

    @Test
    void nothingTakesAnErasureBack() throws Exception {
        try (var harness = harness(privacy)) {
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            decide(harness, Erasing.erase("e1", U1, NOON + 100));
            harness.processElement(record(Passage.of(Decisions.byLead(Decisions.undo("u1", U1, "e1")))));
            harness.processElement(record(Passage.of(Decisions.byLead(Decisions.clear("c1", U1)))));
            assertThat(only(harness, Passage.What.RETRACTION)).hasSize(1);
            assertThat(outcomes(harness))
                    .containsExactly(Answer.Outcome.APPLIED, Answer.Outcome.REFUSED, Answer.Outcome.APPLIED);
        }
    }

    @Test
    void othersKeepAllThatIsKnownOfThem() throws Exception {
        try (var harness = harness(privacy)) {
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            harness.snapshot(1, 1);
            int before = harness.numKeyedStateEntries();
            decide(harness, Erasing.erase("e1", Entity.of("customer", "u2"), NOON + 100));
            harness.snapshot(2, 2);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(before);
        }
    }

    @Test
    void withoutAKeyNobodyIsErased() throws Exception {
        try (var harness = harness(PrivacySettings.NONE)) {
            harness.open();
            harness.processElement(record(Held.inACrowd("m1", NOON)));
            decide(harness, Erasing.erase("e1", U1, NOON + 100));
            assertThat(outcomes(harness)).containsExactly(Answer.Outcome.REFUSED);
            assertThat(only(harness, Passage.What.RETRACTION)).isEmpty();
            assertThat(only(harness, Passage.What.ANSWER).get(0).answer().sentence())
                    .contains("privacy.key");
        }
    }

    private static ActorHarness harness(PrivacySettings privacy) throws Exception {
        return ActorHarness.judging(ENFORCED, Duration.ofDays(60), privacy);
    }

    private static void decide(ActorHarness harness, Decision decision) throws Exception {
        Instruction instruction = Decisions.byAnalyst(decision);
        harness.processElement(
                record(decision.record() == null ? Passage.of(instruction) : Passage.of(instruction, HELD)));
    }

    private static List<Passage> only(ActorHarness harness, Passage.What what) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == what)
                .toList();
    }

    private static List<Answer.Outcome> outcomes(ActorHarness harness) {
        return only(harness, Passage.What.ANSWER).stream()
                .map(passage -> passage.answer().outcome())
                .toList();
    }

    private static StreamRecord<Passage> record(Passage passage) {
        return new StreamRecord<>(passage);
    }
}
