package dev.weir.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recommends items that are similar to those that a user liked, to measure what an attack achieves. Two items are similar by
 * the cosine of their ratings, each less the mean of its user (Sarwar et al. 2001); an item knows its 50 nearest; its score
 * for a user is the sum of similarity times rating, less the user's mean, over those that the user rated.
 */
public final class Recommender implements RatingModel {

    private static final int NEAREST = 50;

    private final RatingScale scale;
    private final double mean;
    private final Map<Integer, Double> means = new HashMap<>();
    private final Map<Integer, Map<Integer, Double>> users = new HashMap<>();
    private final Map<Integer, Map<Integer, Double>> raters = new HashMap<>();
    private final Map<Integer, Double> norms = new HashMap<>();

    /** Who has an item among its nearest, and how similar they are. */
    private final Map<Integer, Map<Integer, Double>> admirers = new HashMap<>();

    /** Learns from {@code ratings}. */
    public Recommender(Ratings ratings) {
        scale = ratings.scale();
        mean = ratings.mean();
        for (int user : ratings.users()) {
            List<Rating> its = ratings.of(user);
            double own = its.stream().mapToDouble(Rating::value).average().orElse(0);
            means.put(user, own);
            for (Rating rating : its) {
                double liking = rating.value() - own;
                users.computeIfAbsent(user, key -> new HashMap<>()).put(rating.item(), liking);
                raters.computeIfAbsent(rating.item(), key -> new HashMap<>()).put(user, liking);
            }
        }
        raters.forEach((item, likings) -> norms.put(
                item,
                Math.sqrt(likings.values().stream().mapToDouble(x -> x * x).sum())));
        raters.forEach((item, likings) -> learn(item, likings));
    }

    private void learn(int item, Map<Integer, Double> likings) {
        Map<Integer, Double> dots = new HashMap<>();
        likings.forEach((user, liking) -> users.getOrDefault(user, Map.of())
                .forEach((other, its) -> dots.merge(other, liking * its, Double::sum)));
        dots.remove(item);
        double norm = norms.getOrDefault(item, 0.0);
        List<Map.Entry<Integer, Double>> near = new ArrayList<>();
        dots.forEach((other, dot) -> {
            if (dot > 0) {
                near.add(Map.entry(other, dot / (norm * norms.getOrDefault(other, 0.0))));
            }
        });
        near.sort(Map.Entry.<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<Integer, Double> entry : near.subList(0, Math.min(NEAREST, near.size()))) {
            admirers.computeIfAbsent(entry.getKey(), key -> new HashMap<>()).put(item, entry.getValue());
        }
    }

    /** Fewer if fewer have a score above 0. */
    @Override
    public List<Integer> top(int user) {
        Map<Integer, Double> rated = users.getOrDefault(user, Map.of());
        Map<Integer, Double> scores = new HashMap<>();
        rated.forEach((item, liking) -> admirers.getOrDefault(item, Map.of())
                .forEach((other, similarity) -> scores.merge(other, similarity * liking, Double::sum)));
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && !rated.containsKey(entry.getKey()))
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The user's mean, and on top the likings of those of the item's 50 nearest that the user rated, by similarity. */
    @Override
    public double predict(int user, int item) {
        double sum = 0;
        double weight = 0;
        for (Map.Entry<Integer, Double> rated :
                users.getOrDefault(user, Map.of()).entrySet()) {
            Double similarity = admirers.getOrDefault(rated.getKey(), Map.of()).get(item);
            if (similarity != null) {
                sum += similarity * rated.getValue();
                weight += similarity;
            }
        }
        double value = means.getOrDefault(user, mean) + (weight == 0 ? 0 : sum / weight);
        return Math.max(scale.min(), Math.min(scale.max(), value));
    }

    /**
     * The hit ratio at ten, 0 to 1: of all pairs of one of {@code audience} and a target that the user did not rate, the
     * share where the target is among the user's ten.
     */
    public double hitRatio(Collection<Integer> audience, Collection<Integer> targets) {
        int pairs = 0;
        int hits = 0;
        for (int user : audience) {
            Set<Integer> top = new HashSet<>(top(user));
            for (int target : targets) {
                if (!users.getOrDefault(user, Map.of()).containsKey(target)) {
                    pairs++;
                    hits += top.contains(target) ? 1 : 0;
                }
            }
        }
        return pairs == 0 ? 0 : (double) hits / pairs;
    }
}
