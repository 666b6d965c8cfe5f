package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelJoinTest {

    @TempDir
    private Path work;

    @Test
    void timesFarBeyondAnyCalendarDoNotTurnAround() throws IOException {
        // Given
        StreamRule rule = new StreamRule(1, "s", 1000, 0, StreamRule.Clock.TIMED, StreamRule.Joins.NOTHING, List.of());
        LabelJoin join = new LabelJoin(work, 1000);
        join.event("s", "a", Long.MAX_VALUE - 1, Long.MIN_VALUE, 0, 1);
        join.event("s", "a", Long.MIN_VALUE + 5000, Long.MIN_VALUE, 0, 2);
        join.event("s", "a", 500, Long.MIN_VALUE, 0, 3);
        join.label("s", "a", rule, 0, 1, 1, new byte[] {7});
        join.label("s", "a", rule, Long.MAX_VALUE - 1, 1, 2, new byte[] {8});

        // When
        List<String> found = new ArrayList<>();
        join.forEach((time, file, line, fields) -> found.add(line + ":" + fields[0]));

        // Then
        assertThat(found).containsExactlyInAnyOrder("3:7", "1:8");
    }
}
