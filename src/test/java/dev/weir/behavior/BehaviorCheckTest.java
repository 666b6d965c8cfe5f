package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BehaviorCheckTest {

    private static final BehaviorLimits LIMITS = new BehaviorLimits(Mode.ENFORCE, new Scale(1.0, 5.0, 1.0));
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private BehaviorMemory memory = BehaviorMemory.empty();
    private long now = Events.NOON;
    private int sent;

    @Test
    void anOrdinaryContributorHasNoFinding() {
        for (int i = 0; i < 500; i++) {
            rest(i % 20 == 19 ? 9 * HOUR : MINUTE + i % 7 * 20_000);
            assertThat(send(1 + i % 5)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"78640, true", "78660, false"})
    void pausesStandOutWhereTheyAreLessThan13AndAHalfPerCentUneven(long everyOther, boolean found) {
        Finding finding = send(3);
        for (int i = 0; i < 24; i++) {
            assertThat(finding).as("after %d pauses", i).isNull();
            rest(i % 2 == 0 ? MINUTE : everyOther);
            finding = send(3 + i % 2);
        }
        assertThat(finding != null).isEqualTo(found);
        if (finding != null) {
            assertThat(finding.check()).isEqualTo("behavior");
            assertThat(finding.family()).isEqualTo(Family.BEHAVIOR);
            assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
            assertThat(finding.sentence())
                    .isEqualTo("its last 24 pauses are as even as a clock's, about 14 % apart; 1 in 150 honest"
                            + " contributors ever does this");
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void nobodyGoesADayWithoutARest(long more, boolean found) {
        send(3);
        for (int i = 0; i < 23; i++) {
            rest(i % 2 == 0 ? HOUR / 2 : HOUR + HOUR / 2);
            assertThat(send(3 + i % 2)).isNull();
        }
        rest(Events.NOON + 24 * HOUR - now + more);
        Finding finding = send(3);
        assertThat(finding != null).isEqualTo(found);
        if (finding != null) {
            assertThat(finding.sentence()).startsWith("it acted for 24 hours without a rest of 4 hours; 1 in 150 ");
        }
    }

    @Test
    void aSuddenTurnOnWakingStandsOutWithItsBeginning() {
        ordinary(100);
        rest(5 * HOUR);
        long turned = now;
        double level = 0;
        for (int n = 1; n <= 20; n++) {
            level += Math.log(0.9 * (100 + 4 + n - 1) / (4 * 0.17 + n - 1));
            Finding finding = send(5);
            assertThat(finding != null).as("%d values, %.1f nats", n, level).isEqualTo(level >= 40);
            rest(MINUTE + n % 5 * 10_000);
        }
        assertThat(level).isGreaterThan(50);
        assertThat(send(5)).as("what lasts is a new taste").isNull();
        assertThat(memory.changedSince()).isEqualTo(turned);
        assertThat(BehaviorFinding.sentence(memory.strongest(), memory))
                .startsWith("since 1 Jan 21:00, in 20 events, its values and choices are unlike its own before; 1 in ");
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, true", "600001, false"})
    void aTurnTenMinutesAfterWakingDidNotComeWithIt(long later, boolean found) {
        ordinary(100);
        rest(5 * HOUR);
        send(3);
        rest(later);
        boolean any = false;
        for (int n = 1; n <= 20; n++) {
            any |= send(5) != null;
            rest(MINUTE + n % 5 * 10_000);
        }
        assertThat(any).isEqualTo(found);
    }

    @Test
    void oneValueStandsOutFromAHundredNatsOn() {
        ordinary(400);
        double surprise = 0;
        for (int n = 1; surprise < 105; n++) {
            surprise -= Math.log((4 * 0.05 + n - 1) / (400 + 4 + n - 1));
            rest(MINUTE + n % 5 * 10_000);
            Finding finding = send(1);
            assertThat(finding != null).as("%d values, %.2f nats", n, surprise).isEqualTo(surprise >= 100);
        }
        assertThat(BehaviorFinding.sentence(memory.strongest(), memory))
                .matches(
                        "its last \\d+ values are one and the same, where its own before and others' vary; 1 in 1\\d0 .*");
    }

    @ParameterizedTest
    @CsvSource({"7, false", "8, true", "9, true"})
    void oneObjectStandsOutFromEightOn(int times, boolean found) {
        Finding finding = null;
        for (int i = 0; i < times; i++) {
            rest(MINUTE + i % 5 * 10_000);
            finding = take(event("same", 2 + i % 3, Timing.ON_TIME), LIMITS);
        }
        assertThat(finding != null).isEqualTo(found);
        if (finding != null) {
            assertThat(finding.sentence())
                    .startsWith("its events about one object outnumber all its others by " + times);
            assertThat(finding.surprisal()).isCloseTo(Math.log(150) + times - 8, within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void inShadowAFindingCountsNothingAndOffThereIsNone(Mode mode) {
        BehaviorLimits limits = new BehaviorLimits(mode, LIMITS.scale());
        for (int i = 0; i < 12; i++) {
            take(event("same", 3, Timing.ON_TIME), limits);
        }
        BehaviorCheck.Result last =
                BehaviorCheck.assess(memory, event("same", 3, Timing.ON_TIME), ObjectContext.NONE, limits);
        switch (mode) {
            case ENFORCE ->
                assertThat(Objects.requireNonNull(last.finding()).weight()).isEqualTo(Finding.Weight.COUNTS);
            case SHADOW ->
                assertThat(Objects.requireNonNull(last.finding()).weight()).isEqualTo(Finding.Weight.SHADOW);
            case OFF -> {
                assertThat(last.finding()).isNull();
                assertThat(last.after()).isNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FUTURE", "STALE"})
    void whatTheTimeCheckHoldsLeavesNoTrace(Timing timing) {
        ordinary(30);
        BehaviorCheck.Result result = BehaviorCheck.assess(memory, event("m", 5, timing), ObjectContext.NONE, LIMITS);
        assertThat(result.after()).isNull();
        assertThat(result.finding()).isNull();
    }

    @Test
    void aLateEventTellsOfHabitsAlone() {
        ordinary(30);
        BehaviorMemory before = memory;
        take(event("m", 5, Timing.LATE), LIMITS);
        assertThat(memory.habit().top()).isEqualTo(1);
        assertThat(memory.pace()).isEqualTo(before.pace());
        assertThat(memory.change()).isEqualTo(before.change());
        assertThat(memory.sameness()).isEqualTo(before.sameness());
    }

    @Test
    void withoutTimesThereAreNoPauses() {
        for (int i = 0; i < 40; i++) {
            now++;
            take(event("m" + i, 5, Timing.NONE), LIMITS);
        }
        assertThat(memory.pace()).isEqualTo(Pace.NONE);
        assertThat(memory.habit().top()).isEqualTo(40);
        assertThat(memory.strongest().surprisal()).isZero();
    }

    @Test
    void withoutAScaleValuesSayNothing() {
        BehaviorLimits limits = new BehaviorLimits(Mode.ENFORCE, null);
        for (int i = 0; i < 40; i++) {
            rest(MINUTE + i % 5 * 10_000);
            take(event("same", 5, Timing.ON_TIME), limits);
        }
        assertThat(memory.sameness()).isEqualTo(Sameness.NONE);
        assertThat(memory.habit().events()).isZero();
    }

    /** Values between the ends, at pauses like a person's. */
    private void ordinary(int events) {
        for (int i = 0; i < events; i++) {
            rest(20_000 + i % 5 * 10_000);
            assertThat(send(3 + i % 2)).isNull();
        }
        now = Events.NOON + 4 * HOUR;
    }

    private void rest(long pause) {
        now += pause;
    }

    private @Nullable Finding send(double value) {
        return take(event("m" + sent, value, Timing.ON_TIME), LIMITS);
    }

    private Event event(String object, double value, Timing timing) {
        sent++;
        return Events.event("u1", object, value, now, timing, null, "{}");
    }

    private @Nullable Finding take(Event event, BehaviorLimits limits) {
        BehaviorCheck.Result result = BehaviorCheck.assess(memory, event, ObjectContext.NONE, limits);
        memory = result.after() == null ? memory : result.after();
        return result.finding();
    }
}
