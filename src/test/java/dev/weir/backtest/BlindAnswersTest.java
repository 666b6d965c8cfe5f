package dev.weir.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.chance.Wilson;
import dev.weir.replay.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlindAnswersTest {

    @TempDir
    Path dir;

    /** One that was drawn with probability 0.1 stands for ten; four answers of 10, 10, 1 and 1 say as much as 484 / 202 equal ones. */
    @Test
    void eachAnswerCountsForThoseItWasDrawnFrom() throws IOException {
        // Given
        List<String> lines = new ArrayList<>(List.of(
                answer("f:1", "honest", 0.1),
                answer("f:2", "honest", 0.1),
                answer("f:3", "honest", 1),
                "",
                answer("f:4", "honest", 1),
                answer("f:5", "unsure", 1),
                answer("f:6", "dishonest", 0.5)));
        BlindAnswers answers = BlindAnswers.read(file(lines));

        // When
        answers.add(pair("f:1", false, true));
        answers.add(pair("f:2", false, false));
        answers.add(pair("f:3", true, true));
        answers.add(pair("f:4", false, false));
        answers.add(pair("f:5", true, true));
        answers.add(pair("f:6", false, true));
        answers.add(pair("f:7", true, true));

        // Then
        BacktestReport.Sampled sampled = answers.sampled().orElseThrow();
        assertThat(sampled.honest()).isEqualTo(4);
        assertThat(sampled.dishonest()).isEqualTo(1);
        assertThat(sampled.cost().now().value()).isCloseTo(1 / 22.0, within(1e-12));
        Wilson candidate = Wilson.of(11 / 22.0, 22.0 * 22 / 202, Wilson.Z);
        assertThat(sampled.cost().candidate())
                .isEqualTo(new BacktestReport.Share(candidate.share(), candidate.low(), candidate.high()));
        assertThat(sampled.averted().now().value()).isZero();
        assertThat(sampled.averted().candidate().value()).isEqualTo(1.0);
    }

    @Test
    void whereNobodyWasAskedNothingIsSaid() throws IOException {
        assertThat(BlindAnswers.none().sampled()).isEmpty();

        BlindAnswers unmet = BlindAnswers.read(file(List.of(answer("f:1", "honest", 1))));
        assertThat(unmet.sampled().orElseThrow().cost().now()).isEqualTo(new BacktestReport.Share(null, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"origin\":\"f:1\",\"answer\":\"perhaps\",\"probability\":0.5}",
                "{\"answer\":\"honest\",\"probability\":0.5}",
                "{\"origin\":\"f:1\",\"answer\":\"honest\",\"probability\":0}",
                "{\"origin\":\"f:1\",\"answer\":\"honest\",\"probability\":1.01}"
            })
    void aLineThatIsNoAnswerIsNamed(String line) throws IOException {
        Path file = file(List.of(answer("f:0", "honest", 1), line));

        assertThatThrownBy(() -> BlindAnswers.read(file))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("--sample " + file + ":2: ");
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(dir.resolve("sample.jsonl"), lines);
    }

    private static String answer(String origin, String answer, double probability) {
        return "{\"origin\":\"" + origin + "\",\"answer\":\"" + answer + "\",\"probability\":" + probability + "}";
    }

    private static Pair pair(String origin, boolean outNow, boolean outByCandidate) {
        return new Pair(origin, "ratings", "user:1", lot(outNow), lot(outByCandidate));
    }

    private static Pair.Lot lot(boolean out) {
        return new Pair.Lot(out ? Fate.RETRACTED : Fate.RELEASED, "");
    }
}
