package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DurationsTest {

    private static final long LONGEST = 36_500L * 86_400_000;

    @Property
    void textReadsBack(@ForAll @LongRange(max = LONGEST) long ms) {
        Duration duration = Duration.ofMillis(ms);
        assertThat(Durations.parse(Durations.text(duration))).isEqualTo(duration);
    }

    @Property
    void wholeUnitsAreWrittenInTheLargestThatFits(@ForAll @LongRange(min = 1, max = 36_500) long days) {
        assertThat(Durations.text(Duration.ofDays(days))).isEqualTo(days + "d");
    }

    @Property
    void otherTextIsRefusedWithTheText(@ForAll @Size(max = 12) String text) {
        try {
            assertThat(Durations.parse(text)).isBetween(Duration.ZERO, Duration.ofDays(36_500));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("'" + text + "'");
        }
    }

    @Example
    void aHundredYearsIsTheLongest() {
        assertThat(Durations.parse("36499d")).isEqualTo(Duration.ofDays(36_499));
        assertThat(Durations.parse("36500d")).isEqualTo(Duration.ofDays(36_500));
        assertThatThrownBy(() -> Durations.parse("36501d"))
                .hasMessage("'36501d' is too long; allowed: 0s to 36500d, a hundred years");
        assertThatThrownBy(() -> Durations.parse("999999999999d")).hasMessageContaining("too long");
    }

    @Example
    void readsEveryUnitInAnyCase() {
        assertThat(Durations.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Durations.parse("5S")).isEqualTo(Duration.ofSeconds(5));
        assertThat(Durations.parse(" 10m ")).isEqualTo(Duration.ofMinutes(10));
        assertThat(Durations.parse("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(Durations.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> Durations.parse("-1s"))
                .hasMessage("'-1s' is no duration: write 500ms, 5s, 10m, 12h or 7d");
    }
}
