package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.index.Spread;
import dev.weir.sign.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadChartTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Pattern BAR =
            Pattern.compile("class=\"(bar-in|bar-held)\" x=\"\\d+\" y=\"(\\d+)\" width=\"18\" height=\"(\\d+)\"");

    @Test
    void itSaysInWordsAndNumbersWhatItShows() {
        String html = html(List.of(new Spread.Value(1, 30, 0), new Spread.Value(5, 10, 300)), 0, 1);

        assertThat(html)
                .contains(
                        "aria-label=\"Of 40 events that went to training before, 25.0 % have this event&#x27;s value, 5; of the"
                                + " 300 since, 100.0 %.\"",
                        "<td class=\"n\">5</td><td class=\"n\">10</td><td class=\"n\">300</td>");
    }

    @Test
    void anObjectMayHaveNoPast() {
        assertThat(html(List.of(new Spread.Value(5, 0, 3)), 0, 0))
                .contains(
                        "No event with a value went to training before; of the 3 since, 100.0 % have this event&#x27;s value, 5.")
                .contains("<svg");
    }

    @Test
    void oneEventAloneIsMarkedAndNoDistribution() {
        String html = html(List.of(new Spread.Value(4, 3, 0), new Spread.Value(5, 1, 1)), 0, 1);

        assertThat(html)
                .contains("Of 4 events that went to training before, 25.0 % have this event&#x27;s value, 5.")
                .contains("class=\"own\"")
                .doesNotContain("bar-held", "k-held");
        assertThat(html(List.of(new Spread.Value(5, 0, 1)), 0, 0))
                .contains("No event with a value went to training before.")
                .doesNotContain("<svg");
    }

    @Test
    void rangesAreNamedFromAndTo() {
        assertThat(html(List.of(new Spread.Value(5, 0, 3)), 2.5, 0)).contains("value, 5 to 7.5.");
    }

    @Property(tries = 200)
    void allBarsStandOnTheAxisAndFit(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 2, max = 1_000_000) Long> counts) {
        // Given
        List<Spread.Value> values = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            values.add(new Spread.Value(i, counts.get(i), counts.get(counts.size() - 1 - i)));
        }

        // When
        Matcher bar = BAR.matcher(html(values, 0, counts.size() - 1));

        // Then
        for (Spread.Value value : values) {
            for (String type : List.of("bar-in", "bar-held")) {
                assertThat(bar.find()).as("%s", value).isTrue();
                assertThat(bar.group(1)).isEqualTo(type);
                int high = Integer.parseInt(bar.group(3));
                assertThat(Integer.parseInt(bar.group(2)) + high).isEqualTo(84);
                assertThat(high).isBetween(2, 70);
            }
        }
        assertThat(bar.find()).isFalse();
    }

    private static String html(List<Spread.Value> values, double width, int own) {
        return SpreadChart.of(
                        Asked.form(NOW, Role.LEAD), new Spread(NOW.minusSeconds(60), NOW, values, width, own), "film")
                .render();
    }
}
