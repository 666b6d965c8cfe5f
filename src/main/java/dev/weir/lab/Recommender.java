package dev.weir.lab;

import java.util.ArrayList;
import java.util.Arrays;
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
    /** Who has an item among its nearest, and how similar they are. */
    private final Map<Integer, Map<Integer, Double>> admirers = new HashMap<>();

    /** Learns from {@code ratings}. */
    public Recommender(Ratings ratings) {
        scale = ratings.scale();
        mean = ratings.mean();
        Likings likings = new Likings(ratings);
        for (int user : ratings.users()) {
            double own = ratings.of(user).stream()
                    .mapToDouble(Rating::value)
                    .average()
                    .orElse(0);
            means.put(user, own);
            Map<Integer, Double> rated = new HashMap<>();
            ratings.of(user).forEach(rating -> rated.put(rating.item(), rating.value() - own));
            users.put(user, rated);
            likings.add(rated);
        }
        for (int place = 0; place < likings.items.length; place++) {
            learn(likings, place);
        }
    }

    /** Each user's likings by the place of the item: all pairs of items are met, so nothing is looked up on the way. */
    private static final class Likings {
        private final int[] items;
        private final double[] norms;
        private final List<int[]> places = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private final List<List<Integer>> raters = new ArrayList<>();

        private Likings(Ratings ratings) {
            items = ratings.items().stream().mapToInt(ItemStats::item).toArray();
            norms = new double[items.length];
            for (int i = 0; i < items.length; i++) {
                raters.add(new ArrayList<>());
            }
        }

        private void add(Map<Integer, Double> rated) {
            int[] itsPlaces = new int[rated.size()];
            double[] itsValues = new double[rated.size()];
            int i = 0;
            for (Map.Entry<Integer, Double> entry : rated.entrySet()) {
                int place = Arrays.binarySearch(items, entry.getKey());
                itsPlaces[i] = place;
                itsValues[i] = entry.getValue();
                norms[place] = Math.hypot(norms[place], entry.getValue());
                raters.get(place).add(places.size());
                i++;
            }
            places.add(itsPlaces);
            values.add(itsValues);
        }

        /** The similarity of one item with each. */
        private double[] cosines(int place) {
            double[] dots = new double[items.length];
            for (int rater : raters.get(place)) {
                int[] itsPlaces = places.get(rater);
                double[] itsValues = values.get(rater);
                double liking = 0;
                for (int i = 0; i < itsPlaces.length; i++) {
                    liking = itsPlaces[i] == place ? itsValues[i] : liking;
                }
                for (int i = 0; i < itsPlaces.length; i++) {
                    dots[itsPlaces[i]] += liking * itsValues[i];
                }
            }
            dots[place] = 0;
            for (int other = 0; other < dots.length; other++) {
                dots[other] = dots[other] > 0 ? dots[other] / (norms[place] * norms[other]) : 0;
            }
            return dots;
        }
    }

    private void learn(Likings likings, int place) {
        double[] cosines = likings.cosines(place);
        double[] sorted = cosines.clone();
        Arrays.sort(sorted);
        double least = sorted[Math.max(0, sorted.length - NEAREST)];
        List<Integer> near = new ArrayList<>();
        for (int other = 0; other < cosines.length; other++) {
            if (cosines[other] > 0 && cosines[other] >= least) {
                near.add(other);
            }
        }
        near.sort(Comparator.comparingDouble((Integer other) -> -cosines[other]).thenComparing(other -> other));
        for (int other : near.subList(0, Math.min(NEAREST, near.size()))) {
            admirers.computeIfAbsent(likings.items[other], key -> new HashMap<>())
                    .put(likings.items[place], cosines[other]);
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
