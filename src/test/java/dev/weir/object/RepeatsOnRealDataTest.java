package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.company.PublicOpinions;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Opinion;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Honest people who come back to what they came to, without a value. Every figure is printed; {@code -Dweir.seeds=N} says how many made-up
 * streams. The limit was looked at on seeds 0 and 1.
 */
class RepeatsOnRealDataTest {

    private static final long FIRST_SEED = Long.getLong("weir.first", 100);
    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);
    private static final boolean ALL = System.getProperty("weir.seeds") != null;
    private static final int MOST_VISITS = 500;
    private static final Path CARDS = Path.of(
            System.getProperty("weir.data", "../shared/data"),
            "card-handbook/transactions_2018-06-15_2018-08-31.csv.gz");

    private record Visit(String who, String what, long time) {}

    /** What is held of honest people. */
    private static final class Cost {
        private final Set<String> people = new HashSet<>();
        private final Set<String> touched = new HashSet<>();
        private long events;
        private long held;
        private int run;

        void of(List<Visit> visits) {
            run++;
            ObjectWatch watch = new ObjectWatch(null, 1);
            Map<String, Crowd> crowds = new HashMap<>();
            Map<String, Long> counts = new HashMap<>();
            for (Visit visit : visits) {
                Event event = event(visit);
                long before = counts.merge(visit.what, 1L, Long::sum) - 1;
                ObjectWatch.Seen seen = watch.look(event, crowds.getOrDefault(visit.what, Crowd.none()), before, 1);
                crowds.put(visit.what, seen.after());
                events++;
                people.add(run + visit.who);
                if (seen.crowd() != null && seen.crowd().past() == ObjectContext.Crowd.Past.ITSELF) {
                    held++;
                    touched.add(run + visit.who);
                }
            }
        }

        double share() {
            return held / (double) events;
        }

        @Override
        public String toString() {
            return "%d of %d events held (%.4f %%), of %.1f %% of the people"
                    .formatted(held, events, 100 * share(), 100.0 * touched.size() / people.size());
        }
    }

    @Test
    void nothingIsHeldWherePeopleComeBackByHabit() throws IOException {
        if (!Files.isReadable(CARDS)) {
            Assumptions.abort("the data set was not found at " + CARDS.toAbsolutePath());
        }
        List<Visit> visits = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(CARDS)), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).limit(250_000).forEach(line -> {
                String[] cells = line.split(",", -1);
                long time = LocalDateTime.parse(cells[1].replace(' ', 'T'))
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
                visits.add(new Visit(cells[2], cells[3], time));
            });
        }
        Cost cost = new Cost();
        cost.of(visits);
        System.out.printf("cards at terminals: %s%n", cost);
        assertThat(cost.held).isZero();
    }

    @Test
    void nothingIsHeldOfPublicDataWithoutTheirValues() throws IOException {
        Map<String, List<Opinion>> data = Map.of(
                "MovieLens 100K",
                PublicOpinions.movieLens100k(),
                "latest-small",
                PublicOpinions.latestSmall(),
                "FilmTrust",
                PublicOpinions.filmTrust(),
                "Amazon",
                PublicOpinions.amazon(),
                "Bitcoin OTC",
                PublicOpinions.bitcoinOtc());
        data.forEach((name, opinions) -> {
            Cost cost = new Cost();
            cost.of(visits(opinions));
            System.out.printf("%s: %s%n", name, cost);
            assertThat(cost.held).as(name).isZero();
        });
    }

    /** Of the pairs some come again, up to 500 times; the fewer go on, the higher the power. */
    @Test
    void fewAreHeldWhereFewComeBackWithoutEnd() throws IOException {
        for (double again : ALL ? new double[] {0.0005, 0.001, 0.0015, 0.003, 0.01, 0.1} : new double[] {0.001, 0.01}) {
            for (double power : new double[] {1, 2}) {
                Cost cost = new Cost();
                for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                    for (List<Opinion> opinions :
                            List.of(PublicOpinions.movieLens100k(), PublicOpinions.latestSmall())) {
                        cost.of(withReturns(visits(opinions), again, power, new Random(seed)));
                    }
                }
                System.out.printf("%.2f %% come again, power %.0f: %s%n", 100 * again, power, cost);
                assertThat(cost.share()).isLessThan(again < 0.005 ? 0.03 : 0.002);
            }
        }
    }

    private static List<Visit> withReturns(List<Visit> visits, double again, double power, Random random) {
        List<Visit> all = new ArrayList<>(visits);
        for (Visit visit : visits) {
            if (random.nextDouble() >= again) {
                continue;
            }
            int times = (int) Math.min(MOST_VISITS, 2 * Math.pow(1 - random.nextDouble(), -1 / power));
            long time = visit.time;
            for (int i = 1; i < times; i++) {
                time += (long) (-Math.log(1 - random.nextDouble())
                        * Duration.ofHours(12).toMillis());
                all.add(new Visit(visit.who, visit.what, time));
            }
        }
        all.sort(Comparator.comparingLong(Visit::time));
        return all;
    }

    private static List<Visit> visits(List<Opinion> opinions) {
        List<Visit> visits = new ArrayList<>();
        for (Opinion opinion : opinions) {
            // Without times: a minute apart.
            long time = opinion.time() > 0 ? opinion.time() : visits.size() * 60_000L;
            visits.add(new Visit(opinion.actor().text(), opinion.object().text(), time));
        }
        return visits;
    }

    private static Event event(Visit visit) {
        return new Event(
                0,
                new Origin("visits", 0, 0, 0),
                null,
                Entity.of("user", visit.who),
                Event.Identity.KNOWN,
                Entity.of("object", visit.what),
                Double.NaN,
                null,
                visit.time,
                Timing.ON_TIME,
                0,
                new Payload(null, new byte[0], List.of()));
    }
}
