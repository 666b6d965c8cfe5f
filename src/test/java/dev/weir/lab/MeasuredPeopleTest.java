package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The synthetic people against what was measured on the 943 people of MovieLens 100K (GroupLens, 1997 to 1998). */
class MeasuredPeopleTest {

    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Instant OPENING = Instant.parse("2026-01-01T00:00:00Z");

    /** Everybody who came in the first 200 days, with all that they ever did. */
    private static final Map<String, List<Deed>> PEOPLE = new HashMap<>();

    @BeforeAll
    static void watch() {
        Community community = new Community(CommunityShape.movieLens(), OPENING, 42);
        Set<String> late = new HashSet<>();
        while (community.nextTime() < OPENING.toEpochMilli() + 400 * DAY) {
            Deed deed = community.next();
            if (deed.time() < OPENING.toEpochMilli() + 215 * DAY) {
                if (!late.contains(deed.customer())) {
                    PEOPLE.computeIfAbsent(deed.customer(), name -> new ArrayList<>())
                            .add(deed);
                }
            } else if (PEOPLE.containsKey(deed.customer())) {
                PEOPLE.get(deed.customer()).add(deed);
            } else {
                late.add(deed.customer());
            }
        }
    }

    @Test
    void asManyComeAsWereMeasured() {
        assertThat(PEOPLE).hasSizeBetween(850, 1040);
    }

    @Test
    void halfDoEverythingWithinOneHour() {
        assertThat(share(deeds -> span(deeds) <= HOUR)).isCloseTo(0.528, within(0.05));
    }

    @Test
    void twoThirdsDoEverythingWithinOneDay() {
        assertThat(share(deeds -> span(deeds) <= DAY)).isCloseTo(0.677, within(0.05));
    }

    @Test
    void mostIsDoneOnTheFirstDay() {
        // Given
        ToDoubleFunction<List<Deed>> firstDay = deeds -> {
            long end = deeds.get(0).time() + DAY;
            return deeds.stream().filter(deed -> deed.time() <= end).count() / (double) deeds.size();
        };

        // Then
        assertThat(PEOPLE.values().stream().mapToDouble(firstDay).average().orElseThrow())
                .isCloseTo(0.86, within(0.04));
    }

    @Test
    void profilesAreAsLongAsMeasured() {
        assertThat(quantile(List::size, 0.5)).isCloseTo(65, within(8.0));
        assertThat(quantile(List::size, 0.95)).isCloseTo(311, within(50.0));
        assertThat(quantile(List::size, 1)).isBetween(500.0, 737.0);
        assertThat(quantile(List::size, 0)).isGreaterThanOrEqualTo(20);
    }

    @Test
    void theBestMinuteIsAsFastAsMeasured() {
        assertThat(quantile(deeds -> best(deeds, MINUTE), 0.5)).isCloseTo(10, within(2.0));
        assertThat(quantile(deeds -> best(deeds, MINUTE), 0.95)).isCloseTo(16, within(4.0));
        assertThat(quantile(deeds -> best(deeds, MINUTE), 1)).isBetween(18.0, 30.0);
    }

    @Test
    void theBestHourIsAsFastAsMeasured() {
        assertThat(quantile(deeds -> best(deeds, HOUR), 0.5)).isCloseTo(54, within(10.0));
        assertThat(quantile(deeds -> best(deeds, HOUR), 0.95)).isCloseTo(208, within(45.0));
        assertThat(quantile(deeds -> best(deeds, HOUR), 1)).isBetween(250.0, 597.0);
    }

    @Test
    void aThirdComeBackAnotherDay() {
        // Given
        ToDoubleFunction<List<Deed>> days = deeds ->
                deeds.stream().map(deed -> deed.time() / DAY).distinct().count();

        // Then
        assertThat(quantile(days, 0.5)).isEqualTo(1);
        assertThat(quantile(days, 0.95)).isBetween(4.0, 14.0);
    }

