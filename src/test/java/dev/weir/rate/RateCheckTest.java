package dev.weir.rate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.event.Kind;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.ThreatTag;
import dev.weir.event.Timing;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateWindow;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateCheckTest {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;

    /** A moment at which a bucket of every window begins. */
    private static final long START = 2700 * 7 * DAY;

    private static final RateLimits LIMITS =
            RateLimits.of(RateBaselines.shipped().of(Kind.RATING), Gate.POLICY);

    private final Gate gate = new Gate(LIMITS);

    @ParameterizedTest
    @EnumSource
    void heldFromTheLimitOfEachWindowOnAndNotBefore(RateWindow window) {
        int limit = LIMITS.hold(window);
        Filled filled = new Filled(gate, window, limit + 1);
        // given: evenly spread, so that the shorter windows see less
        for (int i = 1; i < limit; i++) {
            assertThat(weight(filled.next())).as("event %d", i).isNotEqualTo(Weight.HOLDS);
        }

        // when: just at the limit, and just over
        Finding at = requireNonNull(filled.next());
        Finding over = requireNonNull(filled.next());

        // then
        assertThat(at.weight()).isEqualTo(Weight.HOLDS);
        assertThat(at.unit()).isEqualTo("events in " + window.text());
        assertThat(at.observed()).isEqualTo(limit);
        assertThat(at.threshold()).isEqualTo(limit);
        assertThat(at.surprisal()).isGreaterThanOrEqualTo(Math.log(1500));
        assertThat(over.observed()).isEqualTo(limit + 1);
        assertThat(over.surprisal()).isGreaterThan(at.surprisal());
    }

    @ParameterizedTest
    @EnumSource
    void noticedFromTheNoticeOfEachWindowOnAndNotBefore(RateWindow window) {
        int notice = LIMITS.notice(window);
        Filled filled = new Filled(gate, window, notice + 1);
        for (int i = 1; i < notice; i++) {
            assertThat(filled.next()).as("event %d", i).isNull();
        }

        Finding at = requireNonNull(filled.next());
        Finding over = requireNonNull(filled.next());

        assertThat(at.weight()).isEqualTo(Weight.COUNTS);
        assertThat(at.unit()).isEqualTo("events in " + window.text());
        assertThat(at.observed()).isEqualTo(notice);
        assertThat(at.surprisal()).isBetween(Math.log(200) - 1e-9, Math.log(1500));
        assertThat(over.observed()).isEqualTo(notice + 1);
    }

    @ParameterizedTest
    @EnumSource
    void admittedAgainOnceTheWindowHasPassed(RateWindow window) {
        Filled filled = new Filled(gate, window, LIMITS.hold(window));
        for (int i = 0; i < LIMITS.hold(window); i++) {
            filled.next();
        }
        long firstOut = START + window.millis();

        Finding justBefore = gate.onTime("u", firstOut - 1);
        Finding justAfter = gate.onTime("u", firstOut);

        assertThat(weight(justBefore)).isEqualTo(Weight.HOLDS);
        assertThat(weight(justAfter)).isNotEqualTo(Weight.HOLDS);
    }

    @Test
    void theOverflowIsHeldAndNotThePerson() {
        // given: a flood of 2,000 in a minute
        for (int i = 0; i < 2000; i++) {
            gate.onTime("u", START + i * 30);
        }
        int held = gate.held();

        // when: the same person goes on, an event every 20 s for an hour, and then one an hour for a week
        for (int i = 0; i < 180; i++) {
            gate.onTime("u", START + 2 * MINUTE + i * 20 * SECOND);
        }
        for (int i = 0; i < 7 * 24; i++) {
            gate.onTime("u", START + 62 * MINUTE + i * 60 * MINUTE);
        }

        // then
        assertThat(held).isBetween(1500, 1600);
        assertThat(gate.held()).isEqualTo(held);
    }

    @Test
    void aFindingCountsWhatWasHeldBeforeToo() {
        Finding last = null;
        for (int i = 0; i < 2000; i++) {
            last = gate.onTime("u", START + i);
        }

        Finding finding = requireNonNull(last);
        assertThat(finding.observed()).isEqualTo(2000);
        assertThat(finding.sentence())
                .isEqualTo(
                        "2,000 events in 10 s; 1 in 8,340 honest contributors ever does this (half of them never pass 5)");
        assertThat(finding.check()).isEqualTo("rate");
        assertThat(finding.family()).isEqualTo(Family.RATE);
        assertThat(finding.baseline()).isEqualTo(5);
        assertThat(finding.tags())
                .containsExactly(
                        ThreatTag.ATLAS_POISON_TRAINING_DATA,
                        ThreatTag.OWASP_DATA_POISONING,
                        ThreatTag.NIST_DATA_POISONING);
    }

    @Test
    void anImpossibleFloodIsNotGivenAnImpossibleFigure() {
        Gate cards = Gate.shipped(Kind.TRANSACTION);
        Finding last = null;
        for (int i = 0; i < 200_000; i++) {
            last = cards.onTime("u", START);
        }

        Finding finding = requireNonNull(last);
        assertThat(finding.surprisal()).isLessThanOrEqualTo(Finding.MAX_SURPRISAL);
        assertThat(finding.sentence())
                .startsWith("200,000 events in 10 s; fewer than 1 in 1,000,000 honest contributors");
    }

    @Test
    void aSupposedBaselineSaysSo() {
        Gate clicks = Gate.shipped(Kind.FEEDBACK);
        Finding last = null;
        for (int i = 0; i < 2100; i++) {
            last = clicks.onTime("u", START);
        }

        assertThat(requireNonNull(last).sentence()).contains("honest contributors, it is supposed, ever does this");
    }

    @Test
    void backdatedEventsCountByTheirArrival() {
        // given: event times all over the last week, sent within a minute
        int limit = LIMITS.hold(RateWindow.DAY);
        for (int i = 1; i < limit; i++) {
            assertThat(weight(late(START + i, i * 6 * MINUTE)))
                    .as("event %d", i)
                    .isNotEqualTo(Weight.HOLDS);
        }

        // when
        Finding at = requireNonNull(late(START + limit, DAY));

        // then
        assertThat(at.weight()).isEqualTo(Weight.HOLDS);
        assertThat(at.unit()).isEqualTo("late events in 1 day");
        assertThat(at.observed()).isEqualTo(limit);
    }

    @Test
    void aWeekOfBackdatingIsBoundedByTheWeek() {
        int admitted = 0;
        for (int i = 0; i < 7 * 1500; i++) {
            admitted += weight(late(START + i * DAY / 1500, 3 * DAY)) == Weight.HOLDS ? 0 : 1;
        }
        assertThat(admitted).isBetween(LIMITS.hold(RateWindow.WEEK) - 1, LIMITS.hold(RateWindow.WEEK) * 4 / 3);
    }

    @Test
    void anArrivalClockNeverRunsBackwards() {
        for (int i = 0; i < LIMITS.hold(RateWindow.DAY); i++) {
            late(START - i * 5 * MINUTE, DAY);
        }
        assertThat(weight(late(START - 100 * DAY, DAY))).isEqualTo(Weight.HOLDS);
    }

    @Test
    void lateEventsAndOrdinaryOnesDoNotHoldEachOther() {
        for (int i = 0; i < 3000; i++) {
            late(START + i, DAY);
        }
        assertThat(gate.onTime("u", START + 3000)).isNull();
    }

    @Test
    void anEventOlderThanTheActorsWholeMemoryCountsAsLate() {
        gate.onTime("u", START);
        int limit = LIMITS.hold(RateWindow.DAY);
        for (int i = 1; i < limit; i++) {
            gate.onTime("u", START - 8 * DAY - i * DAY);
        }

        Finding at = requireNonNull(gate.onTime("u", START - 50 * DAY));

        assertThat(at.weight()).isEqualTo(Weight.HOLDS);
        assertThat(at.unit()).isEqualTo("late events in 1 day");
    }

    @Test
    void anOlderEventCountsInItsOwnPlaceAndNotInWindowsItIsTooOldFor() {
        // given: one event ahead by five minutes, as a wrong but tolerated clock makes it
        gate.onTime("u", START + 5 * MINUTE);
        int limit = LIMITS.hold(RateWindow.TEN_MINUTES);

        // when: a flood at the true time
        Finding last = null;
        for (int i = 1; i < limit; i++) {
            last = gate.onTime("u", START);
        }

        // then: the shortest window that reaches back to it binds
        assertThat(requireNonNull(last).weight()).isEqualTo(Weight.HOLDS);
        assertThat(last.unit()).isEqualTo("events in 10 min");
        assertThat(last.observed()).isEqualTo(limit);
    }

    @ParameterizedTest
    @EnumSource
    void anOlderEventReachesAWindowUpToItsOldestBucketAndNoFurther(RateWindow window) {
        int ring = window.ordinal();
        Event first = Gate.event("u", START, Timing.ON_TIME, 0);
        RateWindows newest =
                RateCheck.assess(RateWindows.empty(), first, LIMITS).after();
        long oldest = START - 3 * window.bucketMillis();

        assertThat(countAfter(newest, ring, oldest + 1)).isEqualTo(2);
        assertThat(countAfter(newest, ring, oldest)).isEqualTo(2);
        assertThat(countAfter(newest, ring, oldest - 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STALE", "FUTURE", "NONE"})
    void abstainsWithoutAUsableTime(Timing timing) {
        RateWindows before = RateWindows.empty();
        RateCheck.Result result = RateCheck.assess(before, Gate.event("u", START, timing, 5), LIMITS);
        assertThat(result.after()).isSameAs(before);
        assertThat(result.finding()).isNull();
    }

    @Test
    void abstainsForAPlaceholderAndWhenOff() {
        RateWindows before = RateWindows.empty();
        Event guest = new Event(
                0,
                Origin.line("f", 1),
                null,
                Entity.of("user", "guest"),
                Event.Identity.ANONYMOUS,
                null,
                1,
                null,
                START,
                Timing.ON_TIME,
                0,
                Payload.ofValue(new byte[0]));
        RateLimits off = limits(Mode.OFF, Kind.RATING);
        RateLimits sensors = limits(null, Kind.OBSERVATION);

        assertThat(RateCheck.assess(before, guest, LIMITS).after()).isSameAs(before);
        assertThat(RateCheck.assess(before, Gate.event("u", START, Timing.ON_TIME, 0), off)
                        .after())
                .isSameAs(before);
        assertThat(RateCheck.assess(before, Gate.event("u", START, Timing.ON_TIME, 0), sensors)
                        .after())
                .isSameAs(before);
    }

    @Test
    void shadowForetellsEnforce() {
        RateLimits shadow = limits(Mode.SHADOW, Kind.RATING);
        RateWindows enforced = RateWindows.empty();
        RateWindows shadowed = RateWindows.empty();
        for (int i = 0; i < 1000; i++) {
            Event event = Gate.event("u", START + i * 40, Timing.ON_TIME, 0);
            RateCheck.Result one = RateCheck.assess(enforced, event, LIMITS);
            RateCheck.Result two = RateCheck.assess(shadowed, event, shadow);
            enforced = one.after();
            shadowed = two.after();
            assertThat(shadowed).isEqualTo(enforced);
            if (one.finding() != null) {
                assertThat(requireNonNull(two.finding()).weight()).isEqualTo(Weight.SHADOW);
                assertThat(two.finding().sentence()).isEqualTo(one.finding().sentence());
            } else {
                assertThat(two.finding()).isNull();
            }
        }
    }

    private static RateLimits limits(@Nullable Mode mode, Kind kind) {
        return RateLimits.of(RateBaselines.shipped().of(kind), new CheckPolicies.Rate(mode, 1500, 200));
    }

    private static int countAfter(RateWindows before, int ring, long time) {
        Event event = Gate.event("u", time, Timing.ON_TIME, 0);
        return Ring.sum(RateCheck.assess(before, event, LIMITS).after().counts(), ring);
    }

    private @Nullable Finding late(long clock, long behind) {
        return gate.take(Gate.event("u", clock - behind, Timing.LATE, behind));
    }

    private static @Nullable Weight weight(@Nullable Finding finding) {
        return finding == null ? null : finding.weight();
    }

    /** Events spread evenly over the three quarters of a window that its count surely covers. */
    private static final class Filled {

        private final Gate gate;
        private final long length;
        private final int events;
        private int sent;

        Filled(Gate gate, RateWindow window, int events) {
            this.gate = gate;
            this.length = 3 * window.bucketMillis();
            this.events = events;
        }

        @Nullable
        Finding next() {
            return gate.onTime("u", START + length * sent++ / events);
        }
    }
}
