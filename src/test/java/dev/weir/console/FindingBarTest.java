package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.index.FindingView;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FindingBarTest {

    private static final Pattern WIDTH =
            Pattern.compile("class=\"(beyond|within)\" x=\"0\" y=\"3\" width=\"([0-9.]+)%\"");
    private static final Pattern LIMIT = Pattern.compile("class=\"limit\" x1=\"([0-9.]+)%\"");

    @Test
    void itIsBeyondTheLimitFromTheLimitOn() {
        assertThat(bar(401, 402, 10)).contains("class=\"within\"");
        assertThat(bar(402, 402, 10)).contains("class=\"beyond\"");
        assertThat(bar(403, 402, 10)).contains("class=\"beyond\"");
    }

    @Test
    void whereLessIsWorseItIsBeyondBelow() {
        assertThat(bar(0.2, 0.1, 0.9)).contains("class=\"within\"");
        assertThat(bar(0.1, 0.1, 0.9)).contains("class=\"beyond\"");
        assertThat(bar(0.05, 0.1, 0.9)).contains("class=\"beyond\"");
    }

    @Test
    void withoutNumbersThereAreWords() {
        assertThat(bar(Double.NaN, 1, 1)).doesNotContain("<svg").contains("observed –");
        assertThat(bar(-1, 1, 0)).doesNotContain("<svg");
    }

    @Test
    void timesAreWrittenAsPeopleSayThem() {
        assertThat(bar(2.32e12, 300_000, 0, "ms ahead"))
                .contains("observed 73 years | limit 5 minutes | usual 0 seconds  (ahead)")
                .contains("class=\"beyond\"");
        assertThat(bar(Double.NaN, 300_000, 0, "ms behind"))
                .contains("observed – | limit 5 minutes | usual 0 seconds  (behind)");
    }

    @Property
    void theBarEndsOnItsSideOfTheLimit(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double observed,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double threshold) {
        // When
        String html = bar(observed, threshold, 0.01);

        // Then
        Matcher width = WIDTH.matcher(html);
        Matcher limit = LIMIT.matcher(html);
        assertThat(width.find() && limit.find()).isTrue();
        double end = Double.parseDouble(width.group(2));
        double at = Double.parseDouble(limit.group(1));
        assertThat(end).isBetween(0.0, 100.0);
        if (observed >= threshold) {
            assertThat(end).isGreaterThanOrEqualTo(at);
        } else {
            assertThat(end).isLessThanOrEqualTo(at);
        }
    }

    private static String bar(double observed, double threshold, double baseline) {
        return bar(observed, threshold, baseline, "events");
    }

    private static String bar(double observed, double threshold, double baseline, String unit) {
        return FindingBar.of(new FindingView(
                        "rate", "RATE", "holds", 9, observed, threshold, baseline, unit, "many", List.of()))
                .render();
    }
}
