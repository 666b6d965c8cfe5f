package dev.weir.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FileClockTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long YEAR = 365 * DAY;
    private static final long NOON = Events.NOON;

    private final FileClock clock = new FileClock(StreamClockTest.time());

    @Test
    void aFewEventsSayNothing() {
        assertThat(place(NOON, NOON + 20 * YEAR, NOON + 90 * YEAR)).containsOnly(Timing.ON_TIME);
    }

    @Test
    void aHoleOfAYearIsAPause() {
        days(8);
        assertThat(place(NOON + 7 * DAY + YEAR)).containsOnly(Timing.ON_TIME);
    }

    @Test
    void aHoleOfMoreThanAYearAndMoreThanAllBeforeIsFromTheFuture() {
        days(8);
        assertThat(place(NOON + 7 * DAY + YEAR + 1)).containsOnly(Timing.FUTURE);
    }

    @Test
    void anEventFrom2099ChangesNothingForTheNext() {
        days(100);
        long from2099 = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();
        assertThat(place(from2099)).containsOnly(Timing.FUTURE);
        assertThat(place(NOON + 100 * DAY)).containsOnly(Timing.ON_TIME);
    }

    @Test
    void aHundredthEventBeyondTheHoleIsBelieved() {
        days(20);
        long after = NOON + 5 * YEAR;
        LongStream.range(0, 99).forEach(i -> assertThat(place(after + i)).containsOnly(Timing.FUTURE));
        assertThat(place(after + 99)).containsOnly(Timing.ON_TIME);
        assertThat(place(after + 100)).containsOnly(Timing.ON_TIME);
    }

    @Test
    void anEventFrom1970BeforeAllOthersHoldsNoneOfThem() {
        assertThat(place(0)).containsOnly(Timing.ON_TIME);
        days(50);
    }

    private void days(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(place(NOON + i * DAY)).containsOnly(Timing.ON_TIME);
        }
    }

    private Timing[] place(long... times) {
        return LongStream.of(times)
                .mapToObj(time -> clock.place(Events.at(time)).timing())
                .toArray(Timing[]::new);
    }
}
