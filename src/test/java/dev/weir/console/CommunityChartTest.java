package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.index.Community;
import dev.weir.sign.Role;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommunityChartTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Pattern OWN = Pattern.compile("class=\"own\" x=\"(\\d+)\"");
    private static final Pattern BAR =
            Pattern.compile("class=\"bar-in\" x=\"(\\d+)\" y=\"(\\d+)\" width=\"34\" height=\"(\\d+)\"");

    @Test
    void itSaysInWordsWhatItShows() {
        String html = html(new Community(1_000, List.of(900L, 90L, 10L), NOW.minusSeconds(60), 500, 1_000));

        assertThat(html)
                .contains(
                        "aria-label=\"This customer sent 500 events: more than 1,000 of the 1,000 whose events went to training lately.\"",
                        "90 customers with 2 to 3 events");
    }

    /** Whose event is older than the newest ten thousand did not send none. */
    @Test
    void whoIsNotAmongTheNewestIsNotMarked() {
        assertThat(html(new Community(108, List.of(60L, 48L), NOW.minusSeconds(6), 0, 0)))
                .contains(
                        "Nothing that this customer sent is among the newest; 108 others sent what went to training lately.")
                .contains("bar-in")
                .doesNotContain("class=\"own\"", "this customer: ");
    }

    @Test
    void whereNothingWentToTrainingThereIsNoPicture() {
        assertThat(html(new Community(0, List.of(), null, 0, 0)))
                .contains("Nothing of this stream went to training yet.")
                .doesNotContain("<svg");
    }

    @Property(tries = 200)
    void theOneIsMarkedInTheClassOfItsEventsAndAllBarsFit(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> bySize,
            @ForAll @IntRange(min = 1, max = 100_000) int own) {
        // When
        String html = html(new Community(7, bySize, NOW, own, 3));

        // Then
        Matcher marked = OWN.matcher(html);
        assertThat(marked.find()).isTrue();
        int place = (Integer.parseInt(marked.group(1)) - 4) / 38;
        assertThat((long) own).isBetween(1L << place, (2L << place) - 1);
        Matcher bar = BAR.matcher(html);
        for (int i = 0; i < Math.max(bySize.size(), place + 1); i++) {
            assertThat(bar.find()).isTrue();
            int high = Integer.parseInt(bar.group(3));
            assertThat(Integer.parseInt(bar.group(2)) + high).isEqualTo(84);
            assertThat(high).isBetween(i < bySize.size() && bySize.get(i) > 0 ? 3 : 0, 70);
        }
    }

    private static String html(Community community) {
        return CommunityChart.of(Asked.form(NOW, Role.LEAD), community, "customer")
                .render();
    }
}
