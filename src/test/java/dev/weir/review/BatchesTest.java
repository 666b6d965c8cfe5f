package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.index.Due;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void anActIsAboutSoManyEventsAtMost() {
        assertThat(sizes(499)).containsExactly(499);
        assertThat(sizes(500)).containsExactly(500);
        assertThat(sizes(501)).containsExactly(500, 1);
        assertThat(sizes(0)).isEmpty();
    }

    @Test
    void anActCarriesSoManyBytesAtMostAndWhatIsLargerGoesAlone() {
        long half = Batches.MOST_BYTES / 2;
        assertThat(Batches.of(List.of(due(1, half), due(2, half)))).hasSize(1);
        assertThat(Batches.of(List.of(due(1, half), due(2, half + 1)))).hasSize(2);
        assertThat(Batches.of(List.of(due(1, 3 * half), due(2, 1), due(3, 3 * half))))
                .containsExactly(List.of("in/0/1"), List.of("in/0/2"), List.of("in/0/3"));
    }

    @Property
    void everyEventIsInOneActInItsOrder(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 10_000_000) Long> bytes) {
        List<Due> due = IntStream.range(0, bytes.size())
                .mapToObj(i -> due(i, bytes.get(i)))
                .toList();

        assertThat(Batches.of(due).stream().flatMap(List::stream).toList())
                .isEqualTo(due.stream().map(Due::origin).toList());
    }

    private static List<Integer> sizes(int events) {
        return Batches.of(IntStream.range(0, events).mapToObj(i -> due(i, 1)).toList()).stream()
                .map(List::size)
                .toList();
    }

    private static Due due(int number, long bytes) {
        return new Due(number, "in/0/" + number, Instant.EPOCH, bytes);
    }
}
