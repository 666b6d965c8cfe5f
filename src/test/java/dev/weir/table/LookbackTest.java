package dev.weir.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookbackTest {

    @ParameterizedTest
    @CsvSource({"1099,1", "1100,0", "1101,0"})
    void entryIsOutExactlyALengthLater(long now, int count) {
        Lookback lookback = new Lookback(100);
        lookback.add(1000, 5);

        lookback.advance(now);

        assertThat(lookback.count(0)).isEqualTo(count);
        assertThat(lookback.sum(0)).isEqualTo(5 * count);
    }

    @Property
    void isWhatCountingEachTimeGives(@ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> gaps) {
        Lookback lookback = new Lookback(50, 200);
        long[] times = new long[gaps.size()];
        long now = 0;
        for (int i = 0; i < times.length; i++) {
            now += gaps.get(i);
            times[i] = now;

            lookback.add(now, i);

            for (int length = 0; length < 2; length++) {
                int count = 0;
                double sum = 0;
                for (int j = 0; j <= i; j++) {
                    if (times[j] > now - (length == 0 ? 50 : 200)) {
                        count++;
                        sum += j;
                    }
                }
                assertThat(lookback.count(length)).isEqualTo(count);
                assertThat(lookback.sum(length)).isEqualTo(sum);
            }
        }
    }
}
