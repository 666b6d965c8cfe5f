package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SurgeTestTest {

    /** One event in ten ticks: a terminal that is used twice a day. */
    @Test
    void anAnnouncedSurgeIsNone() {
        assertThat(SurgeTest.of(quiet(1_000, 10), 1)).isNotNull();
        assertThat(Objects.requireNonNull(SurgeTest.of(quiet(1_000, 10), 2)).surprisal())
                .isLessThanOrEqualTo(Objects.requireNonNull(SurgeTest.of(quiet(1_000, 10), 1))
                        .surprisal());
        assertThat(SurgeTest.of(quiet(1_000, 10), 100_000)).isNull();
    }

    @Test
    void threeEventsWithinAnHourAreTheLeastThatSurges() {
        assertThat(SurgeTest.of(quiet(2.9, 10), 1)).isNull();
        assertThat(SurgeTest.of(quiet(3, 10), 1)).isNull();
        assertThat(SurgeTest.of(quiet(5, 10), 1)).isNotNull();
        assertThat(SurgeTest.of(new Pulse(0, 10_000, 2.9, 10, 0), 1)).isNull();
        assertThat(SurgeTest.of(new Pulse(0, 10_000, 3, 10, 0), 1)).isNotNull();
    }

    @Test
    void anObjectThatIsHardlyKnownHasNoUsual() {
        assertThat(SurgeTest.of(quiet(50, 4.9), 1)).isNull();
        assertThat(SurgeTest.of(quiet(50, 5), 1)).isNotNull();
        assertThat(SurgeTest.of(Pulse.first(1), 1)).isNull();
    }

    /** A hundred an hour on average over a month, two hundred and fifty an hour at noon: 500 with those of the hours before. */
    @Test
    void aBusyNoonIsNoSurge() {
        assertThat(SurgeTest.of(new Pulse(0, 720, 450, 72_000, 0), 1)).isNull();
        assertThat(SurgeTest.of(new Pulse(0, 720, 700, 72_000, 0), 1)).isNotNull();
    }

    @Test
    void saysHowManyCameAndHowManyAreUsual() {
        ObjectContext.Surge surge = Objects.requireNonNull(SurgeTest.of(quiet(1_000, 10), 1));
        assertThat(surge.events()).isEqualTo(1_000);
        assertThat(surge.usual()).isEqualTo(0.2);
        assertThat(surge.surprisal()).isEqualTo(Finding.MAX_SURPRISAL);
    }

    @Test
    void fewerThanUsualIsNoSurge() {
        assertThat(SurgeTest.of(new Pulse(0, 100, 20, 1_000, 0), 1)).isNull();
    }

    private static Pulse quiet(double now, double past) {
        return new Pulse(0, (long) (10 * past), now, past, 0);
    }
}
