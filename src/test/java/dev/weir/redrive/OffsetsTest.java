package dev.weir.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Property
    void holdsWhatWasAddedInTheFewestRanges(
            @ForAll @Size(max = 30) List<@IntRange(max = 60) Integer> firsts,
            @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 5) Integer> lengths) {
        // Given
        Offsets offsets = new Offsets();
        Set<Long> expected = new HashSet<>();

        // When
        for (int i = 0; i < firsts.size(); i++) {
            long first = firsts.get(i);
            long last = first + lengths.get(i);
            offsets.add(first, last);
            for (long offset = first; offset <= last; offset++) {
                expected.add(offset);
            }
        }

        // Then
        for (long offset = 0; offset < 70; offset++) {
            assertThat(offsets.contains(offset)).as("offset " + offset).isEqualTo(expected.contains(offset));
        }
        long begins = expected.stream()
                .filter(offset -> !expected.contains(offset - 1))
                .count();
        assertThat(offsets.ranges()).hasSize((int) begins);
    }

    @Test
    void theLastOffsetThatThereCanBeIsNoSpecialCase() {
        Offsets offsets = new Offsets();
        offsets.add(Long.MAX_VALUE, Long.MAX_VALUE);
        offsets.add(Long.MAX_VALUE - 1, Long.MAX_VALUE - 1);
        assertThat(offsets.ranges()).isEqualTo(Map.of(Long.MAX_VALUE - 1, Long.MAX_VALUE));
    }

    @Test
    void whatIsNoRangeIsRefused() {
        Offsets offsets = new Offsets();
        assertThatThrownBy(() -> offsets.add(5, 4)).hasMessageContaining("5 to 4");
        assertThatThrownBy(() -> offsets.add(-1, 4)).hasMessageContaining("-1 to 4");
    }
}
