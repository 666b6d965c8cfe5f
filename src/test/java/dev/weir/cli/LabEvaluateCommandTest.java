package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabEvaluateCommandTest {

    @TempDir
    Path folder;

    /** 100 people, one a day; each rates 20 of 100 items. */
    private Path input() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int user = 1; user <= 100; user++) {
            for (int i = 0; i < 20; i++) {
                rows.append("%d\t%d\t%d\t%d\n"
                        .formatted(user, (user * 7 + i * 3) % 100, 1 + (user + i) % 5, user * 86_400L + i * 30));
            }
        }
        return Files.writeString(folder.resolve("u.data"), rows);
    }

    private Run evaluate(Path input, String... more) {
        String[] args = {
            "lab",
            "evaluate",
            "--input",
            input.toString(),
            "--out",
            out().toString(),
            "--models",
            "average",
            "--sizes",
            "0.1"
        };
        return Run.of(Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("evaluation");
    }

    @Test
    void writesFiguresAndChartsAndPrintsATable() throws IOException {
        // When
        Run run = evaluate(input(), "--seeds", "2");

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("without an attack", "1/1", "seed 100", "seed 101");
        assertThat(run.out()).contains("F1 SVM", "average", "target", "report.html");
        JsonNode json =
                new ObjectMapper().readTree(out().resolve("evaluation.json").toFile());
        assertThat(json.get("v").asInt()).isEqualTo(1);
        assertThat(json.get("clean")).hasSize(1);
        JsonNode cell = json.get("cells").get(0);
        assertThat(cell.get("seeds").asInt()).isEqualTo(2);
        assertThat(cell.get("fakes").asInt()).isEqualTo(10);
        assertThat(cell.get("detectors").size()).isEqualTo(4);
        assertThat(cell.get("harm")).hasSize(2);
        assertThat(Files.readString(out().resolve("report.html")))
                .contains("<svg", "item knn", "F1 at least 0.98")
                .doesNotContain("http");
    }

    @Test
    void theSameSeedsGiveTheSameFigures() throws IOException {
        Path input = input();

        String first =
                evaluate(input, "--seeds", "1", "--harm-seeds", "0", "--json").out();

        assertThat(first).startsWith("{").isEqualTo(Files.readString(out().resolve("evaluation.json")));
        assertThat(evaluate(input, "--seeds", "1", "--harm-seeds", "0", "--json")
                        .out())
                .isEqualTo(first);
    }

    @Test
    void saysWhatTheDataDoNotAllow() throws IOException {
        Run run = evaluate(input(), "--seeds", "1", "--targets", "500");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("left out: targets 500");
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        assertThat(evaluate(folder.resolve("nothing")).status()).isEqualTo(2);
        assertThat(evaluate(input(), "--seeds", "0").err()).contains("seeds 0 must be 1 or more");
        assertThat(evaluate(input(), "--fillers", "2").err()).contains("filler 2.0");
        assertThat(Run.of("lab", "evaluate", "--help").out()).contains("Example: weir lab evaluate");
    }
}
