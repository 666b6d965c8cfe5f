package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the first who come to an object are of one mind. */
class ProbationTestTest {

    private static final long WEEK = 7L * 24 * 3_600_000;
    private static final int TOP = ValueClass.HIGHEST;
    private static final int MIDDLE = 2;

    private Crowd crowd = Crowd.none();
    private long time = Events.NOON;

    @ParameterizedTest
    @CsvSource({"3, false", "4, true", "5, true"})
    void fourOfOneMindAreHeld(int ofOneMind, boolean held) {
        come(TOP, ofOneMind);
        assertThat(young(10_000) != null).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void threeBeforeAreAPast(int before, boolean held) {
        come(MIDDLE, before);
        time += 2 * WEEK;
        come(TOP, 4);
        assertThat(young(10_000) != null).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"4, 2, false", "4, 1, true", "5, 1, true", "7, 2, false", "8, 2, true"})
    void fourInFiveAreOneMind(int ofOneMind, int others, boolean held) {
        come(TOP, 1);
        come(MIDDLE, others);
        come(TOP, ofOneMind - 1);
        assertThat(young(10_000) != null).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void aWeekIsTheLongest(long more, boolean held) {
        come(TOP, 3);
        time = Events.NOON + WEEK + more;
        come(TOP, 1);
        assertThat(young(10_000) != null).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"9999, false", "10000, true", "10001, true"})
    void aYoungSiteHasNewObjectsOnly(int events, boolean held) {
        come(TOP, 4);
        assertThat(young(events) != null).isEqualTo(held);
    }

    @Test
    void saysHowManyAreOfOneMindAndHowManyWouldBe() {
        // Given
        come(MIDDLE, 1);
        come(TOP, 5);

        // When
        ProbationTest.Young young = Objects.requireNonNull(young(10_000));

        // Then
        assertThat(young.from()).isEqualTo(1);
        assertThat(young.inClass()).isEqualTo(5);
        assertThat(young.usual()).isLessThan(1);
        assertThat(young.unanimity()).isGreaterThan(5);
    }

    @Test
    void whoIsNoLongerAmongTheLastCountsAsPast() {
        come(TOP, Crowd.MOST + 2);
        assertThat(young(10_000)).isNotNull();
        come(TOP, 1);
        assertThat(young(10_000)).isNull();
    }

    private void come(int valueClass, int howMany) {
        for (int i = 0; i < howMany; i++) {
            crowd = crowd.with(new Presence("user:" + crowd.total(), valueClass, time, 1, 1, 1, 1, 1, 1, 1));
        }
    }

    private ProbationTest.@Nullable Young young(int siteEvents) {
        Site site = new Site(1);
        for (int i = 0; i < siteEvents; i++) {
            site.count("user:" + i, MIDDLE, Events.NOON, 1);
        }
        return ProbationTest.largest(crowd, site);
    }
}
