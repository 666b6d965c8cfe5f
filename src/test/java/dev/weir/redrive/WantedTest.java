package dev.weir.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.DeadReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {

    private static final Place ANYWHERE = new Place(3, 9);

    @ParameterizedTest
    @EnumSource
    void byDefaultAllButDuplicates(DeadReason reason) {
        Wanted wanted = Wanted.of(List.of(), List.of(), List.of());
        assertThat(wanted.accepts(reason.code(), ANYWHERE)).isEqualTo(reason != DeadReason.DUPLICATE);
    }

    @Test
    void reasonsThatAreNamedAndNoOther() {
        Wanted wanted = Wanted.of(List.of(DeadReason.DUPLICATE, DeadReason.EMPTY), List.of(), List.of());
        assertThat(wanted.accepts("duplicate", ANYWHERE)).isTrue();
        assertThat(wanted.accepts("empty", ANYWHERE)).isTrue();
        assertThat(wanted.accepts("not-json", ANYWHERE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0:9, false",
        "0:10, true",
        "0:11, true",
        "0:500, true",
        "1:9, false",
        "1:10, true",
        "1:19, true",
        "1:20, true",
        "1:21, false",
        "2:0, true",
        "2:20, true",
        "2:21, false",
        "3:15, false"
    })
    void offsetsAreBothIncludedAndPartitionsWithoutOneAreLeftOut(String place, boolean within) {
        Wanted wanted = Wanted.of(
                List.of(), List.of(new Place(0, 10), new Place(1, 10)), List.of(new Place(1, 20), new Place(2, 20)));
        assertThat(wanted.accepts("empty", Place.parse(place))).isEqualTo(within);
    }

    @Test
    void aPartitionThatIsNamedTwiceIsRefused() {
        assertThatThrownBy(() -> Wanted.of(List.of(), List.of(new Place(1, 1), new Place(1, 2)), List.of()))
                .hasMessageContaining("partition 1 is named twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", ":1", "-1:1", "1:-1", "1:1:1", "a:1", "1:9999999999999999999"})
    void whatIsNoPlaceIsSaid(String text) {
        assertThatThrownBy(() -> Place.parse(text)).hasMessageContaining("partition:offset");
    }
}
