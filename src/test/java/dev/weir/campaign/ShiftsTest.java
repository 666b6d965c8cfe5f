package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is remembered of shifts that wait, and of those that are explained. */
class ShiftsTest {

    private final Shifts shifts = new Shifts();

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void whoCameFirstToAShiftThatTakesThousandsGoes(int more, boolean stands) {
        int came = Campaign.MOST_NAMES + more;
        for (int from = 0; from < came; from += 64) {
            shifts.add(alarm(Alarm.Kind.SHIFT, "m1", from, Math.min(came, from + 64)));
        }
        Shifts.Shift settled = shifts.settled(Events.NOON + Alarm.SETTLED).get(0);
        assertThat(settled.crowd().containsKey("user:0")).isEqualTo(stands);
        assertThat(settled.crowd()).hasSize(Math.min(came, Campaign.MOST_NAMES)).containsKey("user:" + (came - 1));
    }

    /** One comes after another, for years: an object knows its last 64, and of a shift's crowd all are among them. */
    @Test
    void ofAFilmThatIsPopularTheLastWhoCameAreExplained() {
        for (int from = 0; from < 10_000; from++) {
            shifts.beside(alarm(Alarm.Kind.BESIDE, "m1", from, from + 64));
        }
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m1", 9_999, 10_063)))
                .isTrue();
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m1", 9_999 + 32, 10_063 + 32)))
                .isTrue();
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m1", 9_999 + 33, 10_063 + 33)))
                .isFalse();
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m1", 0, 64)))
                .as("long gone")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void theObjectNotMetForLongestGoes(int more, boolean explained) {
        for (int i = 0; i < Shifts.MOST + more; i++) {
            shifts.beside(alarm(Alarm.Kind.BESIDE, "m" + i, 0, 10));
        }
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m0", 0, 10))).isEqualTo(explained);
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m1", 0, 10))).isTrue();
    }

    /** Else a thousand other films would be enough to have one that is met every day forgotten. */
    @Test
    void anObjectThatIsMetAgainStays() {
        for (int i = 0; i < Shifts.MOST; i++) {
            shifts.beside(alarm(Alarm.Kind.BESIDE, "m" + i, 0, 10));
        }
        shifts.beside(alarm(Alarm.Kind.BESIDE, "m0", 0, 10));
        shifts.beside(alarm(Alarm.Kind.BESIDE, "more", 0, 10));
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m0", 0, 10))).isTrue();
        assertThat(shifts.isExplained(alarm(Alarm.Kind.SHIFT, "m1", 0, 10))).isFalse();
    }

    private static Alarm alarm(Alarm.Kind kind, String object, int from, int until) {
        List<Alarm.Present> crowd = IntStream.range(from, until)
                .mapToObj(user -> new Alarm.Present(
                        Entity.of("user", Integer.toString(user)), Events.NOON, Alarm.Span.INSIDE, 5, 2, 1))
                .toList();
        return new Alarm(
                kind, 0, Entity.of("film", object), 4, 20, 15, 1e-6, 50, 1_000, Events.NOON, Events.NOON, crowd);
    }
}
