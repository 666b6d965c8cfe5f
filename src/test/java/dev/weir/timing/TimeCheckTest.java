package dev.weir.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Finding;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeCheckTest {

    private static final long YEARS = Duration.ofDays(73 * 365).toMillis();

    @ParameterizedTest
    @EnumSource(
            value = Timing.class,
            names = {"ON_TIME", "LATE", "NONE"})
    void saysNothingOfAPossibleTime(Timing timing) {
        assertThat(TimeCheck.assess(Events.timed(timing, 0, Events.NOON), StreamClockTest.time(), Mode.ENFORCE))
                .isNull();
    }

    @Test
    void holdsAnEventFromTheFutureAndSaysByHowMuch() {
        Finding finding = TimeCheck.assess(
                Events.timed(Timing.FUTURE, YEARS, Events.NOON + YEARS), StreamClockTest.time(), Mode.ENFORCE);
        assertThat(finding).isNotNull();
        assertThat(finding.weight()).isEqualTo(Finding.Weight.HOLDS);
        assertThat(finding.surprisal()).isEqualTo(Finding.MAX_SURPRISAL);
        assertThat(finding.sentence()).contains("73 years ahead of its stream's clock", "at most 5m ahead");
    }

    @Test
    void holdsAStaleEvent() {
        Finding finding = TimeCheck.assess(
                Events.timed(Timing.STALE, Duration.ofDays(8).toMillis(), Events.NOON),
                StreamClockTest.time(),
                Mode.ENFORCE);
        assertThat(finding).isNotNull();
        assertThat(finding.sentence()).contains("8 days behind", "at most 7d behind");
        assertThat(finding.surprisal()).isGreaterThan(Math.log(1500));
    }

    @Test
    void onlyNotesInShadowAndIsSilentWhenOff() {
        var future = Events.timed(Timing.FUTURE, YEARS, Events.NOON + YEARS);
        Finding shadow = TimeCheck.assess(future, StreamClockTest.time(), Mode.SHADOW);
        assertThat(shadow).isNotNull();
        assertThat(shadow.weight()).isEqualTo(Finding.Weight.SHADOW);
        assertThat(TimeCheck.assess(future, StreamClockTest.time(), Mode.OFF)).isNull();
    }
}
