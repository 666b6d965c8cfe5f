package dev.weir.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.route.AnswerJson;
import dev.weir.support.OutputSchema;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions and their answers are what docs/reference/schemas says. */
class DecisionSchemasTest {

    @ParameterizedTest
    @EnumSource
    void decisionsAreAsDescribed(Decision.Action action) {
        for (Decision decision : List.of(
                decision(
                        action,
                        action == Decision.Action.RELABEL ? null : Entity.of("customer", "17"),
                        "c@3",
                        "bought",
                        5,
                        6),
                decision(
                        action,
                        action.ofEvent() ? null : Entity.of("a", "b"),
                        null,
                        "",
                        Long.MIN_VALUE,
                        Long.MAX_VALUE))) {
            assertThat(OutputSchema.of("decision").errors(DecisionJson.of(decision)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAreAsDescribed(Answer.Outcome outcome) {
        for (Answer answer : List.of(
                new Answer("d1", Decision.Action.CLEAR, "customer:17", outcome, "why", 2, 1, "ana", "c@3", 1),
                new Answer("", null, "", outcome, "why", 0, 0, "", null, 0))) {
            assertThat(OutputSchema.of("answer").errors(AnswerJson.of(answer))).isEmpty();
        }
    }

    @Test
    void theWordsOfTheSchemasAreThoseOfTheCode() {
        assertThat(OutputSchema.words("decision", "/properties/action")).isEqualTo(words(Decision.Action.values()));
        assertThat(OutputSchema.words("decision", "/properties/reason")).isEqualTo(words(Decision.Reason.values()));
        assertThat(OutputSchema.words("answer", "/properties/action")).isEqualTo(words(Decision.Action.values()));
        assertThat(OutputSchema.words("answer", "/properties/outcome")).isEqualTo(words(Answer.Outcome.values()));
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Code::of).toList();
    }

    private static Decision decision(
            Decision.Action action, Entity actor, String campaign, String comment, long since, long until) {
        Payload record = new Payload(
                null, "{}".getBytes(UTF_8), List.of(new Payload.Header("a", null), new Payload.Header("b", new byte[] {1
                })));
        return new Decision(
                "d1",
                action,
                actor,
                action.ofEvent() ? List.of("ratings") : List.of(),
                action.ofEvent() ? "in/0/7" : null,
                action == Decision.Action.ERASE ? Long.MIN_VALUE : since,
                until,
                action == Decision.Action.UNDO ? "d0" : null,
                campaign,
                switch (action) {
                    case ASSESS -> Decision.Reason.HONEST;
                    case ERASE -> Decision.Reason.REQUESTED;
                    default -> Decision.Reason.FAKE;
                },
                comment,
                "ana",
                1,
                2,
                action == Decision.Action.RELEASE ? record : null,
                action == Decision.Action.RELABEL ? "genuine" : null);
    }
}
