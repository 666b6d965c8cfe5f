package dev.weir.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.event.Entity;
import dev.weir.event.Opinion;
import dev.weir.event.Suspicion;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Ratings;
import dev.weir.lab.TimeShape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whom the check watches, as of each contributor's last event; every figure is printed. Bounds were placed on MovieLens
 * latest-small and, in orders 0 to 4, the Amazon reviewers of even rank by name. {@code -Dweir.firstSeed=N} asks other orders.
 */
class CompanyOnRealDataTest {

    private static final int FIRST_SEED = Integer.getInteger("weir.firstSeed", 100);

    private static final int ORDERS = 5;

    /** Whether every attack is made in both sizes on both data sets, and not in one on the one and in the other on the other. */
    private static final boolean ALL = System.getProperty("weir.seeds") != null;

    private static final Company.Room ROOM = Company.Room.of(Duration.ofDays(1095));

    /** What came of a run. */
    private record Run(Company company, Set<String> watched, Set<String> ever, double microseconds) {}

    @Test
    void spammersAreToldFromGenuineReviewersInAnyOrder() throws IOException {
        Map<String, Boolean> spammers = PublicOpinions.spammers();
        List<Opinion> amazon = PublicOpinions.amazon();
        double[] sums = new double[5];
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ORDERS; seed++) {
            Run run = run(PublicOpinions.shuffled(amazon, seed));
            double[] of = measures("Amazon, order " + seed, run, spammers);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += of[i] / ORDERS;
            }
        }
        print(
                "Amazon, mean of %d: AUC %.4f, F1 %.4f, precision %.3f, recall %.3f, FPR %.4f",
                ORDERS, sums[0], sums[1], sums[2], sums[3], sums[4]);
        assertThat(sums[0]).isGreaterThan(0.96);
        assertThat(sums[1]).isGreaterThan(0.885);
    }

    @Test
    void theOrderOfTheFileIsHarder() throws IOException {
        double[] of = measures("Amazon, as in the file", run(PublicOpinions.amazon()), PublicOpinions.spammers());
        assertThat(of[4]).isLessThan(0.08);
    }

    @Test
    void nobodyIsWatchedWhereThereAreNoSpammers() throws IOException {
        Map<String, Boolean> spammers = PublicOpinions.spammers();
        List<Opinion> genuine = PublicOpinions.amazon().stream()
                .filter(opinion -> !spammers.get(opinion.actor().text()))
                .toList();
        Map<String, List<Opinion>> clean = new TreeMap<>();
        clean.put("MovieLens 100K", PublicOpinions.movieLens100k());
        clean.put("MovieLens latest-small", PublicOpinions.latestSmall());
        clean.put("Bitcoin OTC", PublicOpinions.bitcoinOtc());
        clean.put("FilmTrust, as in the file", PublicOpinions.filmTrust());
        clean.put("Amazon without spammers, as in the file", genuine);
        for (int seed = FIRST_SEED; seed < FIRST_SEED + ORDERS; seed++) {
            clean.put("MovieLens 100K, order " + seed, PublicOpinions.shuffled(PublicOpinions.movieLens100k(), seed));
            clean.put("FilmTrust, order " + seed, PublicOpinions.shuffled(PublicOpinions.filmTrust(), seed));
            clean.put("Amazon without spammers, order " + seed, PublicOpinions.shuffled(genuine, seed));
        }
        for (Map.Entry<String, List<Opinion>> set : clean.entrySet()) {
            Run run = run(set.getValue());
            print(
                    "%s: %d contributors, %d ever watched, %d at their last event; %.1f us an event",
                    set.getKey(), run.company.raters().size(), run.ever.size(), run.watched.size(), run.microseconds);
            assertThat(run.ever).as(set.getKey()).isEmpty();
        }
    }

    @Test
    void attacksWhoseCoverIsHonestCompanyAreNotSeenAndCostNobody() throws IOException {
        for (MovieLens data : MovieLens.values()) {
            Ratings honest = data.read();
            int fakes = 0;
            int watchedFakes = 0;
            Set<String> watchedHonest = new TreeSet<>();
            for (AttackModel model : AttackModel.values()) {
                for (double size : ALL ? new double[] {0.03, 0.1} : new double[] {one(model, data)}) {
                    Attacked attacked = Injection.inject(
                            honest, Attack.of(model, Aim.PUSH, size, 0.03, TimeShape.WEEK, FIRST_SEED));
                    Run run = run(PublicOpinions.of(attacked.all()));
                    fakes += attacked.fakes().size();
                    for (String actor : run.ever) {
                        boolean fake = attacked.fakes().contains(Integer.parseInt(actor.substring(5)));
                        watchedFakes += fake ? 1 : 0;
                        if (!fake) {
                            watchedHonest.add(model + " " + size + " " + actor);
                        }
                    }
                }
            }
            print(
                    "%s, every attack at 3 and 10 %%: %d of %d fakes ever watched, honest: %s",
                    data, watchedFakes, fakes, watchedHonest);
            assertThat(watchedHonest).isEmpty();
        }
    }

    @Test
    void whatItCostsWhenItIsFull() throws IOException {
        // Given: room for 100,000 contributors and a million opinions, and 150,000 contributors of ten each
        Random random = new Random(1);
        Company company = new Company(0, ROOM);
        long before = heap();
        long took = 0;
        int counted = 0;
        for (int i = 0; i < 1_500_000; i++) {
            Opinion opinion = new Opinion(
                    0,
                    Entity.of("user", "customer-" + random.nextInt(150_000)),
                    Entity.of("item", "product-" + (int) (20_000 * random.nextDouble() * random.nextDouble())),
                    1 + random.nextInt(5),
                    i);
            long begin = System.nanoTime();
            company.on(opinion);
            if (i >= 1_000_000) {
                took += System.nanoTime() - begin;
                counted++;
            }
        }

        // When
        long after = heap();
        long begin = System.nanoTime();
        int bytes = CompanyBytes.of("reviews", company).length;
        double first = (System.nanoTime() - begin) / 1e9;
        begin = System.nanoTime();
        int again = CompanyBytes.of("reviews", company).length;
        double next = (System.nanoTime() - begin) / 1e9;
        long written = heap();

        // Then
        int contributors = company.raters().size();
        long opinions = company.raters().stream().mapToLong(Rater::count).sum();
        print(
                "full: %d contributors, %d opinions: %.1f us an event, %d MB of heap, %d in a checkpoint, which keeps %d of heap;"
                        + " %.2f s to write all of them, %.2f s where none is new",
                contributors,
                opinions,
                took / 1e3 / counted,
                (after - before) >> 20,
                bytes >> 20,
                (written - after) >> 20,
                first,
                next);
        assertThat(again).isEqualTo(bytes);
        assertThat(contributors).isLessThanOrEqualTo(ROOM.contributors());
        assertThat(opinions).isLessThanOrEqualTo(ROOM.opinions());
    }

    private static double one(AttackModel model, MovieLens data) {
        return (model.ordinal() + data.ordinal()) % 2 == 0 ? 0.03 : 0.1;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Run run(List<Opinion> opinions) {
        Company company = new Company(0, ROOM);
        Set<String> watched = new HashSet<>();
        Set<String> ever = new HashSet<>();
        long begin = System.nanoTime();
        for (Opinion opinion : opinions) {
            for (Suspicion suspicion : company.on(opinion)) {
                String actor = suspicion.actor().text();
                if (suspicion.kind() == Suspicion.Kind.WATCHED) {
                    watched.add(actor);
                    ever.add(actor);
                } else {
                    watched.remove(actor);
                }
            }
        }
        double took = (System.nanoTime() - begin) / 1e3 / opinions.size();
        return new Run(company, watched, ever, took);
    }

    private static double[] measures(String name, Run run, Map<String, Boolean> spammers) {
        int[] right = new int[2];
        int[] all = new int[2];
        List<Rater> raters = new ArrayList<>(run.company.raters());
        for (Rater rater : raters) {
            int spammer = spammers.get(rater.actor) ? 1 : 0;
            all[spammer]++;
            right[spammer] += run.watched.contains(rater.actor) ? 1 : 0;
        }
        raters.sort(Comparator.comparingDouble(rater -> rater.score));
        double ranks = 0;
        for (int i = 0; i < raters.size(); i++) {
            ranks += spammers.get(raters.get(i).actor) ? i + 1 : 0;
        }
        double auc = (ranks - all[1] * (all[1] + 1.0) / 2) / ((double) all[0] * all[1]);
        double precision = right[1] / Math.max(1.0, right[0] + right[1]);
        double recall = right[1] / (double) all[1];
        double f1 = 2 * precision * recall / Math.max(1e-9, precision + recall);
        double fpr = right[0] / (double) all[0];
        print(
                "%s: AUC %.4f, F1 %.4f, precision %.3f, recall %.3f, FPR %.4f; ever watched %d; %.1f us an event",
                name, auc, f1, precision, recall, fpr, run.ever.size(), run.microseconds);
        return new double[] {auc, f1, precision, recall, fpr};
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
