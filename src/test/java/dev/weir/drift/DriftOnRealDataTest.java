package dev.weir.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.drift.AdmittedDays.Said;
import dev.weir.settings.Scale;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Real communities against a reference of their first weeks: how often nothing but time makes an alert, and which slow poisonings are seen after how
 * many days. The threshold is that of chance, ten years for one false alert; that it holds was seen on the first half of the time, the
 * figures are of the second. Prints the figures of docs/evaluation.md.
 */
class DriftOnRealDataTest {

    private static final Scale STARS = new Scale(1, 5, 1.0);
    private static final UnaryOperator<List<Said>> AS_IT_IS = events -> events;

    @Test
    void aCommunityOfRatersSeesOnlyWhatIsLarge() throws IOException {
        // Given
        AdmittedDays ratings = AdmittedDays.of(MovieLens.ML_100K, STARS);
        LocalDate half = ratings.half();

        // When
        clean("ML-100K", ratings, 28);
        List<Episode> little = poisoned("ML-100K, 5 % half a star up", ratings, half, raised(0.05, 0.5));
        List<Episode> much = poisoned("ML-100K, 40 % a star up", ratings, half, raised(0.4, 1));

        // Then
        assertThat(after(ratings, 28, half)).isEmpty();
        assertThat(little).as("less than a small community's chance").isEmpty();
        assertThat(much).isNotEmpty();
    }

    @Test
    void twentyYearsAreNoAcceptedReference() throws IOException {
        AdmittedDays ratings = AdmittedDays.of(MovieLens.LATEST_SMALL, new Scale(0.5, 5, 0.5));
        clean("latest-small", ratings, 366);
        List<Day> days = ratings.counted(LocalDate.MAX, AS_IT_IS);
        StreamDrift anew = StreamDrift.of(days, ratings.half(), 366);
        System.out.printf(
                "latest-small, with a reference of %s to %s: %s%n",
                anew.reference().get(0).date(),
                anew.reference().get(365).date(),
                anew.episodes().stream()
                        .map(episode -> episode.from() + " to " + episode.until())
                        .toList());
        assertThat(StreamDrift.of(days, null, 366).episodes())
                .as("half stars came in 2003, and do not go away")
                .last()
                .satisfies(episode -> assertThat(episode.until()).isNull());
    }

    @Test
    void paymentsShowSlowRisesAndMissingFrauds() throws IOException {
        // Given
        AdmittedDays payments = AdmittedDays.payments();
        LocalDate half = payments.half();

        // When
        clean("payments", payments, 28);
        poisoned(
                "payments, 1 % of amounts half as much again, 10 % of frauds genuine",
                payments, half, paid(0.01, 1.5, 0.1));
        List<Episode> some = poisoned(
                "payments, 5 % of amounts half as much again, 30 % of frauds genuine",
                payments, half, paid(0.05, 1.5, 0.3));

        // Then
        assertThat(after(payments, 28, half)).isEmpty();
        assertThat(some).extracting(Episode::quantity).contains(Cells.VALUE, Cells.LABEL);
    }

    /** People of ML-100K, drawn with repetition: what a large community of such people would show. */
    @Test
    void aLargeCommunityShowsLittleShifts() throws IOException {
        List<TreeMap<Integer, Double>> people = people();
        for (int contributors : new int[] {2_000, 16_000}) {
            String who = String.format(Locale.ROOT, "%,d a day", contributors);
            assertThat(drawn(who + ", clean", people, contributors, 0, 0)).isEmpty();
            drawn(who + ", 1 % half a star up", people, contributors, 0.01, 0.5);
            drawn(who + ", 5 % a tenth of a star up", people, contributors, 0.05, 0.1);
            assertThat(drawn(who + ", 5 % half a star up", people, contributors, 0.05, 0.5))
                    .isNotEmpty();
        }
    }

    private static void clean(String name, AdmittedDays data, int learn) {
        List<Day> days = data.counted(LocalDate.MAX, AS_IT_IS);
        StreamDrift drift = StreamDrift.of(days, null, learn);
        LocalDate half = data.half();
        LocalDate learned = drift.reference().get(learn - 1).date();
        long first = drift.episodes().stream()
                .filter(episode -> episode.from().isBefore(half))
                .count();
        System.out.printf(
                Locale.ROOT,
                "%s: reference %s to %s, first half %.2f years %d alerts, second half %.2f years %d alerts %s%n",
                name,
                drift.reference().get(0).date(),
                learned,
                Math.max(0, ChronoUnit.DAYS.between(learned, half)) / 365.25,
                first,
                ChronoUnit.DAYS.between(half, data.days().lastKey()) / 365.25,
                drift.episodes().size() - first,
                drift.episodes().stream().map(Episode::from).toList());
    }

