package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PulseTest {

    /** (3 - 2)^2 / 2: two ticks ago two events, in the last tick one that counts half, and two now. */
    @Test
    void theScoreIsTheSquaredExcessOverTheMean() {
        // Given
        Pulse pulse = ticks(2, 2);
        // When
        Pulse now = events(pulse, 2, 2);
        // Then: past 2 in the first tick, then 2 + 1 carried over; a mean of 2.5; now 2 + 1.5 carried over
        assertThat(now.past()).isEqualTo(5);
        assertThat(now.mean()).isEqualTo(2.5);
        assertThat(now.now()).isEqualTo(3.5);
        assertThat(now.score()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void withoutAPastAndBelowTheMeanThereIsNoScore() {
        assertThat(events(Pulse.first(7), 7, 50).score()).isZero();
        assertThat(ticks(100, 100).next(200).score()).isZero();
    }

    /** Excess 31.62 over a mean of 1 scores just under a thousand, 31.63 just over. */
    @Test
    void aTickThatStandsOutAddsItsMeanOnly() {
        Pulse under = new Pulse(0, 10, 40, 10, Math.nextDown(Pulse.STANDS_OUT));
        assertThat(under.next(11).past()).isEqualTo(50);
        Pulse at = new Pulse(0, 10, 40, 10, Pulse.STANDS_OUT);
        assertThat(at.next(11).past()).isEqualTo(11);
        Pulse over = new Pulse(0, 10, 40, 10, Math.nextUp(Pulse.STANDS_OUT));
        assertThat(over.next(11).past()).isEqualTo(11);
    }

    @Test
    void anAttackNeverBecomesUsual() {
        // Given
        Pulse pulse = Pulse.first(0);
        for (int tick = 1; tick < 100; tick++) {
            pulse = pulse.next(tick);
        }
        double before = pulse.mean();
        // When
        for (int tick = 100; tick < 200; tick++) {
            pulse = events(pulse, tick, 200);
        }
        // Then
        assertThat(pulse.mean()).isCloseTo(before, within(0.02));
        assertThat(pulse.score()).isGreaterThan(Pulse.STANDS_OUT);
    }

    @Test
    void anEventOfAnEarlierTickCountsAsOfTheNewest() {
        Pulse pulse = ticks(1, 1);
        assertThat(pulse.next(-5)).isEqualTo(pulse.next(pulse.tick()));
    }

    /** The formula of the paper, one tick after the other, as its authors' code has it. */
    @Property
    void silentTicksAtOnceAreThoseTicksOneByOne(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 7) Integer> gaps) {
        Pulse pulse = Pulse.first(0);
        double now = 1;
        double past = 0;
        double score = 0;
        int tick = 0;
        for (int gap : gaps) {
            for (int step = 0; step < gap; step++) {
                past += score < Pulse.STANDS_OUT ? now : past / tick;
                now *= 0.5;
                tick++;
            }
            now++;
            double t = tick + 1.0;
            boolean more = now * tick > past;
            score = past == 0 || !more ? 0 : Math.pow(now + past - now * t, 2) / (past * (t - 1));
            pulse = pulse.next(tick);
        }
        assertThat(pulse.past()).isCloseTo(past, within(1e-9 * (1 + past)));
        assertThat(pulse.now()).isCloseTo(now, within(1e-9));
        assertThat(pulse.score()).isCloseTo(score, within(1e-9 * (1 + score)));
    }

    private static Pulse ticks(int first, int second) {
        return events(events(Pulse.first(0), 0, first - 1), 1, second);
    }

    private static Pulse events(Pulse pulse, long tick, int count) {
        Pulse after = pulse;
        for (int i = 0; i < count; i++) {
            after = after.next(tick);
        }
        return after;
    }
}
