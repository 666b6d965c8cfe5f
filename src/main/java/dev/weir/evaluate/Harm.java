package dev.weir.evaluate;

import dev.weir.lab.Aim;
import dev.weir.lab.Attacked;
import dev.weir.lab.MatrixFactorization;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingModel;
import dev.weir.lab.Ratings;
import dev.weir.lab.Recommender;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What one attack does to one kind of recommender, by what that learns from.
 *
 * @param learner the kind
 * @param seed the attack's
 * @param aim the attack's
 * @param after what the recommender is like then
 */
public record Harm(Learner learner, long seed, Aim aim, Map<Training, Quality> after) {

    /** One honest rating in this many is not learned from, but predicted. */
    private static final int KEPT_OUT = 10;

    /** A hit ratio that rises by less is no gain that could be taken away. */
    private static final double LEAST_GAIN = 0.005;

    /** The kinds of recommenders. */
    public enum Learner {
        ITEM_KNN,
        MATRIX_FACTORIZATION;

        RatingModel learn(Ratings ratings) {
            return switch (this) {
                case ITEM_KNN -> new Recommender(ratings);
                case MATRIX_FACTORIZATION -> new MatrixFactorization(ratings, 1);
            };
        }
    }

    /**
     * What a recommender is like.
     *
     * @param hitRatio of all pairs of an honest user and a target that it did not rate, those where the target is among the
     *     user's ten
     * @param shift how much higher than after clean training the target is predicted, on average over the same pairs, on the
     *     scale of the ratings
     * @param rmse root mean squared error on honest ratings that were kept out
     */
    public record Quality(double hitRatio, double shift, double rmse) {}

    static Harm of(Learner learner, Ratings honest, Attacked attacked, Course course, long seed, Aim aim) {
        Set<Rating> honestOnes = new HashSet<>(honest.list());
        Predicate<Rating> keep = rating -> !(honestOnes.contains(rating) && isKeptOut(rating));
        Set<Integer> audience = new TreeSet<>(honest.users());
        audience.removeAll(attacked.fakes());
        RatingModel clean = learner.learn(Training.CLEAN.of(honest, attacked, course, keep));
        Map<Training, Quality> after = new EnumMap<>(Training.class);
        for (Training training : Training.values()) {
            RatingModel model =
                    training == Training.CLEAN ? clean : learner.learn(training.of(honest, attacked, course, keep));
            after.put(training, quality(model, clean, honest, audience, attacked.targets()));
        }
        return new Harm(learner, seed, aim, after);
    }

    private static boolean isKeptOut(Rating rating) {
        return Math.floorMod(rating.user() * 31 + rating.item() * 17, KEPT_OUT) == 0;
    }

    private static Quality quality(
            RatingModel model, RatingModel clean, Ratings honest, Set<Integer> audience, List<Integer> targets) {
        long pairs = 0;
        long hits = 0;
        double shift = 0;
        double squares = 0;
        long predicted = 0;
        for (int user : audience) {
            Set<Integer> rated = new HashSet<>();
            for (Rating rating : honest.of(user)) {
                rated.add(rating.item());
                if (isKeptOut(rating)) {
                    double error = model.predict(user, rating.item()) - rating.value();
                    squares += error * error;
                    predicted++;
                }
            }
            List<Integer> top = model.top(user);
            for (int target : targets) {
                if (!rated.contains(target)) {
                    pairs++;
                    hits += top.contains(target) ? 1 : 0;
                    shift += model.predict(user, target) - clean.predict(user, target);
                }
            }
        }
        return new Quality(
                pairs == 0 ? 0 : (double) hits / pairs,
                pairs == 0 ? 0 : shift / pairs,
                predicted == 0 ? 0 : Math.sqrt(squares / predicted));
    }

    /** The mean of several of the same kind; there must be one. */
    static Map<Training, Quality> mean(List<Harm> harms) {
        Map<Training, Quality> mean = new EnumMap<>(Training.class);
        for (Training training : Training.values()) {
            List<Quality> each = harms.stream()
                    .map(harm -> harm.after.getOrDefault(training, new Quality(0, 0, 0)))
                    .toList();
            mean.put(
                    training,
                    new Quality(
                            each.stream()
                                    .mapToDouble(Quality::hitRatio)
                                    .average()
                                    .orElse(0),
                            each.stream().mapToDouble(Quality::shift).average().orElse(0),
                            each.stream().mapToDouble(Quality::rmse).average().orElse(0)));
        }
        return mean;
    }

    /**
     * How much of what pushes gained in hit ratio is gone with the training set that the gateway leaves, 0 to 1 and above if
     * it ends below the clean one; NaN where no push gained anything.
     */
    static double gainGone(List<Harm> harms) {
        List<Harm> pushes = harms.stream().filter(harm -> harm.aim == Aim.PUSH).toList();
        if (pushes.isEmpty()) {
            return Double.NaN;
        }
        Map<Training, Quality> mean = mean(pushes);
        double clean = hits(mean, Training.CLEAN);
        double gain = hits(mean, Training.ATTACKED) - clean;
        return gain < LEAST_GAIN ? Double.NaN : 1 - (hits(mean, Training.RETRACTED) - clean) / gain;
    }

    /** The error on honest ratings after learning from what the gateway leaves, per that after clean ones; NaN without any. */
    static double errorRatio(List<Harm> harms) {
        if (harms.isEmpty()) {
            return Double.NaN;
        }
        Map<Training, Quality> mean = mean(harms);
        return quality(mean, Training.RETRACTED).rmse()
                / quality(mean, Training.CLEAN).rmse();
    }

    private static Quality quality(Map<Training, Quality> mean, Training training) {
        return mean.getOrDefault(training, new Quality(0, 0, 0));
    }

    private static double hits(Map<Training, Quality> mean, Training training) {
        return quality(mean, training).hitRatio();
    }
}