    private static List<Episode> after(AdmittedDays data, int learn, LocalDate from) {
        return StreamDrift.of(data.counted(LocalDate.MAX, AS_IT_IS), null, learn).episodes().stream()
                .filter(episode -> !episode.from().isBefore(from))
                .toList();
    }

    private static List<Episode> poisoned(
            String name, AdmittedDays data, LocalDate from, UnaryOperator<List<Said>> poison) {
        return told(
                name,
                StreamDrift.of(data.counted(from, poison), null, 28).episodes().stream()
                        .filter(episode -> !episode.from().isBefore(from))
                        .toList(),
                from);
    }

    private static List<Episode> told(String name, List<Episode> episodes, LocalDate from) {
        System.out.printf(
                "%s: %s%n",
                name,
                episodes.stream()
                        .map(episode -> String.format(
                                Locale.ROOT,
                                "%s after %d days (%.2f %% elsewhere, index %.5f)",
                                episode.quantity(),
                                ChronoUnit.DAYS.between(from, episode.from()),
                                100 * episode.shift().distance(),
                                episode.shift().stability()))
                        .toList());
        return episodes;
    }

    /** Over four weeks up to a share of the ratings is a number of stars higher, by whole stars. */
    private static UnaryOperator<List<Said>> raised(double share, double stars) {
        Random random = new Random(1);
        int[] day = {0};
        return events -> {
            double now = share * Math.min(1, ++day[0] / 28.0);
            List<Said> changed = new ArrayList<>();
            for (Said said : events) {
                boolean up = random.nextDouble() < now * stars;
                changed.add(up ? said.valued(Math.min(5, said.value() + 1)) : said);
            }
            return changed;
        };
    }

    /** Over two weeks up to a share of the amounts is higher, and of the frauds is called genuine. */
    private static UnaryOperator<List<Said>> paid(double share, double times, double hidden) {
        Random random = new Random(2);
        int[] day = {0};
        return events -> {
            double ramp = Math.min(1, ++day[0] / 14.0);
            List<Said> changed = new ArrayList<>();
            for (Said said : events) {
                Said next = random.nextDouble() < share * ramp ? said.valued(said.value() * times) : said;
                boolean lies = "fraud".equals(said.label()) && random.nextDouble() < hidden * ramp;
                changed.add(lies ? next.labelled("genuine") : next);
            }
            return changed;
        };
    }

    private static List<TreeMap<Integer, Double>> people() throws IOException {
        AdmittedDays ratings = AdmittedDays.of(MovieLens.ML_100K, STARS);
        List<TreeMap<Integer, Double>> people = new ArrayList<>();
        ratings.days().values().forEach(events -> {
            Map<String, List<Said>> own = new TreeMap<>();
            events.forEach(said ->
                    own.computeIfAbsent(said.who(), any -> new ArrayList<>()).add(said));
            own.values().forEach(its -> {
                DayCount count = new DayCount(ratings.cells(), 1);
                its.forEach(said -> count.add(AdmittedDays.event(said)));
                people.add(
                        new TreeMap<>(count.day(LocalDate.EPOCH).of(Cells.VALUE).weights()));
            });
        });
        return people;
    }

    private static List<Episode> drawn(
            String name, List<TreeMap<Integer, Double>> people, int contributors, double share, double stars) {
        Random random = new Random(3);
        LocalDate from = LocalDate.EPOCH.plusDays(35);
        List<Day> days = new ArrayList<>();
        for (int date = 0; date < 91; date++) {
            double up = date < 35 ? 0 : share * stars * Math.min(1, (date - 34) / 28.0);
            double[] weights = new double[Cells.COUNT];
            for (int i = 0; i < contributors; i++) {
                people.get(random.nextInt(people.size())).forEach((cell, weight) -> {
                    weights[cell] += weight * (1 - up);
                    weights[Math.min(63, cell + 16)] += weight * up;
                });
            }
            TreeMap<Integer, Double> cells = new TreeMap<>();
            for (int cell = 0; cell < weights.length; cell++) {
                if (weights[cell] > 0) {
                    cells.put(cell, weights[cell]);
                }
            }
            days.add(new Day(LocalDate.EPOCH.plusDays(date), contributors, Map.of(Cells.VALUE, new Histogram(cells))));
        }
        return told(name, StreamDrift.of(days, null, 28).episodes(), from);
    }
}
