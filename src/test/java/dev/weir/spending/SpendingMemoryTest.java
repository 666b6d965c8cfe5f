package dev.weir.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpendingMemoryTest {

    private static final long DAY = 24L * 3_600_000;

    @Test
    void whatIsStoredComesBackAsItWas() {
        byte[] counts = new byte[Hours.COUNT];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (byte) (4 * i);
        }
        SpendingMemory memory = new SpendingMemory(
                32_000,
                -123_456_789,
                new Usual(256, 4.25f, 0.5f),
                new Rise(3.5f, 31_000),
                new Pace(1_767_268_800_123L, 2.5f, new Usual(255, 0.25f, 0.4f)),
                new Known(0x8000_0000_0000_0001L, 64, 0.75f),
                new Known(6, 63, 0.125f),
                new Hours(counts));
        assertThat(memory.state()).hasSize(95);
        assertThat(SpendingMemory.of(memory.state())).isEqualTo(memory);
        assertThat(SpendingMemory.of(SpendingMemory.empty().state())).isEqualTo(SpendingMemory.empty());
        assertThat(SpendingMemory.of(null)).isEqualTo(SpendingMemory.empty());
    }

    @Test
    void anUnknownFormatIsRefused() {
        byte[] state = SpendingMemory.empty().state();
        state[0] = 2;
        assertThatThrownBy(() -> SpendingMemory.of(state)).hasMessageContaining("format 2: this release reads 1");
    }

    @Property(tries = 200)
    void theOrderOfPaymentsAtOneTimeHardlyMatters(
            @ForAll @Size(20) List<@DoubleRange(min = 0.01, max = 1e5) Double> past,
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double one,
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double other,
            @ForAll @IntRange(max = 1_000) int party) {
        // Given
        SpendingMemory before = SpendingMemory.empty();
        for (int i = 0; i < past.size(); i++) {
            before = before.with(payment(past.get(i), i * DAY, i));
        }
        long time = past.size() * DAY;
        // When
        SpendingMemory there = before.with(payment(one, time, party)).with(payment(other, time, 7));
        SpendingMemory back = before.with(payment(other, time, 7)).with(payment(one, time, party));
        // Then
        assertThat(there.pace()).isEqualTo(back.pace());
        assertThat(there.hours()).isEqualTo(back.hours());
        assertThat(there.parties().bits()).isEqualTo(back.parties().bits());
        assertThat(there.amounts().location())
                .isCloseTo(
                        back.amounts().location(),
                        within(0.2f * before.amounts().scale()));
    }

    @Property(tries = 200)
    void everyMemoryFitsItsBytes(
            @ForAll @Size(max = 300) List<@DoubleRange(min = 0.01, max = 1e9) Double> amounts,
            @ForAll @IntRange(min = 1, max = 100_000_000) int gap) {
        SpendingMemory memory = SpendingMemory.empty();
        for (int i = 0; i < amounts.size(); i++) {
            memory = memory.with(payment(amounts.get(i), (long) i * gap, i));
        }
        assertThat(SpendingMemory.of(memory.state())).isEqualTo(memory);
    }

    @Test
    void aFullSketchKnowsEverybody() {
        Known known = new Known(-1L, 64, 0.5f);
        assertThat(known.surprise(Known.bit("anybody".hashCode()))).isZero();
        assertThat(Known.NONE.isNew(1)).isTrue();
        assertThat(Known.NONE.with(0)).isEqualTo(Known.NONE);
    }

    @Test
    void hoursAreHalvedBeforeTheyOverflow() {
        Hours hours = Hours.NONE;
        for (int i = 0; i < 1_000; i++) {
            hours = hours.with(3);
        }
        assertThat(hours.counts()[3]).isBetween((byte) 50, (byte) Hours.MOST);
        assertThat(hours.surprise(3)).isNegative();
        assertThat(hours.surprise(15)).isGreaterThan(Aspect.HOUR.from);
        assertThat(hours.surprise(2)).isLessThan(hours.surprise(1));
        assertThat(new Hours(new byte[24]).with(23).surprise(0)).isLessThan(0);
    }

    @Test
    void aPaymentBeforeTheLatestTellsNoPace() {
        Pace pace = Pace.NONE.with(1_000).with(3_601_000);
        assertThat(pace.now()).isEqualTo(1.5f);
        assertThat(pace.with(3_600_999)).isEqualTo(pace);
        assertThat(pace.with(3_601_000).now()).isEqualTo(2.5f);
        assertThat(pace.with(3_601_001).now()).isBetween(2.49f, 2.5f);
    }

    @Test
    void aRiseAddsBoundedStepsAndEndsAtZero() {
        assertThat(Rise.NONE.with(100)).isEqualTo(new Rise(1.5f, 1));
        assertThat(Rise.NONE.with(Rise.DRIFT)).isEqualTo(Rise.NONE);
        assertThat(new Rise(2.5f, 3).with(-100)).isEqualTo(Rise.NONE);
        assertThat(new Rise(2.625f, 3).with(-100)).isEqualTo(new Rise(0.125f, 4));
        assertThat(new Rise(3, 2).height()).isEqualTo(2);
    }

    private static Payment payment(double amount, long time, int party) {
        return new Payment(Math.log(amount), 0, time, (int) (time / 3_600_000 % 24), Known.bit(party), 0);
    }
}
