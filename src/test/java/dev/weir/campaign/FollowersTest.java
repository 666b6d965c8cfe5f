package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowersTest {

    private static final double QUIET = 1e-5;

    private final Followers followers = new Followers();

    @Test
    void oneObjectIsChanceHoweverOftenTwoAreNot() {
        assertThat(follow("m1", 50, QUIET, 40)).isZero();
        assertThat(follow("m1", 50, QUIET, 40)).isZero();
        // 100 events at 1e-5 each: -ln(1 - e^-0.001), twice
        assertThat(follow("m2", 50, QUIET, 40)).isCloseTo(2 * 6.908, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"2.9e-4, 2", "3.1e-4, 1"})
    void whereAnHonestOneComesAnywaySaysNothing(double share, int places) {
        // 3 % of 100 events is 3.05e-4 an event
        follow("m1", 100, share, 1);
        assertThat(follow("m2", 100, QUIET, 1) > 0).isEqualTo(places == 2);
    }

    @ParameterizedTest
    @CsvSource({"10, 50", "100, 100", "200, 200"})
    void whoJustCameIsTakenToRateAHundred(int events, int as) {
        double expected = -2 * Math.log(1 - Math.exp(-Math.max(100, as) * QUIET));
        follow("m1", events, QUIET, 1);
        assertThat(follow("m2", events, QUIET, 1)).isCloseTo(expected, within(0.001));
    }

    @Test
    void theMoreAreThereTheMoreIsNeeded() {
        // Both together say 13.8 nats: one in a hundred of 10,000 contributors needs 13.82, of 9,000 13.71.
        follow("m1", 100, QUIET, 1);
        assertThat(follow("m2", 100, QUIET, 10_100)).isZero();
        assertThat(follow("m2", 100, QUIET, 9_900)).isPositive();
    }

    @Test
    void amongManyPlacesTwoAreChance() {
        // Two of three are 3 choices, of 100 they are 4,950: 1.1 and 8.5 nats; 13.8 less one in a hundred leaves 9.2.
        follow("m1", 100, QUIET, 1, 3);
        assertThat(follow("m2", 100, QUIET, 1, 100)).isPositive();
        assertThat(follow("m2", 100, QUIET, 1, 200)).isZero();
    }

    /** Each object is 6.9 nats. */
    @ParameterizedTest
    @CsvSource({"-1", "0", "1"})
    void ofOneContributorTheLastObjectsCount(int more) {
        for (int i = 1; i < Followers.MOST_PLACES + more; i++) {
            follow("m" + i, 100, QUIET, 1);
        }
        assertThat(follow("last", 100, QUIET, 1))
                .isCloseTo(Math.min(Followers.MOST_PLACES, Followers.MOST_PLACES + more) * 6.908, within(0.05));
    }

    private double follow(String object, int events, double share, double visits) {
        return follow(object, events, share, visits, 1);
    }

    private double follow(String object, int events, double share, double visits, int open) {
        Alarm.Present present = new Alarm.Present(new Entity("user:1"), 7, Alarm.Span.INSIDE, events, 0, 1);
        return followers.follow(
                present,
                new Alarm(
                        Alarm.Kind.FOLLOWED,
                        0,
                        Entity.of("film", object),
                        4,
                        8,
                        0,
                        share,
                        visits,
                        1_000,
                        1,
                        7,
                        List.of(present)),
                open);
    }
}
