package dev.weir.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WaitingPropertiesTest {

    private static final int ROOM = 40;

    @Property(tries = 300)
    void eachGoesOnceAndInOrderHoweverItGoes(
            @ForAll @Size(max = ROOM) List<@IntRange(max = 30) Integer> times,
            @ForAll @IntRange(max = ROOM) int arrival,
            @ForAll @IntRange(max = 30) int until) {
        // Given
        Waiting waiting = new Waiting(ROOM);
        List<Passage> gone = new ArrayList<>();
        List<Passage> came = times.stream().map(WaitingPropertiesTest::at).toList();
        came.forEach(passage -> waiting.add(time(passage), passage, gone::add));
        assertThat(gone).isEmpty();
        assertThat(waiting.all()).containsExactlyElementsOf(inOrder(came));

        // When
        waiting.arrivedBefore(arrival, gone::add);

        // Then
        int first = Math.min(arrival, came.size());
        List<Passage> late = inOrder(came.subList(first, came.size()));
        assertThat(gone).containsExactlyElementsOf(inOrder(came.subList(0, first)));
        assertThat(waiting.all()).containsExactlyElementsOf(late);

        // When
        gone.clear();
        waiting.until(until, gone::add);

        // Then
        assertThat(gone)
                .containsExactlyElementsOf(
                        late.stream().filter(passage -> time(passage) <= until).toList());
        assertThat(waiting.isEmpty()).isEqualTo(gone.size() == late.size());

        // When: as many come as there is room for, and one more
        int left = late.size() - gone.size();
        gone.clear();
        IntStream.range(left, ROOM).forEach(i -> waiting.add(99, at(99), gone::add));
        assertThat(gone).isEmpty();
        waiting.add(99, at(99), gone::add);
        assertThat(gone).hasSize(1);
    }

    private static List<Passage> inOrder(List<Passage> passages) {
        return passages.stream()
                .sorted(Comparator.comparingLong(WaitingPropertiesTest::time))
                .toList();
    }

    private static Passage at(int time) {
        return Passage.of(new Opinion(0, Entity.of("user", "1"), Entity.of("film", "1"), 5, time));
    }

    private static long time(Passage passage) {
        return passage.opinion().time();
    }
}
