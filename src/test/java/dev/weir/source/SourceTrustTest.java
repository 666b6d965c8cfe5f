package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A source's trust moves slowly, whoever pushes. */
class SourceTrustTest {

    private static final int WEEKS = 24 * 28;

    private static SourceTrust after(int hours, int visits, int held) {
        SourceTrust trust = SourceTrust.NEW;
        for (int hour = 0; hour < hours; hour++) {
            trust = trust.next(visits, held, hour);
        }
        return trust;
    }

    @Property
    void oneHourNeverSinksASource(
            @ForAll @IntRange(max = 2_000) int hours, @ForAll @IntRange(min = 1, max = 1_000_000) int burst) {
        SourceTrust before = after(hours, 20, 0);
        assertThat(before.next(burst, burst, hours).mean()).isGreaterThan(before.mean() - 1 / 24.9);
    }

    @Test
    void ofAnHonestSourceOfWeeksABurstTakesLittle() {
        SourceTrust honest = after(WEEKS, 10, 0);
        assertThat(honest.next(100_000, 100_000, WEEKS).mean()).isGreaterThan(honest.mean() - 0.01);
        assertThat(honest.next(100_000, 100_000, WEEKS).cap()).isEqualTo(1);
    }

    @Property
    void oneHourOfAnyVolumeHardlyRaisesIt(@ForAll @IntRange(min = 1, max = 1_000_000) int volume) {
        SourceTrust bad = after(WEEKS, 20, 20);
        assertThat(bad.next(volume, 0, WEEKS).mean()).isLessThan(bad.mean() + 0.01);
    }

    @Test
    void whatIsHeldForWeeksCapsTrustAtItsShareButNotBelowAHalf() {
        assertThat(after(WEEKS, 20, 1).cap()).as("5 % held, and the prior").isEqualTo(1);
        assertThat(after(4 * WEEKS, 20, 2).cap()).isCloseTo(0.9, within(0.011));
        assertThat(after(4 * WEEKS, 20, 20).cap()).isEqualTo(0.5);
    }

    @Test
    void anHourWithoutAnybodySaysNothingAndFourWeeksForgiveHalf() {
        SourceTrust bad = after(100, 20, 20);
        assertThat(bad.next(0, 0, 5_000)).isEqualTo(bad);
        SourceTrust later = bad.next(20, 0, 99 + WEEKS);
        assertThat(later.bad()).isCloseTo(bad.bad() / 2, within(1e-9));
    }
}
