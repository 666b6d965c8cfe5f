package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.ObjectContext;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one who comes again and again stands out, and where all do. */
class RepeatTestTest {

    private final RepeatTest repeats = RepeatTest.ofOpinions();

    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "8, true"})
    void sixTimesIsTheMostThatHonestPeopleSayOneThing(int times, boolean tooOften) {
        came(1_000, 0);
        ObjectContext.Crowd crowd = repeats.count(presence(times));
        assertThat(crowd != null).isEqualTo(tooOften);
        if (tooOften) {
            assertThat(Objects.requireNonNull(crowd).events()).isEqualTo(times);
            assertThat(crowd.past()).isEqualTo(ObjectContext.Crowd.Past.ITSELF);
        }
    }

    @ParameterizedTest
    @CsvSource({"999, false", "1000, true", "1001, true"})
    void saysNothingBeforeAThousandCame(int first, boolean tooOften) {
        came(first, 0);
        assertThat(repeats.count(presence(7)) != null).isEqualTo(tooOften);
    }

    @ParameterizedTest
    @CsvSource({"99, true", "100, false", "101, false"})
    void whereOneInTwentyComesAgainRepeatsAreLife(int again, boolean tooOften) {
        came(2_000, again);
        assertThat(repeats.count(presence(7)) != null).isEqualTo(tooOften);
    }

    @ParameterizedTest
    @CsvSource({"19, true", "20, false", "21, false"})
    void whereNobodySaysWhatTheyThinkOneInFiveHundredIsEnough(int again, boolean tooOften) {
        RepeatTest visits = RepeatTest.ofVisits();
        for (int i = 0; i < 10_000; i++) {
            visits.count(presence(1));
        }
        for (int i = 0; i < again; i++) {
            visits.count(presence(2));
        }
        assertThat(visits.count(presence(7)) != null).isEqualTo(tooOften);
    }

    /** An attacker cannot make repeats look usual by more of them. */
    @ParameterizedTest
    @CsvSource({"1000", "10000"})
    void whoComesAThousandTimesCountsOnce(int times) {
        came(1_000, 0);
        for (int i = 1; i <= times; i++) {
            repeats.count(presence(i));
        }
        assertThat(repeats.count(presence(times + 1))).isNotNull();
    }

    /** One account that rates two thousand objects twice; 23 that rate a hundred so. */
    @ParameterizedTest
    @CsvSource({"1, 2000, true", "23, 100, false"})
    void oneAccountDoesNotMakeRepeatsUsual(int accounts, int objects, boolean tooOften) {
        came(20_000, 0);
        for (int account = 0; account < accounts; account++) {
            for (int i = 0; i < objects; i++) {
                repeats.count(presence(2 * i + 1, 1));
                repeats.count(presence(2 * i + 2, 2));
            }
        }
        assertThat(repeats.count(presence(7)) != null).isEqualTo(tooOften);
    }

    private void came(int first, int again) {
        for (int i = 0; i < first; i++) {
            repeats.count(presence(1));
        }
        for (int i = 0; i < again; i++) {
            repeats.count(presence(2));
        }
    }

    private static Presence presence(int times) {
        return presence(1, times);
    }

    private static Presence presence(int own, int times) {
        return new Presence("user:1", ValueClass.HIGHEST, Events.NOON, 1, 1, 1, own, 1, 1, times);
    }
}
