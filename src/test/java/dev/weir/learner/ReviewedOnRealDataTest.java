package dev.weir.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.company.PublicOpinions;
import dev.weir.event.Entity;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Ratings;
import dev.weir.lab.TimeShape;
import dev.weir.model.GateMeasure;
import dev.weir.model.ReviewedFit;
import dev.weir.profile.ShownProfiles;
import dev.weir.reviewed.Called;
import dev.weir.reviewed.Lessons;
import dev.weir.reviewed.ReviewedGate;
import dev.weir.reviewed.Shown;
import dev.weir.support.ReviewedModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What is learned from reviewers' decisions, and what it costs. Amazon's labels stand for decisions; five folds over the
 * labelled users, each judged by a model that was taught by the others; order made up from a seed. Every figure is printed.
 */
class ReviewedOnRealDataTest {

    private static final long FIRST_SEED = Long.getLong("weir.firstSeed", 100);
    private static final int FOLDS = 5;

    /** Everything, which takes minutes. */
    private static final boolean ALL = Boolean.getBoolean("weir.fit");

    /** Student's t, four degrees of freedom, 95 %. */
    private static final double FOUR = 2.776;

    /** A contributor, what it is, how fake it looks, and whether that is called fake. */
    private record Scored(Entity actor, boolean fake, double score, boolean called) {

        static Scored of(Shown one, boolean fake, ReviewedFit model) {
            double score = one.score(model, Called.NEITHER);
            return new Scored(one.actor(), fake, score, score >= model.threshold());
        }
    }

    private record Figures(double f1, double fpr, double recall, double auc) {

        static Figures of(List<Scored> scored) {
            int[] called = new int[2];
            int[] all = new int[2];
            double ranks = 0;
            List<Scored> ascending = scored.stream()
                    .sorted(Comparator.comparingDouble(Scored::score))
                    .toList();
            for (int i = 0; i < ascending.size(); i++) {
                Scored one = ascending.get(i);
                int kind = one.fake ? 1 : 0;
                all[kind]++;
                called[kind] += one.called ? 1 : 0;
                ranks += one.fake ? i + 1 : 0;
            }
            return new Figures(
                    2.0 * called[1] / (called[1] + called[0] + all[1]),
                    (double) called[0] / all[0],
                    (double) called[1] / all[1],
                    (ranks - all[1] * (all[1] + 1.0) / 2) / ((double) all[0] * all[1]));
        }
    }

