package dev.weir.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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

        SetDiff.Result diff = diff(rows, rows);

        assertThat(diff.rowsInA()).isEqualTo(2);
        assertThat(diff.rowsInB()).isEqualTo(2);
        assertThat(diff.onlyInA() + diff.onlyInB() + diff.relabelled()).isZero();
        assertThat(diff.bySource()).isEmpty();
    }

    @Test
    void saysOfWhichSourceTheRowsAreAndWhyTheyLeft() throws IOException {
        // Given
        Ledger ledger = new Ledger(Long.MAX_VALUE, Ledger.Keep.REASONS, null);
        ledger.add(Retraction.ofOne(
                "trigger payments p.json:1", Retraction.What.EVENT, "payments", "p.json:1", "a trigger", 5));
        ledger.add(new Retraction(
                "payments/shop:s1/4 card:c 1",
                Retraction.Op.RETRACT,
                Entity.of("card", "c"),
                List.of("payments"),
                Lives.millis(3),
                List.of(),
                null,
                "moved as one",
                "payments/shop:s1/4",
                5));
        String elsewhere = row(4, null).replace("\"source\":\"app\",", "");

        // When
        SetDiff.Result diff = SetDiff.of(
                rows(List.of(row(1, null), row(2, null), row(3, null))),
                rows(List.of(row(3, "fraud"), elsewhere)),
                ledger,
                folder,
                500);

        // Then
        assertThat(diff.bySource())
                .containsExactly(
                        Map.entry("-", new SetDiff.Changed(0, 1, 0)), Map.entry("app", new SetDiff.Changed(2, 0, 1)));
        assertThat(diff.byCheck()).containsExactly(Map.entry("campaign", 1L), Map.entry("feature", 1L));
        assertThat(diff.takenBack())
                .containsExactly(
                        new SetDiff.TakenBack(new Cause("campaign", "payments/shop:s1/4", "card:c", "moved as one"), 1),
                        new SetDiff.TakenBack(new Cause("feature", null, "p.json:1", "a trigger"), 1));
    }

    @Test
    void rowsLeftWithTheKeyThatSignedThemAndNotWithTheirTime() throws IOException {
        // Given: both rows claim one time
        Ledger ledger = new Ledger(Long.MAX_VALUE, Ledger.Keep.REASONS, null);
        long revoked = Lives.millis(9);
        ledger.add(
                Retraction.ofKey("key app-2026 1", "app-2026", List.of("payments"), revoked, "it is revoked", revoked));
        String after = signed(row(1, null), revoked);
        String before = signed(row(2, null), revoked - 1);

        // When
        SetDiff.Result diff = SetDiff.of(rows(List.of(after, before)), rows(List.of()), ledger, folder, 500);

        // Then
        assertThat(diff.onlyInA()).isEqualTo(2);
        assertThat(diff.takenBack()).extracting(SetDiff.TakenBack::rows).containsExactly(1L);
    }

    private static String signed(String row, long arrival) {
        return row.replace(
                "\"source\":",
                "\"signedBy\":\"app-2026\",\"arrival\":\"" + Instant.ofEpochMilli(arrival) + "\",\"source\":");
    }

    private static String row(int line, @Nullable String label) {
        return Lives.payment(line, "e" + line, "c", 3, label);
    }

    private static Rows rows(List<String> lines) {
        return taker -> {
            for (String line : lines) {
                taker.take(line.getBytes(UTF_8));
            }
        };
    }

    private SetDiff.Result diff(List<String> a, List<String> b) throws IOException {
        return SetDiff.of(rows(a), rows(b), new Ledger(0), folder, 500);
    }
}
