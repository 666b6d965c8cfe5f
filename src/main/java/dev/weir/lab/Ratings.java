package dev.weir.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ratings in the order of their times, with an index over users and items. Not empty, never changed. */
public final class Ratings {

    private static final Comparator<Rating> ORDER = Comparator.comparingLong(Rating::time)
            .thenComparingInt(Rating::user)
            .thenComparingInt(Rating::item);

    private final List<Rating> list;
    private final RatingScale scale;
    private final SortedMap<Integer, List<Rating>> byUser = new TreeMap<>();
    private final SortedMap<Integer, ItemStats> items = new TreeMap<>();
    private final double mean;
    private final double sd;

    private Ratings(Collection<Rating> ratings, RatingScale scale) {
        if (ratings.isEmpty()) {
            throw new IllegalArgumentException("there are no ratings");
        }
        this.list = ratings.stream().sorted(ORDER).toList();
        this.scale = scale;
        SortedMap<Integer, List<Rating>> byItem = new TreeMap<>();
        for (Rating rating : list) {
            byUser.computeIfAbsent(rating.user(), user -> new ArrayList<>()).add(rating);
            byItem.computeIfAbsent(rating.item(), item -> new ArrayList<>()).add(rating);
        }
        byItem.forEach((item, its) -> items.put(item, stats(item, its)));
        ItemStats all = stats(0, list);
        this.mean = all.mean();
        this.sd = all.sd();
    }

    /** Ratings whose scale is what occurs: from the lowest to the highest value in the smallest distance between two. */
    public static Ratings of(Collection<Rating> ratings) {
        double[] values =
                ratings.stream().mapToDouble(Rating::value).distinct().sorted().toArray();
        if (values.length < 2) {
            throw new IllegalArgumentException("the ratings need two different values at least");
        }
        double step = Double.MAX_VALUE;
        for (int i = 1; i < values.length; i++) {
            step = Math.min(step, values[i] - values[i - 1]);
        }
        return new Ratings(ratings, new RatingScale(values[0], values[values.length - 1], step));
    }

    /** Ratings on a scale that is known. */
    public static Ratings of(Collection<Rating> ratings, RatingScale scale) {
        return new Ratings(ratings, scale);
    }

    /** What was there before {@code time}, on the same scale. */
    public Ratings before(long time) {
        return new Ratings(list.stream().filter(rating -> rating.time() < time).toList(), scale);
    }

    /** All, in the order of their times; at the same time, of user and item. */
    public List<Rating> list() {
        return list;
    }

    public RatingScale scale() {
        return scale;
    }

    /** The users, from the lowest number up. */
    public List<Integer> users() {
        return List.copyOf(byUser.keySet());
    }

    /** What {@code user} rated, in the order of time; empty for a user who is not there. */
    public List<Rating> of(int user) {
        return Collections.unmodifiableList(byUser.getOrDefault(user, List.of()));
    }

    /** The items, from the lowest number up. */
    public List<ItemStats> items() {
        return List.copyOf(items.values());
    }

    public boolean has(int item) {
        return items.containsKey(item);
    }

    /** What the ratings of {@code item} say; it must have one. */
    public ItemStats item(int item) {
        return Objects.requireNonNull(items.get(item), () -> "no rating of item " + item);
    }

    /** The mean of all values. */
    public double mean() {
        return mean;
    }

    /** The standard deviation of all values. */
    public double sd() {
        return sd;
    }

    /** The time of the first, milliseconds since 1970. */
    public long first() {
        return list.get(0).time();
    }

    /** The time of the last, milliseconds since 1970. */
    public long last() {
        return list.get(list.size() - 1).time();
    }

    private static ItemStats stats(int item, List<Rating> ratings) {
        double sum = 0;
        for (Rating rating : ratings) {
            sum += rating.value();
        }
        double mean = sum / ratings.size();
        double squares = 0;
        for (Rating rating : ratings) {
            squares += (rating.value() - mean) * (rating.value() - mean);
        }
        return new ItemStats(
                item,
                ratings.size(),
                mean,
                Math.sqrt(squares / ratings.size()),
                ratings.get(0).time());
    }
}