    @Test
    void spammersAreToldFromGenuineReviewersByWhatWasDecidedAboutOthers() throws IOException {
        // Given
        List<Shown> shown = amazon(FIRST_SEED);
        Lessons truth = truth();

        for (double share : ALL ? new double[] {0.05, 0.1, 0.2, 0.5, 1} : new double[] {1}) {
            // When
            List<Figures> folds = folds(shown, truth, share, ReviewedLearner.PENALTY);
            print("Amazon, %3.0f %% of the others decided about: %s", 100 * share, means(folds));

            // Then
            if (share == 1) {
                assertThat(folds.stream().mapToDouble(Figures::f1).average().orElseThrow())
                        .isGreaterThan(0.94);
                assertThat(folds.stream().mapToDouble(Figures::fpr).average().orElseThrow())
                        .isLessThan(0.045);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "weir.fit", matches = "true")
    void penaltiesOnFoldsOfThoseWhoTeach() throws IOException {
        List<Shown> shown = amazon(FIRST_SEED);
        Lessons truth = truth();
        for (double share : new double[] {0.1, 1}) {
            for (double penalty : new double[] {1, 3, 10, 30}) {
                List<Figures> inner = new ArrayList<>();
                for (int fold = 0; fold < FOLDS; fold++) {
                    int left = fold;
                    Lessons taught = truth.only(actor -> fold(actor, 0) != left);
                    inner.addAll(folds(shown, taught, share, penalty));
                }
                print("inner folds, %.0f %%, penalty %.0f: %s", 100 * share, penalty, means(inner));
            }
        }
    }

    @Test
    void whatWordsThatAreLiesDoToIt() throws IOException {
        // Given: so many words say the opposite of the truth
        List<Shown> shown = amazon(FIRST_SEED);
        Lessons truth = truth();
        for (double lies : ALL ? new double[] {0, 0.1, 0.2, 1 / 3.0, 0.5} : new double[] {0.1}) {
            List<Figures> folds = new ArrayList<>();
            for (int fold = 0; fold < FOLDS; fold++) {
                int judged = fold;
                Lessons taught = lying(truth, lies).only(actor -> fold(actor, FIRST_SEED) != judged);
                folds.add(judged(shown, truth, judged, ReviewedLearner.learn(taught, shown)));
            }

            // Then
            print("Amazon, %.0f %% of the words are lies: %s", 100 * lies, means(folds));
            if (lies == 0.1) {
                assertThat(folds.stream().mapToDouble(Figures::f1).average().orElseThrow())
                        .isGreaterThan(0.88);
            }
        }
    }

    private static Lessons lying(Lessons truth, double lies) {
        Map<Entity, Called> words = new LinkedHashMap<>();
        truth.of().forEach((actor, called) -> {
            boolean lie = draw(actor, 77).nextDouble() < lies;
            Called opposite = called == Called.FAKE ? Called.HONEST : Called.FAKE;
            words.put(actor, lie ? opposite : called);
        });
        return new Lessons(words);
    }

    @Test
    void modelsOfTwoHalvesOfTheDecisionsSayMuchTheSame() throws IOException {
        // Given
        List<Shown> shown = amazon(FIRST_SEED);
        Lessons truth = truth();
        List<Shown> others =
                shown.stream().filter(one -> fold(one.actor(), 5) == 0).toList();
        Lessons taught = truth.only(actor -> fold(actor, 5) != 0);
        Predicate<Entity> half = actor -> draw(actor, 6).nextInt(2) == 0;

        // When
        ReviewedFit one = ReviewedLearner.learn(taught.only(half), shown);
        ReviewedFit other = ReviewedLearner.learn(taught.only(half.negate()), shown);
        ReviewedFit all = ReviewedLearner.learn(taught, shown);

        // Then
        print("two halves: %s", ReviewedGate.measures(one, one, other, others));
        ReviewedFit tenth =
                ReviewedLearner.learn(taught.only(actor -> draw(actor, 8).nextInt(10) == 0), shown);
        print("a tenth and all: %s", ReviewedGate.measures(tenth, tenth, all, others));
        print("a half and all: %s", ReviewedGate.measures(one, one, all, others));
        for (double lies : new double[] {0.05, 0.1, 0.2}) {
            ReviewedFit liar = ReviewedLearner.learn(lying(taught, lies), shown);
            print("all and with lies, %.2f: %s", lies, ReviewedGate.measures(all, all, liar, others));
        }
        print(
                "%d bytes of text, %d objects; one score: %.2f us with %d objects looked up",
                ReviewedModels.of("reviews", 3, 1, all).text().length(),
                all.objects().size(),
                micros(others, all),
                others.stream().mapToInt(shownOne -> shownOne.objects().size()).sum() / others.size());
        assertThat(ReviewedGate.measures(one, one, all, others))
                .filteredOn(measure -> measure.name().equals("shift"))
                .allMatch(GateMeasure::passes);
    }

    private static double micros(List<Shown> shown, ReviewedFit model) {
        double sum = 0;
        long begin = 0;
        for (int round = 0; round < 20; round++) {
            begin = round == 10 ? System.nanoTime() : begin;
            for (Shown one : shown) {
                sum += one.score(model, Called.NEITHER);
            }
        }
        assertThat(sum).isPositive();
        return (System.nanoTime() - begin) / 1e3 / 10 / shown.size();
    }

    @Test
    void whatOneAttackTeachesOfAnotherAndWhatItCostsHonestUsers() throws IOException {
        for (MovieLens data : MovieLens.values()) {
            Ratings honest = data.read();
            for (AttackModel taught : List.of(AttackModel.AVERAGE, AttackModel.SEGMENT)) {
                for (AttackModel met : ALL ? List.of(AttackModel.values()) : List.of(taught, AttackModel.POWER_USER)) {
                    Attacked first = Injection.inject(honest, attack(taught, FIRST_SEED));
                    Attacked both = Injection.inject(first.all(), attack(met, FIRST_SEED + 1));
                    Predicate<Entity> half = actor -> fold(actor, 7) < FOLDS / 2;
                    Map<Entity, Called> called = new LinkedHashMap<>();
                    List<Shown> shown = ShownProfiles.of(
                            PublicOpinions.of(both.all()),
                            honest.scale().min(),
                            honest.scale().max());
                    for (Shown one : shown) {
                        int user = Integer.parseInt(one.actor().id());
                        if (first.fakes().contains(user)) {
                            called.put(one.actor(), Called.FAKE);
                        } else if (!both.fakes().contains(user) && half.test(one.actor())) {
                            called.put(one.actor(), Called.HONEST);
                        }
                    }
                    ReviewedFit model = ReviewedLearner.learn(new Lessons(called), shown);
                    List<Scored> scored = shown.stream()
                            .filter(one -> !called.containsKey(one.actor()))
                            .map(one -> Scored.of(
                                    one,
                                    both.fakes()
                                            .contains(
                                                    Integer.parseInt(one.actor().id())),
                                    model))
                            .toList();
                    Figures of = Figures.of(scored);
                    print(
                            "%s, taught by %s, met %s: of fakes %.2f, of other honest users %.4f, AUC %.3f",
                            data, taught, met, of.recall, of.fpr, of.auc);
                    assertThat(of.fpr).isLessThan(0.05);
                }
            }
        }
    }

    private static Attack attack(AttackModel model, long seed) {
        Aim aim = model == AttackModel.LOVE_HATE || model == AttackModel.REVERSE_BANDWAGON ? Aim.NUKE : Aim.PUSH;
        return Attack.of(model, aim, 0.1, 0.03, TimeShape.WEEK, seed);
    }

    private static List<Shown> amazon(long order) throws IOException {
        return ShownProfiles.of(PublicOpinions.shuffled(PublicOpinions.amazon(), order), 1, 5);
    }

    private static Lessons truth() throws IOException {
        Map<Entity, Called> of = new LinkedHashMap<>();
        PublicOpinions.spammers()
                .forEach((actor, spammer) -> of.put(new Entity(actor), spammer ? Called.FAKE : Called.HONEST));
        return new Lessons(of);
    }

    /** One set of figures for each fold, taught by a share of those in the others. */
    private static List<Figures> folds(List<Shown> shown, Lessons truth, double share, double penalty) {
        List<Figures> folds = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int judged = fold;
            Lessons taught = truth.only(actor ->
                    fold(actor, FIRST_SEED) != judged && draw(actor, 31).nextDouble() < share);
            ReviewedFit model = ReviewedLearner.learn(taught, shown, penalty);
            folds.add(judged(shown, truth, judged, model));
        }
        return folds;
    }

    /** What a model says of one fold. */
    private static Figures judged(List<Shown> shown, Lessons truth, int judged, ReviewedFit model) {
        return Figures.of(shown.stream()
                .filter(one -> truth.of(one.actor()) != Called.NEITHER && fold(one.actor(), FIRST_SEED) == judged)
                .map(one -> Scored.of(one, truth.of(one.actor()) == Called.FAKE, model))
                .toList());
    }

    private static int fold(Entity actor, long seed) {
        return draw(actor, seed).nextInt(FOLDS);
    }

    private static SplittableRandom draw(Entity actor, long seed) {
        return new SplittableRandom(1_000_003L * seed + actor.text().hashCode());
    }

    private static String means(List<Figures> folds) {
        return String.format(
                Locale.ROOT,
                "F1 %s, FPR %s, recall %s, AUC %s",
                mean(folds.stream().mapToDouble(Figures::f1).toArray()),
                mean(folds.stream().mapToDouble(Figures::fpr).toArray()),
                mean(folds.stream().mapToDouble(Figures::recall).toArray()),
                mean(folds.stream().mapToDouble(Figures::auc).toArray()));
    }

    private static String mean(double[] of) {
        double sum = 0;
        double squares = 0;
        for (double one : of) {
            sum += one;
            squares += one * one;
        }
        double mean = sum / of.length;
        double deviation = Math.sqrt(Math.max(0, squares - of.length * mean * mean) / (of.length - 1));
        return String.format(Locale.ROOT, "%.4f +- %.4f", mean, FOUR * deviation / Math.sqrt(of.length));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
