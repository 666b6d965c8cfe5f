package dev.weir.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.drift.DriftFile.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftFileTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @TempDir
    Path dir;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        // Given
        Path path = dir.resolve("drift.json");
        DriftFile file = DriftFile.read(path);
        Known ratings = new Known(days(3));

        // When
        file.put("ratings", ratings, null);
        file.put("plays", Known.NOTHING, null);
        file.write();

        // Then
        DriftFile again = DriftFile.read(path);
        assertThat(again.of("ratings")).isEqualTo(ratings);
        assertThat(again.of("plays")).isEqualTo(Known.NOTHING);
        assertThat(again.of("clicks")).isEqualTo(Known.NOTHING);
        assertThat(dir.toFile().list()).containsExactly("drift.json");
    }

    /** Days on which nobody came stand among those of the reference. */
    @Test
    void theReferenceIsNeverForgotten() throws IOException {
        // Given
        DriftFile file = DriftFile.read(dir.resolve("drift.json"));
        List<Day> days = days(DriftFile.KEPT + 100);

        // When
        file.put("ratings", new Known(days), FIRST.plusDays(39));

        // Then
        List<Day> kept = file.of("ratings").days();
        assertThat(kept).hasSize(40 + DriftFile.KEPT);
        assertThat(kept.subList(0, 40)).isEqualTo(days.subList(0, 40));
        assertThat(kept.subList(40, kept.size())).isEqualTo(days.subList(100, days.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"v\": 2, \"streams\": {}}",
                "{\"v\": 1}",
                "{\"v\": 1, \"streams\": {\"a\": {\"days\": [{\"date\": \"monday\"}]}}}",
                "{\"v\": 1, \"streams\": {\"a\": {\"days\": [{\"date\": \"2026-01-01\", \"quantities\": {\"value\": {\"256\": 1}}}]}}}",
                "{\"v\": 1, \"streams\": {\"a\": {\"days\": [{\"date\": \"2026-01-01\", \"quantities\": {\"value\": {\"1\": -1}}}]}}}"
            })
    void whatIsNoSuchFileIsRefused(String text) throws IOException {
        Path path = Files.writeString(dir.resolve("drift.json"), text);

        assertThatThrownBy(() -> DriftFile.read(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path + " is no file of `weir drift`");
    }

    private static List<Day> days(int count) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Histogram> quantities = i % 10 == 9
                    ? Map.of()
                    : Map.of("value", new Histogram(new TreeMap<>(Map.of(16, 0.5, 48, i + 1.5))));
            days.add(new Day(FIRST.plusDays(i), quantities.isEmpty() ? 0 : i + 2, quantities));
        }
        return days;
    }
}
