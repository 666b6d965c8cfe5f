package dev.weir.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.settings.TimeField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamClockTest {

    private static final long NOON = Events.NOON;
    private static final long SKEW = Duration.ofMinutes(5).toMillis();
    private static final long DISORDER = Duration.ofMinutes(1).toMillis();
    private static final long LATENESS = Duration.ofDays(7).toMillis();
    private static final long FROM_2099 = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();

    private final StreamClock clock = new StreamClock(time());

    @Test
    void aheadOfItsBoundByLessThanTheSkewIsOnTime() {
        assertThat(clock.place(Events.at(NOON + SKEW - 1), NOON).timing()).isEqualTo(Timing.ON_TIME);
        assertThat(clock.place(Events.at(NOON + SKEW), NOON).timing()).isEqualTo(Timing.ON_TIME);
        Event ahead = clock.place(Events.at(NOON + SKEW + 1), NOON);
        assertThat(ahead.timing()).isEqualTo(Timing.FUTURE);
        assertThat(ahead.offBy()).isEqualTo(SKEW + 1);
    }

    @Test
    void behindTheClockByMoreThanTheDisorderIsLate() {
        started();
        assertThat(clock.place(Events.at(NOON - DISORDER), NOON).timing()).isEqualTo(Timing.ON_TIME);
        Event late = clock.place(Events.at(NOON - DISORDER - 1), NOON);
        assertThat(late.timing()).isEqualTo(Timing.LATE);
        assertThat(late.offBy()).isEqualTo(DISORDER + 1);
    }

    @Test
    void behindTheClockByMoreThanTheLatenessIsStale() {
        started();
        assertThat(clock.place(Events.at(NOON - LATENESS), NOON).timing()).isEqualTo(Timing.LATE);
        assertThat(clock.place(Events.at(NOON - LATENESS - 1), NOON).timing()).isEqualTo(Timing.STALE);
    }

    /** Else two of a thousand records take everybody else out of the windows of their time. */
    @Test
    void eventsWithinTheSkewBringTheClockUpToThePresentAndNeverBeyond() {
        for (int i = 0; i < 1_000; i++) {
            Timing ahead = clock.place(Events.at(NOON + i + SKEW), NOON + i).timing();
            Timing punctual = clock.place(Events.at(NOON + i), NOON + i).timing();
            assertThat(List.of(ahead, punctual)).as("after %d ms", i).containsOnly(Timing.ON_TIME);
        }
        assertThat(clock.place(Events.at(NOON + 999 - DISORDER), NOON + 999).timing())
                .isEqualTo(Timing.ON_TIME);
        assertThat(clock.place(Events.at(NOON + 999 - DISORDER - 1), NOON + 999).timing())
                .isEqualTo(Timing.LATE);
    }

    @Test
    void oneEventFrom2099ChangesTheTimingOfNoOther() {
        Random random = new Random(7);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            times.add(NOON + i * 1000L - (random.nextInt(20) == 0 ? random.nextInt(900_000_000) : 0));
        }
        List<Timing> without = timings(times, -1);
        for (int place : new int[] {0, 1, 2, 1500, 2999}) {
            assertThat(timings(times, place)).as("2099 before event %d", place).isEqualTo(without);
        }
    }

    @Test
    void anEventWithoutTimeStaysAsItIs() {
        Event timeless = Events.timed(Timing.NONE, 0, 3);
        assertThat(clock.place(timeless, NOON)).isSameAs(timeless);
    }

    private List<Timing> timings(List<Long> times, int traveller) {
        StreamClock fresh = new StreamClock(time());
        List<Timing> timings = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            long arrival = NOON + i * 1000L;
            if (i == traveller) {
                assertThat(fresh.place(Events.at(FROM_2099), arrival).timing()).isEqualTo(Timing.FUTURE);
            }
            timings.add(fresh.place(Events.at(times.get(i)), arrival).timing());
        }
        return timings;
    }

    private void started() {
        clock.place(Events.at(NOON), NOON);
        clock.place(Events.at(NOON), NOON);
    }

    static TimeField time() {
        return new TimeField(
                List.of("/ts"),
                TimeField.Unit.MS,
                null,
                TimeField.Trust.BROKER,
                Duration.ofMillis(SKEW),
                Duration.ofMillis(DISORDER),
                Duration.ofMillis(LATENESS));
    }
}
