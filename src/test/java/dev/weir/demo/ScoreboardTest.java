package dev.weir.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private static final Instant NOW = Instant.parse("2025-06-02T14:32:00Z");
    private final Scoreboard board = new Scoreboard(List.of("plays", "ratings"));

    @Test
    void aTableHasARowAStreamAndSaysThatTheBooksAgree() {
        // When
        List<String> lines = board.table(
                snapshot(new Tally.Counts(1500, 1490, 7, 3), "bot-1: too many"), stream -> 1600, NOW, "the shop opens");

        // Then
        assertThat(lines.get(0)).isEqualTo("It is Mon 2 Jun 14:32 in the film shop. the shop opens");
        assertThat(lines)
                .anyMatch(line -> line.matches("ratings +1,600 +1,500 +1,490 +7 +3"))
                .anyMatch(line -> line.matches("plays +1,600 +0 +0 +0 +0"))
                .contains("last held: bot-1: too many", "last dead letter: none yet")
                .contains("contributors: 40 suspended", "last campaign: forty")
                .contains("The books agree at checkpoint 4: 1,500 in = 1,490 admitted + 7 held + 3 dead letters.");
    }

    @Test
    void saysSoWhenVerdictsAreStillToCome() {
        assertThat(board.table(snapshot(new Tally.Counts(1500, 1490, 7, 2), ""), stream -> 0, NOW, ""))
                .contains("Checkpoint 4 is being committed: 1,500 in, 1,499 with a verdict.");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        assertThat(board.table(snapshot(Tally.Counts.NONE, "x".repeat(500)), stream -> 0, NOW, "y".repeat(500)))
                .allMatch(line -> line.length() <= 118);
    }

    @Test
    void oneLineForALog() {
        assertThat(board.line(snapshot(new Tally.Counts(1500, 1490, 7, 3), ""), NOW))
                .isEqualTo("Mon 2 Jun 14:32  plays: 0 in, 0 admitted, 0 held, 0 dead;"
                        + "  ratings: 1,500 in, 1,490 admitted, 7 held, 3 dead");
    }

    @Test
    void theScreenDrawsInPlaceUntilSomethingStays() {
        // Given
        StringWriter text = new StringWriter();
        Screen screen = new Screen(new PrintWriter(text), Screen.Type.TERMINAL);

        // When
        screen.draw(List.of("a", "b"));
        screen.draw(List.of("c", "d"));
        screen.say("e");
        screen.draw(List.of("f"));

        // Then
        assertThat(text.toString().lines())
                .containsExactly("\u001b[2Ka", "\u001b[2Kb", "\u001b[2A\u001b[2Kc", "\u001b[2Kd", "e", "\u001b[2Kf");
    }

    private static Tally.Snapshot snapshot(Tally.Counts ratings, String lastHeld) {
        return new Tally.Snapshot(
                Map.of("ratings", ratings), Map.of(), Map.of("suspended", 40L), "forty", lastHeld, "", 4);
    }
}
