package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamenessTest {

    @Test
    void aRunOfOneValueIsAsSurprisingAsItsPastIsVaried() {
        Sameness sameness =
                Sameness.NONE.with(1, 1, Habit.NONE).with(1, 2, Habit.NONE).with(1, 3, Habit.NONE);
        assertThat(sameness.run()).isEqualTo(3);
        assertThat(sameness.surprise()).isCloseTo((float) (-3 * Math.log(0.17)), within(1e-5f));
    }

    @Test
    void anotherValueEndsTheRunEvenInTheSamePartOfTheScale() {
        Sameness sameness =
                Sameness.NONE.with(0.5, 1, Habit.NONE).with(0.5, 2, Habit.NONE).with(0.75, 3, Habit.NONE);
        assertThat(sameness.run()).isEqualTo(1);
        assertThat(sameness.surprise()).isCloseTo((float) -Math.log(0.78), within(1e-6f));
    }

    @Test
    void repeatsAreHowFarOneObjectOutweighsAllOthers() {
        assertThat(given(7, 7, 7).repeats()).isEqualTo(3);
        assertThat(given(7, 7, 7, 8).repeats()).isEqualTo(2);
        assertThat(given(7, 8, 9).repeats()).isEqualTo(1);
        assertThat(given(7, 8, 9).object()).isEqualTo(9);
        assertThat(given(7, 8, 7, 9, 7, 7).object()).isEqualTo(7);
        assertThat(given(7, 8, 7, 9, 7, 7).repeats()).isEqualTo(2);
    }

    private static Sameness given(int... objects) {
        Sameness sameness = Sameness.NONE;
        for (int object : objects) {
            sameness = sameness.with(0.5, object, Habit.NONE);
        }
        return sameness;
    }
}
