package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValueCountsTest {

    /** 20 values stand for themselves, 21 in ranges. */
    @Test
    void onlyMoreThanTwentyValuesArePutTogether() {
        List<ValueCounts> twenty = values(20);
        assertThat(ValueCounts.width(twenty)).isZero();
        assertThat(ValueCounts.few(twenty)).isEqualTo(twenty);

        List<ValueCounts> more = values(21);
        assertThat(ValueCounts.width(more)).isEqualTo(1);
        assertThat(ValueCounts.few(more)).hasSize(20).startsWith(more.get(0)).endsWith(new ValueCounts(19, 2, 39));
    }

    @Property(tries = 200)
    void nothingIsLostAndEveryValueIsInTheRangeThatItFallsInto(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 1_000) Double> drawn) {
        // Given
        List<ValueCounts> all = new TreeSet<>(drawn)
                .stream().map(value -> new ValueCounts(value, 1, 2)).toList();

        // When
        List<ValueCounts> few = ValueCounts.few(all);

        // Then
        assertThat(few).hasSizeLessThanOrEqualTo(ValueCounts.MOST);
        assertThat(few.stream().mapToLong(ValueCounts::first).sum()).isEqualTo(all.size());
        assertThat(few.stream().mapToLong(ValueCounts::second).sum()).isEqualTo(2L * all.size());
        double width = ValueCounts.width(all);
        all.forEach(value -> {
            double from = few.get(ValueCounts.place(few, value.from())).from();
            assertThat(value.from() - from).isBetween(0.0, width * 1.000001 + 1e-9);
        });
    }

    private static List<ValueCounts> values(int count) {
        return IntStream.range(0, count)
                .mapToObj(value -> new ValueCounts(value, 1, value))
                .toList();
    }
}
