package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {

    private static final long MINUTE = 60_000;

    @Test
    void whatGrowsHasItsSlope() {
        Trend trend = new Trend("heap");
        for (int minute = 0; minute <= 60; minute++) {
            trend.add(minute * MINUTE, 1_000_000L + minute * 1_000L);
        }
        assertThat(trend.slope()).isCloseTo(60_000, within(1e-3));
        assertThat(trend.growth()).isCloseTo(30_000 / trend.mean(), within(1e-9));
    }

    @Test
    void theFirstHalfIsWarmUp() {
        Trend trend = new Trend("heap");
        for (int minute = 0; minute < 20; minute++) {
            trend.add(minute * MINUTE, minute < 10 ? minute * 1_000_000L : 7_000_000L);
        }
        assertThat(trend.slope()).isZero();
        assertThat(trend.mean()).isEqualTo(7_000_000);
    }

    @Test
    void ofNothingNothingIsSaid() {
        Trend trend = new Trend("heap");
        assertThat(trend.growth()).isZero();
        trend.add(0, 5);
        assertThat(trend.slope()).isZero();
    }
}
