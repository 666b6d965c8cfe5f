package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.index.Overview;
import dev.weir.index.Overview.Minute;
import dev.weir.sign.Role;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewPageTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    /** A minute that is not over would look as if nothing came any more. */
    @ParameterizedTest
    @CsvSource({"119, 1", "120, 2", "121, 2"})
    void theMinuteThatIsNotOverIsNotDrawn(long seconds, int drawn) {
        String html = html(NOON.plusSeconds(seconds), NOON, NOON.plusSeconds(60));

        assertThat(html.split("&quot;times&quot;:\\[|&quot;times&quot;: \\[")[1].split("]")[0].split(","))
                .hasSize(drawn);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "59, true", "60, false"})
    void beforeTheFirstIsOverItSaysSo(long seconds, boolean waits) {
        assertThat(html(NOON.plusSeconds(seconds), NOON).contains("No whole minute yet."))
                .isEqualTo(waits);
    }

    private static String html(Instant now, Instant... minutes) {
        return OverviewPage.html(
                Asked.form(now, Role.LEAD),
                new Overview(
                        Stream.of(minutes)
                                .map(start -> new Minute(start, 5, 4, 1, 0, 0))
                                .toList(),
                        List.of(),
                        List.of(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        List.of()),
                null);
    }
}
