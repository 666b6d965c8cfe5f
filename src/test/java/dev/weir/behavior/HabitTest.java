package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.behavior.Habit.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitTest {

    @ParameterizedTest
    @CsvSource({"0, BOTTOM", "0.125, BOTTOM", "0.126, BETWEEN", "0.999, BETWEEN", "1, TOP", "NaN, NONE"})
    void theEndsOfTheScaleAreExact(double place, Part part) {
        assertThat(Habit.part(place)).isEqualTo(part);
    }

    @Test
    void whoeverIsNewIsExpectedToDoAsTheCommunityDoes() {
        assertThat(Habit.NONE.share(Part.TOP)).isCloseTo(0.17, within(1e-9));
        assertThat(Habit.NONE.share(Part.BETWEEN)).isCloseTo(0.78, within(1e-9));
        assertThat(Habit.NONE.share(Part.BOTTOM)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void itsOwnPastOutweighsTheCommunity() {
        Habit habit = Habit.NONE.with(Part.TOP, Double.NaN).with(Part.TOP, Double.NaN);
        // Two of its own and 4 x 0.17 of the community's, of six.
        assertThat(habit.share(Part.TOP)).isCloseTo(2.68 / 6, within(1e-9));
        assertThat(habit.share(Part.NONE)).isEqualTo(1);
    }

    @Test
    void choicesCountWhereTheirPopularityIsKnown() {
        Habit habit = Habit.NONE.with(Part.NONE, 1).with(Part.NONE, Double.NaN).with(Part.NONE, 3);
        assertThat(habit.choices().count()).isEqualTo(2);
        assertThat(habit.choices().mean()).isEqualTo(2);
        assertThat(habit.events()).isEqualTo(2);
    }

    @Test
    void countsFitIntoTwoBytesForEver() {
        Habit habit = Habit.NONE;
        for (int i = 0; i < 100_000; i++) {
            habit = habit.with(i % 10 == 0 ? Part.BOTTOM : Part.BETWEEN, Double.NaN);
        }
        assertThat(habit.between()).isLessThanOrEqualTo(Habit.MOST);
        assertThat(habit.share(Part.BOTTOM)).isCloseTo(0.1, within(1e-3));
    }
}
