package dev.weir.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.route.AnswerJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerReaderTest {

    @ParameterizedTest
    @EnumSource
    void whatTheJobWritesIsReadAgain(Answer.Outcome outcome) {
        for (Decision.Action action : Decision.Action.values()) {
            Answer answer =
                    new Answer("d1", action, "customer:17", outcome, "why", 2, 1, "ana", "c@3", 1_770_000_000_000L);

            assertThat(AnswerReader.read(AnswerJson.of(answer))).isEqualTo(answer);
        }
    }

    @Test
    void anAnswerToWhatWasNoDecisionIsReadToo() {
        Answer answer = new Answer("", null, "", Answer.Outcome.REFUSED, "why", 0, 0, "", null, 0);

        assertThat(AnswerReader.read(AnswerJson.of(answer))).isEqualTo(answer);
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AnswerReader.read("x".getBytes(UTF_8)));
        assertThatIllegalArgumentException().isThrownBy(() -> AnswerReader.read("{}".getBytes(UTF_8)));
    }
}
