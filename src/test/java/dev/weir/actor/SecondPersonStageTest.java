package dev.weir.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Instruction;
import dev.weir.event.Retraction;
import dev.weir.settings.PolicyFile;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What of a contributor's standing one reviewer alone does not change. */
class SecondPersonStageTest {

    private static final long NOON = Events.NOON;
    private static final Entity U1 = Entity.of("customer", "u1");

    @Test
    void whatBringsAnExcludedContributorBackTakesTwo() throws Exception {
        try (var harness = ActorHarness.judging(
                PolicyFile.defaults().on("ratings"),
                Duration.ofDays(90),
                TestSettings.reviewed("{fourEyes: [undo-exclude]}").review())) {
            // Given
            harness.open();
            say(harness, Decisions.exclude("d1", U1, NOON));

            // When: by one, then by two
            say(harness, Decisions.undo("d2", U1, "d1"));
            say(harness, Decisions.clear("d3", U1));
            say(harness, Decisions.allow("d4", U1, Long.MAX_VALUE));
            harness.processElement(new StreamRecord<>(Passage.of(
                    new Instruction(Decisions.undo("d2", U1, "d1"), Instruction.Reach.OWN, Instruction.Signers.TWO))));
            say(harness, Decisions.clear("d5", U1));

            // Then
            assertThat(answers(harness).stream().map(Answer::outcome).toList())
                    .containsExactly(
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.REFUSED,
                            Answer.Outcome.REFUSED,
                            Answer.Outcome.REFUSED,
                            Answer.Outcome.APPLIED,
                            Answer.Outcome.APPLIED);
            assertThat(answers(harness).get(1).sentence())
                    .startsWith("it takes a second person (review.fourEyes: undo-exclude)");
            assertThat(harness.extractOutputValues().stream()
                            .filter(passage -> passage.what() == Passage.What.RETRACTION)
                            .toList())
                    .extracting(passage -> passage.retraction().op())
                    .containsExactly(Retraction.Op.RETRACT, Retraction.Op.REINSTATE);
        }
    }

    private static void say(ActorHarness harness, Decision decision) throws Exception {
        harness.processElement(new StreamRecord<>(Passage.of(Decisions.byLead(decision))));
    }

    private static List<Answer> answers(ActorHarness harness) {
        return harness.extractOutputValues().stream()
                .filter(passage -> passage.what() == Passage.What.ANSWER)
                .map(Passage::answer)
                .toList();
    }
}
