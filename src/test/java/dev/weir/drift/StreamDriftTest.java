package dev.weir.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamDriftTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int LEARN = 28;

    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource({"27, 1, 27", "28, 0, 28", "29, 0, 28"})
    void itLearnsAsManyDaysAsItIsToldAndThenNoMore(int days, int missing, int learned) {
        StreamDrift drift = StreamDrift.of(days(days, 0.3), null, LEARN);

        assertThat(drift.missing()).isEqualTo(missing);
        assertThat(drift.reference()).hasSize(learned);
        assertThat(drift.reference().get(0).date()).isEqualTo(FIRST);
    }

    @Test
    void daysOnWhichNobodyCameAreNeitherLearnedNorCompared() {
        List<Day> days = days(28, 0.3);
        days.add(10, new Day(FIRST.plusDays(100), 0, Map.of()));

        assertThat(StreamDrift.of(days, null, LEARN).missing()).isZero();
        assertThat(StreamDrift.of(days.subList(0, 28), null, LEARN).missing()).isEqualTo(1);
    }

    @Test
    void whatIsAsEverIsNoEpisodeAndWhatShiftsIsOneUntilItIsAsEver() {
        // Given: 28 days learned, 30 alike, 30 shifted, 60 alike
        List<Day> days = days(58, 0.3);
        days.addAll(more(days, 30, 0.5));
        days.addAll(more(days, 60, 0.3));

        // When
        StreamDrift drift = StreamDrift.of(days, null, LEARN);

        // Then
        assertThat(StreamDrift.of(days.subList(0, 58), null, LEARN).episodes()).isEmpty();
        assertThat(drift.episodes()).singleElement().satisfies(episode -> {
            assertThat(episode.quantity()).isEqualTo("value");
            assertThat(episode.from()).isBetween(FIRST.plusDays(58), FIRST.plusDays(63));
            assertThat(episode.until()).isBetween(FIRST.plusDays(88), FIRST.plusDays(117));
            assertThat(episode.shift().distance()).isPositive();
        });
    }

    /** A moving reference would have learned it: four weeks are like the four before them. */
    @Test
    void aSlowShiftIsSeenThatNoWeekShows() {
        List<Day> days = days(28, 0.3);
        for (int day = 0; day < 300; day++) {
            days.addAll(more(days, 1, 0.3 + 0.0003 * day));
        }

        assertThat(StreamDrift.of(days, null, LEARN).episodes())
                .singleElement()
                .satisfies(episode -> assertThat(episode.until()).isNull());
    }

    @Test
    void theSettingsChooseAnotherReference() {
        // Given
        List<Day> days = days(40, 0.3);
        days.addAll(more(days, 60, 0.5));

        // Then
        assertThat(StreamDrift.of(days, null, LEARN).episodes()).hasSize(1);
        StreamDrift anew = StreamDrift.of(days, FIRST.plusDays(40), LEARN);
        assertThat(anew.reference().get(0).date()).isEqualTo(FIRST.plusDays(40));
        assertThat(anew.episodes()).isEmpty();
    }

    /** The same days give the same episodes with those that follow: an alert is not told twice, nor taken back. */
    @Test
    void whatWasFoundStaysFoundOnTheSameDay() {
        List<Day> days = days(40, 0.3);
        days.addAll(more(days, 60, 0.4));
        LocalDate from = StreamDrift.of(days, null, LEARN).episodes().get(0).from();

        for (int known = 41; known <= days.size(); known++) {
            List<Episode> found =
                    StreamDrift.of(days.subList(0, known), null, LEARN).episodes();
            boolean due = !days.get(known - 1).date().isBefore(from);
            assertThat(found)
                    .hasSize(due ? 1 : 0)
                    .allSatisfy(episode -> assertThat(episode.from()).isEqualTo(from));
        }
    }

    @ParameterizedTest
    @CsvSource({"14, false", "15, true"})
    void fewerThanAHundredAreNoSample(int aDay, boolean seen) {
        // Given: 7 days of 15 are 105, of 14 only 98
        List<Day> days = days(28, 0.02);
        for (int day = 0; day < 7; day++) {
            days.add(day(FIRST.plusDays(28 + day), aDay, 1));
        }

        assertThat(!StreamDrift.of(days, null, LEARN).episodes().isEmpty()).isEqualTo(seen);
    }

    private List<Day> days(int count, double share) {
        List<Day> days = new ArrayList<>();
        days.addAll(more(days, count, share));
        return days;
    }

    private List<Day> more(List<Day> days, int count, double share) {
        List<Day> more = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int high = 0;
            for (int who = 0; who < 1_000; who++) {
                high += random.nextDouble() < share ? 1 : 0;
            }
            more.add(day(FIRST.plusDays(days.size() + i), 1_000, high / 1_000.0));
        }
        return more;
    }

    private static Day day(LocalDate date, int contributors, double high) {
        TreeMap<Integer, Double> weights = new TreeMap<>();
        weights.put(48, contributors * high);
        if (high < 1) {
            weights.put(16, contributors * (1 - high));
        }
        return new Day(date, contributors, Map.of("value", new Histogram(weights)));
    }
}
