package dev.weir.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RunningQuantileTest {

    @Test
    void unknownBeforeTheSecondTime() {
        RunningQuantile quantile = new RunningQuantile();
        assertThat(quantile.value()).isEqualTo(RunningQuantile.UNKNOWN);
        quantile.add(5);
        assertThat(quantile.value()).isEqualTo(RunningQuantile.UNKNOWN);
        quantile.add(7);
        assertThat(quantile.value()).isEqualTo(5);
    }

    @Test
    void oneTimeFromTheFutureMovesNothing() {
        RunningQuantile with = new RunningQuantile();
        for (long time = 0; time < 500; time++) {
            with.add(time);
            if (time == 250) {
                with.add(Long.MAX_VALUE);
            }
        }
        assertThat(with.value()).isEqualTo(499);
    }

    @Test
    void fallsWhenWhatRaisedItHasLeftTheWindow() {
        RunningQuantile quantile = new RunningQuantile();
        quantile.add(1_000_000);
        quantile.add(1_000_000);
        for (int i = 0; i < 999; i++) {
            quantile.add(10);
        }
        assertThat(quantile.value()).isEqualTo(10);
    }

    /** An exact model: the second largest of the times still in the window of full blocks. */
    @Property(tries = 200)
    void isTheSecondLargestOfTheWindow(
            @ForAll @Size(min = 2, max = 2500) List<@LongRange(min = 0, max = 10_000) Long> times) {
        RunningQuantile quantile = new RunningQuantile();
        Deque<Long> window = new ArrayDeque<>();
        int seen = 0;
        for (long time : times) {
            if (seen >= 1000 && seen % 100 == 0) {
                for (int i = 0; i < 100; i++) {
                    window.removeFirst();
                }
            }
            window.addLast(time);
            quantile.add(time);
            seen++;
        }
        long second = window.stream().sorted(Comparator.reverseOrder()).toList().get(1);
        assertThat(quantile.value()).isEqualTo(second);
    }
}
