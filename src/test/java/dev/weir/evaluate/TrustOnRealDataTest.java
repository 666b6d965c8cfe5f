package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.ItemStats;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import dev.weir.lab.Ratings;
import dev.weir.lab.TimeShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Real people's ratings with attacks of every kind: is trust what it says? The lines were fitted on the even users and seeds
 * 20 to 22; what is asserted is of the odd users and seeds from 100 on. -Dweir.seeds=N says how many, -Dweir.fit=true fits
 * again; without either every other attack is made on the one data set, and the others on the other.
 */
class TrustOnRealDataTest {

    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);
    /** Whether every attack is made on both data sets. */
    private static final boolean ALL = System.getProperty("weir.seeds") != null || Boolean.getBoolean("weir.fit");

    private static final long FIRST_SEED = 100;
    private static final long FITTED_SEED = 20;
    private static final double[] SIZES = {0.01, 0.03, 0.05, 0.1};
    private static final int FLOOD = 2000;

    /** 2,000 ratings of one account within ten minutes, an hour, a day, a week. */
    private static final long[] FLOODS = {600_000L, 3_600_000L, 86_400_000L, 604_800_000L};

    private interface Taker {
        void take(Attacked attacked, Course course);
    }

    @Test
    void trustIsTheShareOfTheHonest() throws IOException {
        // Given: nobody here was seen by the fit.
        Reliability.Sums sums = new Reliability.Sums();

        // When
        runs(FIRST_SEED, SEEDS, (attacked, course) -> sums.add(attacked, course, user -> user % 2 == 1));
        Reliability trust = sums.at(Reliability.BASE_RATE);

        // Then
        System.out.printf(
                "trust, %d streams: expected calibration error %.4f, where something was found %.4f%n",
                trust.runs(), trust.error(), trust.errorWhereFound());
        trust.bins()
                .forEach(bin -> System.out.printf(
                        "trust from %.2f: %d events, weight %.3f %%, mean %.3f, honest %.3f%n",
                        bin.from(), bin.events(), 100 * bin.weight(), bin.trust(), bin.honest()));
        assertThat(trust.error()).isLessThan(0.01);
        assertThat(trust.errorWhereFound()).isLessThan(0.04);
    }

    @Test
    @EnabledIfSystemProperty(named = "weir.fit", matches = "true")
    void theLinesAreTheLikeliest() throws IOException {
        TrustFit fit = new TrustFit();
        runs(FITTED_SEED, 3, (attacked, course) -> fit.add(attacked, course, user -> user % 2 == 0));

        String lines = fit.fit();

        System.out.println("trust, fitted: " + lines);
        assertThat(lines).startsWith("RATE 1.0 from 6.0; PROFILE 3.0 from 4.6; GROUP 0.9 from 3.9; most 7.9");
    }

    /** The clean stream once; for each seed every model at one of the sizes in turn, every shape, and floods. */
    private static void runs(long first, int seeds, Taker taker) throws IOException {
        for (MovieLens data : MovieLens.values()) {
            Ratings honest = data.read();
            take(Attacked.none(honest), taker);
            for (long seed = first; seed < first + seeds; seed++) {
                for (AttackModel model : AttackModel.values()) {
                    if (isLeftOut(data, model.ordinal())) {
                        continue;
                    }
                    take(attacked(honest, model, TimeShape.WEEK, model.ordinal() + seed, seed), taker);
                }
                for (TimeShape shape : TimeShape.values()) {
                    if (shape != TimeShape.WEEK && !isLeftOut(data, shape.ordinal())) {
                        AttackModel[] models = AttackModel.values();
                        AttackModel model = models[(int) ((shape.ordinal() * 5 + seed * 7) % models.length)];
                        take(attacked(honest, model, shape, shape.ordinal() + seed, seed), taker);
                    }
                }
                take(flooded(honest, seed), taker);
            }
        }
    }

    private static boolean isLeftOut(MovieLens data, int number) {
        return !ALL && (number + data.ordinal()) % 2 == 1;
    }

    private static void take(Attacked attacked, Taker taker) {
        taker.take(attacked, Course.of(attacked.all(), Memory.DEFAULT));
    }

    private static Attacked attacked(Ratings honest, AttackModel model, TimeShape shape, long turn, long seed) {
        double size = SIZES[(int) (turn % SIZES.length)];
        return Injection.inject(honest, Attack.of(model, Grid.aim(model, seed), size, 0.03, shape, seed));
    }

    /** Four accounts rate items at random, each in one of the {@link #FLOODS}, with values of real ratings. */
    private static Attacked flooded(Ratings honest, long seed) {
        Random random = new Random(seed);
        List<Rating> all = new ArrayList<>(honest.list());
        SortedSet<Integer> fakes = new TreeSet<>();
        List<Rating> real = honest.list();
        List<Integer> items =
                new ArrayList<>(honest.items().stream().map(ItemStats::item).toList());
        for (int i = 0; i < FLOODS.length; i++) {
            int user = 900_000 + i;
            fakes.add(user);
            long start = real.get(real.size() / 5 * (1 + random.nextInt(4))).time();
            Collections.shuffle(items, random);
            for (int n = 0; n < Math.min(FLOOD, items.size()); n++) {
                double value = real.get(random.nextInt(real.size())).value();
                all.add(new Rating(user, items.get(n), value, start + n * FLOODS[i] / FLOOD));
            }
        }
        Ratings ratings = Ratings.of(all, honest.scale());
        List<RatingLabel> labels = ratings.list().stream()
                .map(rating -> fakes.contains(rating.user()) ? RatingLabel.FILLER : RatingLabel.HONEST)
                .toList();
        return new Attacked(ratings, labels, fakes, List.of(), honest.first());
    }
}
