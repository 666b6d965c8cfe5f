package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {

    private final People people = new People();

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 200, 800})
    void countsWhoEverCameOnce(int howMany) {
        for (int visit = 0; visit < 3; visit++) {
            come(0, howMany);
        }
        assertThat(people.count()).isCloseTo(howMany, withinPercentage(10));
    }

    @Test
    void oneInThreeIsEverybody() {
        come(0, 60);
        int third = (int) Math.ceil(people.count() / 3);
        assertThat(people.areEverybody(third - 1)).isFalse();
        assertThat(people.areEverybody(third)).isTrue();
        assertThat(people.areEverybody(third + 1)).isTrue();
    }

    /** A crowd holds 64 at most. */
    @Test
    void ofManyNoCrowdIsEverybody() {
        come(0, 100_000);
        assertThat(people.areEverybody(Crowd.MOST)).isFalse();
    }

    @Test
    void whoCameToFormerSubtasksIsKnown() {
        People other = new People();
        come(0, 100);
        for (int i = 50; i < 150; i++) {
            other.came("user:" + i);
        }
        People resumed = new People();
        resumed.resume(people.bits());
        resumed.resume(other.bits());
        assertThat(resumed.count()).isCloseTo(150, withinPercentage(10));
    }

    /** Nobody counted them in state of before. */
    @Test
    void ofWhomNothingIsKnownTheyWereMany() {
        people.resume(null);
        assertThat(people.areEverybody(Crowd.MOST)).isFalse();
        come(0, 10);
        assertThat(people.areEverybody(Crowd.MOST)).isFalse();
    }

    private void come(int from, int to) {
        for (int i = from; i < to; i++) {
            people.came("user:" + i);
        }
    }
}