    @Test
    void valuesAreSpreadAsMeasured() {
        // Given
        Map<Double, Integer> counts = new TreeMap<>();
        all().forEach(deed -> counts.merge(deed.stars(), 1, Integer::sum));

        // Then
        assertThat(counts.keySet()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        double[] measured = {0.061, 0.114, 0.271, 0.342, 0.212};
        for (int star = 1; star <= 5; star++) {
            assertThat(counts.getOrDefault((double) star, 0) / (double) all().size())
                    .as("share of %s stars", star)
                    .isCloseTo(measured[star - 1], within(0.05));
        }
    }

    @Test
    void peopleHaveFavouriteValuesAsMeasured() {
        assertThat(quantile(MeasuredPeopleTest::favourite, 0.5)).isCloseTo(0.41, within(0.04));
        assertThat(quantile(MeasuredPeopleTest::favourite, 0.95)).isCloseTo(0.60, within(0.08));
    }

    @Test
    void aTenthOfTheFilmsHasTwoFifthsOfTheRatings() {
        // Given
        List<Integer> counts = new ArrayList<>(ratingsByFilm(all()).values());
        counts.sort(Collections.reverseOrder());

        // When
        int most = counts.stream().limit(168).mapToInt(Integer::intValue).sum();

        // Then
        assertThat(most / (double) all().size()).isCloseTo(0.427, within(0.06));
        assertThat(counts.get(0) / (double) PEOPLE.size()).isCloseTo(583 / 943.0, within(0.2));
    }

    @Test
    void nobodyRatesAFilmTwice() {
        assertThat(PEOPLE.values())
                .allSatisfy(deeds -> assertThat(deeds).extracting(Deed::film).doesNotHaveDuplicates());
    }

    @Test
    void evenOnTheDayOfItsPremiereAFilmIsNotEverything() {
        // Given
        Community community = new Community(CommunityShape.shop(300), OPENING, 3);
        Map<String, Map<Long, Integer>> byFilmAndDay = new HashMap<>();
        while (community.nextTime() < OPENING.toEpochMilli() + 30 * DAY) {
            Deed deed = community.next();
            if (deed.kind() == Kind.RATING && Integer.parseInt(deed.film().substring(1)) >= 1682) {
                byFilmAndDay
                        .computeIfAbsent(deed.film(), film -> new HashMap<>())
                        .merge(deed.time() / DAY, 1, Integer::sum);
            }
        }

        // When
        List<Double> shares = byFilmAndDay.values().stream()
                .filter(days -> days.size() >= 15)
                .map(days -> Collections.max(days.values())
                        / (double) days.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .sorted()
                .toList();

        // Then
        assertThat(shares).hasSizeGreaterThan(20);
        assertThat(shares.get(shares.size() / 2)).isBetween(0.08, 0.35);
    }

    @Test
    void theEveningIsBusierThanTheNight() {
        // Given
        Map<Long, Integer> byHour = new HashMap<>();
        all().forEach(deed -> byHour.merge(deed.time() / HOUR % 24, 1, Integer::sum));

        // Then
        assertThat(byHour.get(21L)).isGreaterThan(3 * byHour.getOrDefault(5L, 0));
    }

    private static List<Deed> all() {
        return PEOPLE.values().stream().flatMap(List::stream).toList();
    }

    private static Map<String, Integer> ratingsByFilm(List<Deed> deeds) {
        Map<String, Integer> counts = new HashMap<>();
        deeds.forEach(deed -> counts.merge(deed.film(), 1, Integer::sum));
        return counts;
    }

    private static double share(Predicate<List<Deed>> who) {
        return PEOPLE.values().stream().filter(who).count() / (double) PEOPLE.size();
    }

    private static double quantile(ToDoubleFunction<List<Deed>> measure, double share) {
        double[] sorted = PEOPLE.values().stream().mapToDouble(measure).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    private static long span(List<Deed> deeds) {
        return deeds.get(deeds.size() - 1).time() - deeds.get(0).time();
    }

    private static double favourite(List<Deed> deeds) {
        Map<Double, Integer> counts = new HashMap<>();
        deeds.forEach(deed -> counts.merge(deed.stars(), 1, Integer::sum));
        return Collections.max(counts.values()) / (double) deeds.size();
    }

    private static double best(List<Deed> deeds, long window) {
        int best = 0;
        int from = 0;
        for (int to = 0; to < deeds.size(); to++) {
            while (deeds.get(to).time() - deeds.get(from).time() >= window) {
                from++;
            }
            best = Math.max(best, to - from + 1);
        }
        return best;
    }
}
