package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "3660, 1 h 1 min",
        "86399, 23 h 59 min",
        "86400, 1 d",
        "90000, 1 d 1 h",
        "8640000, 100 d"
    })
    void durationsHaveTheirTwoLargestUnits(long seconds, String text) {
        assertThat(Show.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1",
                "2400|2,400",
                "0.5|0.5",
                "0.3333333|0.333",
                "12.345|12.35",
                "0.00123|0.00123",
                "NaN|–",
                "1234567|1.23e+06"
            })
    void numbersAreShort(double value, String text) {
        assertThat(Show.number(value)).isEqualTo(text);
    }

    @Test
    void anAgeSaysTheExactTimeToo() {
        Instant now = Instant.parse("2026-01-31T12:00:00Z");

        assertThat(Show.age(now.minusSeconds(7200), now).render())
                .contains(">2 h<", "datetime=\"2026-01-31T10:00:00Z\"", "title=\"2026-01-31 10:00:00 UTC\"");
        assertThat(Show.age(now.plusSeconds(60), now).render()).contains(">in 1 min<");
    }

    @Test
    void whatSteersTheDirectionOfWritingIsSeen() {
        assertThat(Show.visible("a\u202Eb\u0000c\u200Bd\ne")).isEqualTo("a\\u202eb\\u0000c\\u200bd\ne");
    }

    @Property
    void noTextOfSomebodyElsesBecomesMarkup(@ForAll String text) {
        String html = Show.text(text).render();

        assertThat(html.replaceFirst("^<span [^<>]*>", "").replaceFirst("</span>$", ""))
                .doesNotContain("<")
                .doesNotContain(">");
    }

    @Property
    void aLinkBringsItsParametersBack(@ForAll String id) {
        String link = Show.link(Route.ACTOR, "id", Entity.of("customer", id).text());

        assertThat(link).startsWith("/actor?id=customer%3A").doesNotContain(" ", "\"", "<");
        if (id.chars().noneMatch(one -> Character.isSurrogate((char) one))) {
            assertThat(URI.create(link).getQuery()).isEqualTo("id=customer:" + id.replace(' ', '+'));
        }
    }
}
