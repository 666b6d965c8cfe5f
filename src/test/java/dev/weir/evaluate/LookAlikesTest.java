package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest crowds that look like attacks, in a town of 240 people. Nobody is excluded, and nobody loses what is elsewhere. */
class LookAlikesTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WHEN = 200 * DAY;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** Items beyond the town's own 300. */
    private static final int NEW = 1_000;

    @Test
    void aReleaseOnWhichPeopleDifferIsNoAttack() {
        nobodyIsSuspended(extra -> {
            Random random = new Random(1);
            for (int user = 1; user <= 60; user++) {
                extra.add(new Rating(user, NEW, 1 + random.nextInt(5), WHEN + random.nextInt(3) * DAY + user * MINUTE));
            }
        });
    }

    @Test
    void aLovedReleaseIsNoAttack() {
        nobodyIsSuspended(extra -> {
            for (int user = 1; user <= 60; user++) {
                extra.add(new Rating(user, NEW, user % 10 < 7 ? 5 : 3, WHEN + user * 10 * MINUTE));
            }
        });
    }

    @Test
    void aNightOfOnePersonIsNoAttack() {
        nobodyIsSuspended(extra -> {
            for (int item = 0; item < 150; item++) {
                extra.add(new Rating(7, NEW + item, 1 + item % 5, WHEN + item * 2 * MINUTE));
            }
        });
    }

    @Test
    void somebodyWhoBringsAllHisRatingsAtOnceIsNotSuspended() {
        nobodyIsSuspended(extra -> {
            for (int item = 0; item < 300; item++) {
                extra.add(new Rating(9_000, item, 1 + item % 5, WHEN + item * 10));
            }
        });
    }

    @Test
    void whoLovesEverythingIsNotSuspended() {
        nobodyIsSuspended(extra -> {
            for (int item = 0; item < 120; item++) {
                extra.add(new Rating(9_000, item, 5, WHEN + item * 3 * MINUTE));
            }
        });
    }

    @Test
    void aFamilyThatWatchesTogetherIsNotSuspended() {
        nobodyIsSuspended(extra -> {
            for (int evening = 0; evening < 8; evening++) {
                for (int user = 9_000; user < 9_004; user++) {
                    extra.add(new Rating(user, 100 + evening, 4 + user % 2, WHEN + evening * DAY + user % 4 * MINUTE));
                }
            }
        });
    }

    @Test
    void fansOfOneDirectorAreNotSuspended() {
        nobodyIsSuspended(extra -> {
            Random random = new Random(2);
            for (int fan = 1; fan <= 12; fan++) {
                for (int film = 0; film < 5; film++) {
                    extra.add(new Rating(fan * 11, NEW + film, 5, random.nextInt(280) * DAY + fan * MINUTE));
                }
            }
        });
    }

    @Test
    void aCommunityThatMovesHalfAStarIsNoAttack() {
        List<Rating> moved = Town.HONEST.list().stream()
                .map(rating -> rating.time() < WHEN
                        ? rating
                        : new Rating(rating.user(), rating.item(), Math.min(5, rating.value() + 0.5), rating.time()))
                .toList();
        Course course = Course.of(Ratings.of(moved), Memory.DEFAULT);
        assertThat(course.firstFlag()).isEmpty();
        assertThat(held(course, moved.size())).isLessThan(moved.size() / 500);
    }

    /** Three in five love what they bought, one in ten hates it: as shops know it. */
    @Test
    void aSaleThatAllKindsOfPeopleComeToIsNoAttack() {
        nobodyIsSuspended(extra -> {
            Random random = new Random(3);
            double[] values = {5, 5, 5, 4, 4, 5, 3, 5, 1, 5};
            for (int customer = 0; customer < 80; customer++) {
                int item = 280 + customer % 5;
                long time = WHEN + random.nextInt(120) * MINUTE;
                extra.add(new Rating(9_000 + customer, item, values[random.nextInt(10)], time));
            }
        });
    }

    @Test
    void aClassThatRatesTenFilmsInAnHourIsNotSuspended() {
        nobodyIsSuspended(extra -> {
            Random random = new Random(4);
            for (int pupil = 0; pupil < 30; pupil++) {
                long time = WHEN + random.nextInt(20) * MINUTE;
                for (int film = 280; film < 290; film++) {
                    double value = Math.rint(3.5 - film % 3 + random.nextGaussian());
                    extra.add(new Rating(9_000 + pupil, film, Math.max(1, Math.min(5, value)), time));
                    time += MINUTE + random.nextInt(4) * MINUTE;
                }
            }
        });
    }

    /** The crowd of a loved release is held; those who come in the weeks after it are divided, as about any film. */
    @Test
    void whatIsHeldOfALovedReleaseGoesOutWhenLaterVisitorsAgree() {
        // Given
        List<Rating> release = new ArrayList<>();
        for (int user = 1; user <= 60; user++) {
            release.add(new Rating(user, NEW, user % 10 < 7 ? 5 : 3, WHEN + user * 10 * MINUTE));
        }
        List<Rating> later = new ArrayList<>(release);
        for (int visitor = 0; visitor < 40; visitor++) {
            later.add(new Rating(61 + visitor, NEW, 2 + visitor % 4, WHEN + DAY + visitor * 28 * DAY / 40));
        }

        // When
        Ratings alone = with(release);
        Ratings agreed = with(later);
        Course first = Course.of(alone, Memory.DEFAULT);
        Course after = Course.of(agreed, Memory.DEFAULT);

        // Then
        assertThat(lost(first, alone)).hasSizeGreaterThan(30).allMatch(rating -> rating.item() == NEW);
        assertThat(held(after, agreed.list().size())).isGreaterThan(30);
        assertThat(lost(after, agreed)).isEmpty();
        assertThat(after.firstFlag()).isEmpty();
    }

    /** Those who are held agree with each other, which is no evidence that they are right. */
    @Test
    void aCrowdOfDaysThatIsHeldThroughoutExplainsNobody() {
        // Given
        List<Rating> release = new ArrayList<>();
        for (int user = 1; user <= 60; user++) {
            release.add(new Rating(user, NEW, user % 10 < 7 ? 5 : 3, WHEN + user * 100 * MINUTE));
        }

        // When
        Ratings ratings = with(release);
        Course course = Course.of(ratings, Memory.DEFAULT);

        // Then
        assertThat(held(course, ratings.list().size())).isGreaterThan(30);
        assertThat(lost(course, ratings))
                .hasSize((int) held(course, ratings.list().size()));
    }

    /** Nine fans look exactly like a campaign: suspended at most, and what they did elsewhere stays. */
    @Test
    void aFanClubLosesNothingBeyondItsThreeItems() {
        Set<Integer> club = new TreeSet<>();
        List<Rating> extra = new ArrayList<>();
        for (int item = NEW; item < NEW + 3; item++) {
            for (int user = 1; user <= 4; user++) {
                extra.add(new Rating(200 + user, item, user, (20 + user) * DAY));
            }
            for (int fan = 1; fan <= 9; fan++) {
                club.add(fan * 11);
                extra.add(new Rating(fan * 11, item, 5, WHEN + 90 * DAY + fan * 60 * MINUTE + item * MINUTE));
            }
        }
        Ratings ratings = with(extra);
        Course course = Course.of(ratings, Memory.DEFAULT);
        assertThat(course.excluded()).isEmpty();
        assertThat(club).containsAll(course.firstFlag().keySet());
        for (int place = 0; place < ratings.list().size(); place++) {
            Rating rating = ratings.list().get(place);
            if (rating.item() < NEW && rating.time() < WHEN + 90 * DAY) {
                assertThat(course.held(place) || course.retracted(rating))
                        .as("%s", rating)
                        .isFalse();
            }
        }
    }

    /** All are there each week, and of one mind about what they love: with no others to compare them with, that is who they are. */
    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12, 20, 30})
    void aClubThatHasASiteToItselfIsNotSuspended(int people) {
        long held = 0;
        long all = 0;
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            List<Rating> club = new ArrayList<>();
            for (int week = 0; week < 60; week++) {
                double film = 3.5 + random.nextGaussian();
                for (int user = 1; user <= people; user++) {
                    double value = Math.rint(film + 0.4 * random.nextGaussian());
                    long time = week * 7 * DAY + random.nextInt(120) * MINUTE;
                    club.add(new Rating(user, week + 1, Math.max(1, Math.min(5, value)), time));
                }
            }
            Ratings ratings = Ratings.of(club);
            Course course = Course.of(ratings, Memory.DEFAULT);
            assertThat(course.firstFlag()).isEmpty();
            held += lost(course, ratings).size();
            all += ratings.list().size();
        }
        assertThat(held).isLessThan(all / 50);
    }

    /** Who comes to a club of thirty with nine accounts is seen all the same. */
    @Test
    void aCampaignInASmallCommunityIsFound() {
        Random random = new Random(5);
        List<Rating> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            all.add(new Rating(
                    1 + random.nextInt(30), 1 + random.nextInt(200), 1 + random.nextInt(5), i * 60 * MINUTE));
        }
        Set<Integer> fakes = new TreeSet<>();
        for (int fake = 0; fake < 9; fake++) {
            fakes.add(9_000 + fake);
            for (int item = NEW; item < NEW + 3; item++) {
                all.add(new Rating(9_000 + fake, item, 5, 110 * DAY + fake * 10 * MINUTE + item));
            }
        }
        for (int i = 0; i < 200; i++) {
            all.add(new Rating(
                    1 + random.nextInt(30),
                    1 + random.nextInt(200),
                    1 + random.nextInt(5),
                    125 * DAY + i * 60 * MINUTE));
        }
        Course course = Course.of(Ratings.of(all), Memory.DEFAULT);
        assertThat(course.firstFlag().keySet()).containsExactlyInAnyOrderElementsOf(fakes);
    }

    private static void nobodyIsSuspended(Consumer<List<Rating>> lookAlike) {
        List<Rating> extra = new ArrayList<>();
        lookAlike.accept(extra);
        Ratings ratings = with(extra);
        Course course = Course.of(ratings, Memory.DEFAULT);
        assertThat(course.firstFlag()).isEmpty();
        Set<Integer> inQuestion = new TreeSet<>();
        extra.forEach(rating -> inQuestion.add(rating.item()));
        assertThat(lost(course, ratings)).allMatch(rating -> inQuestion.contains(rating.item()));
    }

    private static Ratings with(List<Rating> extra) {
        List<Rating> all = new ArrayList<>(Town.HONEST.list());
        all.addAll(extra);
        return Ratings.of(all);
    }

    private static List<Rating> lost(Course course, Ratings ratings) {
        List<Rating> lost = new ArrayList<>();
        for (int place = 0; place < ratings.list().size(); place++) {
            if (!course.wentOut(place) || course.retracted(ratings.list().get(place))) {
                lost.add(ratings.list().get(place));
            }
        }
        return lost;
    }

    private static long held(Course course, int ratings) {
        long held = 0;
        for (int place = 0; place < ratings; place++) {
            held += course.held(place) ? 1 : 0;
        }
        return held;
    }
}
