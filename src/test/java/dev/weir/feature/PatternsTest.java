package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pairs are looked at, and when. */
class PatternsTest {

    @ParameterizedTest
    @CsvSource({
        // six carriers
        "5, 5, 0, false", "6, 6, 0, true", "7, 7, 0, true",
        // nine in ten with the label
        "20, 17, 0, false", "20, 18, 0, true", "20, 19, 0, true",
        // half of who has one has both, of eleven
        "11, 11, 12, false", "11, 11, 11, true", "11, 11, 10, true",
        // of twelve a quarter
        "12, 12, 37, false", "12, 12, 36, true", "12, 12, 35, true"
    })
    void whatIsLookedAt(int both, int same, int apart, boolean looked) {
        assertThat(new Patterns.Pair(0, 1, both, same, apart, 0.5).isOdd()).isEqualTo(looked);
    }

    /** Values that come together have no rows of their own to speak of. */
    @ParameterizedTest
    @CsvSource({"12, 13, 0.7", "12, 12, 0", "12, 11, 0"})
    void whatEachValueHasAloneCountsWhereTheyComeApart(int both, int apart, double unbound) {
        assertThat(new Patterns.Pair(0, 1, both, both, apart, 0.7).unbound()).isEqualTo(unbound);
    }

    @Test
    void aPairIsLookedAtAgainWhenAThirdMoreCame() {
        LookedAt looked = new LookedAt();
        assertThat(looked.isDue(5)).isTrue();
        looked.note(5, 12);
        assertThat(List.of(looked.isDue(5), looked.isDue(5), looked.isDue(5), looked.isDue(5)))
                .containsExactly(false, false, false, true);
        assertThat(looked.isDue(5)).as("until it is").isTrue();
        looked.note(5, 400);
        for (int i = 1; i < 16; i++) {
            assertThat(looked.isDue(5)).isFalse();
        }
        assertThat(looked.isDue(5)).as("of many 16").isTrue();
    }

    @Test
    void whoIsCrowdedOutIsLookedAtSooner() {
        LookedAt looked = new LookedAt();
        looked.note(5, 12);
        looked.note(5 + 1_024, 12);
        assertThat(looked.isDue(5)).isTrue();
    }
}
