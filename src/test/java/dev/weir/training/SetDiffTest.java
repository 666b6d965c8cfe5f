package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetDiffTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhatOnlyOneHasAndWhatIsLabelledOtherwise() throws IOException {
        // Given
        List<String> a = new ArrayList<>();
        List<String> b = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            a.add(row(i, i == 30 ? null : "genuine"));
            b.add(row(i + 12, i + 12 == 20 ? "fraud" : i + 12 == 40 ? null : "genuine"));
        }
        Collections.shuffle(b, new Random(3));

        // When
        SetDiff.Result diff = diff(a, b);

        // Then
        assertThat(diff.rowsInA()).isEqualTo(50);
        assertThat(diff.rowsInB()).isEqualTo(50);
        assertThat(diff.onlyInA()).isEqualTo(12);
        assertThat(diff.onlyInB()).isEqualTo(12);
        assertThat(diff.firstOnlyInA())
                .extracting(SetDiff.Difference::origin)
                .containsExactly(
                        "p.json:1",
                        "p.json:2",
                        "p.json:3",
                        "p.json:4",
                        "p.json:5",
                        "p.json:6",
                        "p.json:7",
                        "p.json:8",
                        "p.json:9",
                        "p.json:10");
        assertThat(diff.firstOnlyInB()).hasSize(SetDiff.SHOWN);
        assertThat(diff.relabelled()).isEqualTo(3);
        assertThat(diff.firstRelabelled())
                .containsExactly(
                        new SetDiff.Difference("p.json:20", "genuine", "fraud"),
                        new SetDiff.Difference("p.json:30", null, "genuine"),
                        new SetDiff.Difference("p.json:40", "genuine", null));
    }

    @Test
    void aSetDoesNotDifferFromItself() throws IOException {
        List<String> rows = List.of(row(1, null), row(2, "fraud"));

        assertThat(diff(rows, rows)).isEqualTo(new SetDiff.Result(2, 2, 0, 0, 0, List.of(), List.of(), List.of()));
    }

    private static String row(int line, String label) {
        return Lives.payment(line, "e" + line, "c", 3, label);
    }

    private SetDiff.Result diff(List<String> a, List<String> b) throws IOException {
        return SetDiff.of(Files.write(folder.resolve("a"), a), Files.write(folder.resolve("b"), b), folder, 500);
    }
}
