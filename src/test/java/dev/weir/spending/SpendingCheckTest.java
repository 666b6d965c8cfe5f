package dev.weir.spending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Features;
import dev.weir.event.Finding;
import dev.weir.event.Kind;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import dev.weir.settings.PolicyFile;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpendingCheckTest {

    private static final long DAY = 24L * 3_600_000;
    private static final SpendingLimits ENFORCED = new SpendingLimits(Mode.ENFORCE, null);

    @ParameterizedTest
    @CsvSource({"1.89, false", "1.91, true"})
    void anAmountStandsOutFromItsThreshold(double scales, boolean out) {
        SpendingMemory past = past(40);
        double amount =
                Math.exp(past.amounts().location() + scales * past.amounts().scale());
        Finding finding = assess(past, payment(amount, 40)).finding();
        assertThat(finding != null).isEqualTo(out);
    }

    @ParameterizedTest
    @EnumSource
    void anAspectStandsOutFromItsThresholdOn(Aspect aspect) {
        assertThat(aspect.surprisal(Math.nextDown(aspect.from))).isZero();
        assertThat(aspect.surprisal(aspect.from)).isEqualTo(SpendingFinding.STANDS_OUT);
        assertThat(aspect.surprisal(Math.nextUp(aspect.from))).isGreaterThanOrEqualTo(SpendingFinding.STANDS_OUT);
        assertThat(aspect.surprisal(Double.NaN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true", "21, true"})
    void aPastHasTwentyPayments(int payments, boolean judged) {
        assertThat(assess(past(payments), payment(5_000, payments)).finding() != null)
                .isEqualTo(judged);
    }

    @Test
    void itInformsAndHoldsNothing() {
        Finding finding =
                Objects.requireNonNull(assess(past(40), payment(5_000, 40)).finding());
        assertThat(finding.family()).isEqualTo(Family.BEHAVIOR);
        assertThat(finding.weight()).isEqualTo(Finding.Weight.COUNTS);
        assertThat(finding.surprisal()).isEqualTo(SpendingFinding.MOST);
        assertThat(finding.observed()).isGreaterThan(SpendingFinding.MOST);
        assertThat(finding.sentence()).contains("times what this account usually pays");
        Finding shadow = Objects.requireNonNull(
                SpendingCheck.assess(past(40), payment(5_000, 40), new SpendingLimits(Mode.SHADOW, null))
                        .finding());
        assertThat(shadow.weight()).isEqualTo(Finding.Weight.SHADOW);
    }

    @ParameterizedTest
    @CsvSource({"ENFORCE, FUTURE", "ENFORCE, STALE", "OFF, ON_TIME"})
    void whatIsHeldOrOffCountsNothing(Mode mode, Timing timing) {
        Event event = payment(5_000, 40).placed(timing, 1);
        SpendingCheck.Result result = SpendingCheck.assess(past(40), event, new SpendingLimits(mode, null));
        assertThat(result.after()).isNull();
        assertThat(result.finding()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ON_TIME, true, true", "LATE, false, true", "NONE, false, false"})
    void paceNeedsATimeInOrderAndTheHourATime(Timing timing, boolean pace, boolean hour) {
        SpendingMemory past = past(40);
        SpendingMemory after = grown(past, payment(50, 41).placed(timing, 0));
        assertThat(after.pace().equals(past.pace())).isEqualTo(!pace);
        assertThat(after.hours().equals(past.hours())).isEqualTo(!hour);
        assertThat(after.payments()).isEqualTo(41);
    }

    @Test
    void manyPaymentsAtOnceStandOut() {
        SpendingMemory memory = past(40);
        Finding finding = null;
        int more = 0;
        while (finding == null && more < 20) {
            Event next = Events.valued(50, Events.NOON + 40 * DAY + more * 60_000L);
            SpendingCheck.Result result = assess(memory, next);
            memory = Objects.requireNonNull(result.after());
            finding = result.finding();
            more++;
        }
        assertThat(Objects.requireNonNull(finding).sentence()).contains("payments of this account came at once");
        assertThat(more).isBetween(3, 6);
    }

    @Test
    void aNewPartyStandsOutWhereNothingNewIsUsual() {
        Event usual = payment(50, 80);
        Event elsewhere = Events.event("u1", "shop-2", 50, usual.time(), Timing.ON_TIME, null, "{}");
        assertThat(assess(past(80), usual).finding()).isNull();
        assertThat(Objects.requireNonNull(assess(past(80), elsewhere).finding()).sentence())
                .startsWith("whom it pays is new");
        assertThat(Known.bit(Entity.of("film", "m1").text().hashCode()))
                .isNotEqualTo(Known.bit(Entity.of("film", "shop-2").text().hashCode()));
    }

    @Test
    void aNewDeviceStandsOutAndAnotherCurrencyIsNotComparedInItsAmount() {
        SpendingMemory memory = SpendingMemory.empty();
        for (int i = 0; i < 80; i++) {
            memory = grown(memory, payment(50 + i % 3, i).detailed(details("EUR", "phone-1")));
        }
        Event device = payment(50, 80).detailed(details("EUR", "phone-2"));
        Event currency = payment(9_000, 80).detailed(details("JPY", "phone-1"));
        assertThat(Objects.requireNonNull(assess(memory, device).finding()).sentence())
                .startsWith("its device, address or currency is new");
        assertThat(Objects.requireNonNull(assess(memory, currency).finding()).sentence())
                .startsWith("its device, address or currency is new");
        assertThat(grown(memory, currency).amounts()).isEqualTo(memory.amounts());
    }

    @Test
    void anHourAtWhichItNeverPaysStandsOut() {
        Event night = Events.valued(50, Events.NOON + 80 * DAY + DAY / 2);
        assertThat(Objects.requireNonNull(assess(past(80), night).finding()).sentence())
                .startsWith("this account hardly ever pays around 0:00");
    }

    @ParameterizedTest
    @CsvSource({"UTC, 0, 0", "UTC, 3599999, 0", "UTC, 3600000, 1", "+05:30, 0, 5", "-01:00, 0, 23", "Europe/Paris, 0, 1"
    })
    void theHourIsTheStreamsOwn(String zone, long time, int hour) {
        ZoneId id = zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone);
        assertThat(new SpendingLimits(Mode.ENFORCE, id).hour(time)).isEqualTo(hour);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "NaN"})
    void whatIsNoAmountTellsNoneButCounts(double value) {
        SpendingMemory past = past(40);
        SpendingCheck.Result result = assess(past, payment(value, 40));
        assertThat(result.finding()).isNull();
        assertThat(Objects.requireNonNull(result.after()).amounts()).isEqualTo(past.amounts());
        assertThat(result.after().payments()).isEqualTo(41);
    }

    @Test
    void aSlowRiseIsSaidOnceAndStartsAgain() {
        SpendingMemory memory = past(80);
        double usual = memory.amounts().location();
        double amount = Math.exp(usual + 1.4 * memory.amounts().scale());
        Finding finding = null;
        int more = 0;
        while (finding == null && more < 30) {
            SpendingCheck.Result result = assess(memory, payment(amount, 80 + more));
            memory = Objects.requireNonNull(result.after());
            finding = result.finding();
            more++;
        }
        assertThat(Objects.requireNonNull(finding).sentence()).startsWith("the last " + more + " amounts are");
        assertThat(more).isBetween(6, 9);
        assertThat(memory.rise()).isEqualTo(Rise.NONE);
    }

    @Test
    void itIsOnWherePaymentsAre() {
        var spending = PolicyFile.defaults().on("payments").spending();
        assertThat(spending.on(Kind.TRANSACTION)).isEqualTo(Mode.ENFORCE);
        assertThat(spending.on(Kind.OBSERVATION)).isEqualTo(Mode.OFF);
        assertThat(spending.on(Kind.RATING)).isEqualTo(Mode.OFF);
        assertThat(spending.on(Kind.FEEDBACK)).isEqualTo(Mode.OFF);
    }

    /** One payment a day at noon, of 40 to 60, to one party. */
    private static SpendingMemory past(int payments) {
        SpendingMemory memory = SpendingMemory.empty();
        for (int i = 0; i < payments; i++) {
            memory = grown(memory, payment(40 + i * 7 % 20, i));
        }
        return memory;
    }

    private static Event payment(double amount, int day) {
        return Events.valued(amount, Events.NOON + day * DAY);
    }

    private static Details details(String currency, @Nullable String device) {
        return new Details(null, currency, null, device, null, Features.NONE, null);
    }

    private static SpendingCheck.Result assess(SpendingMemory before, Event event) {
        return SpendingCheck.assess(before, event, ENFORCED);
    }

    private static SpendingMemory grown(SpendingMemory before, Event event) {
        return Objects.requireNonNull(assess(before, event).after());
    }
}
