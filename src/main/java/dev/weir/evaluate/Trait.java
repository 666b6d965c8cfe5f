package dev.weir.evaluate;

import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By what honest users are ordered, to see whether the cost falls on some of them. */
public enum Trait {
    /** How many ratings they gave. */
    ACTIVITY,
    /** When they came, the first ones first. */
    AGE,
    /** How popular what they rate is: the mean logarithm of its ratings. */
    TASTE;

    /** How many groups there are. */
    static final int TENTHS = 10;

    /** For each user the tenth that it is in, 0 to 9, from the least on; ties by number. */
    Map<Integer, Integer> tenths(Ratings honest, Set<Integer> users) {
        Map<Integer, Double> by = new HashMap<>();
        users.forEach(user -> by.put(user, of(honest.of(user), honest)));
        List<Integer> sorted = new ArrayList<>(users);
        sorted.sort(Comparator.comparingDouble((Integer user) -> by.getOrDefault(user, 0.0))
                .thenComparingInt(user -> user));
        Map<Integer, Integer> tenths = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            tenths.put(sorted.get(i), i * TENTHS / sorted.size());
        }
        return tenths;
    }

    private double of(List<Rating> ratings, Ratings all) {
        return switch (this) {
            case ACTIVITY -> ratings.size();
            case AGE -> ratings.isEmpty() ? 0 : ratings.get(0).time();
            case TASTE ->
                ratings.stream()
                        .mapToDouble(
                                rating -> StrictMath.log(all.item(rating.item()).count()))
                        .average()
                        .orElse(0);
        };
    }
}
