package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateWindow;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitsTest {

    private static final RateBaselines SHIPPED = RateBaselines.shipped();

    @Test
    void theDefaultLimitsForRatings() {
        RateLimits limits = RateLimits.of(SHIPPED.of(Kind.RATING), Gate.POLICY);

        assertThat(RateWindow.values()).extracting(limits::hold).containsExactly(393, 403, 436, 597, 1051, 1585, 1667);
        assertThat(RateWindow.values()).extracting(limits::notice).containsExactly(14, 28, 123, 419, 605, 695, 743);
    }

    @ParameterizedTest
    @EnumSource
    void leaveRoomForAnOrdinaryPaceAfterWhatAShorterWindowAdmits(Kind kind) {
        RateBaseline baseline = SHIPPED.of(kind);
        RateLimits limits = RateLimits.of(baseline, Gate.POLICY);
        for (int i = 1; i < RateWindow.values().length; i++) {
            RateWindow window = RateWindow.values()[i];
            int shorter = limits.hold(RateWindow.values()[i - 1]);
            assertThat(limits.hold(window)).isGreaterThanOrEqualTo(shorter + baseline.median(window));
            assertThat(limits.hold(window)).isGreaterThanOrEqualTo(baseline.beyond(window, 1500));
        }
        for (RateWindow window : RateWindow.values()) {
            assertThat(limits.notice(window)).isBetween(1, limits.hold(window));
        }
    }

    @Test
    void aStricterPolicyHoldsLater() {
        RateLimits usual = RateLimits.of(SHIPPED.of(Kind.RATING), Gate.POLICY);
        RateLimits sure = RateLimits.of(SHIPPED.of(Kind.RATING), new CheckPolicies.Rate(Mode.ENFORCE, 1_000_000, 10));

        for (RateWindow window : RateWindow.values()) {
            assertThat(sure.hold(window)).isGreaterThan(usual.hold(window)).isLessThan(RateBaseline.MAX_COUNT);
            assertThat(sure.notice(window)).isLessThan(usual.notice(window));
        }
    }
}
