package dev.weir.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Matrix factorization with biases: a rating is the mean of all, plus the user's bias, plus the item's, plus the product of
 * the user's and the item's factors; learned by stochastic gradient descent on the squared error with L2 regularization
 * (Koren, Bell and Volinsky 2009, "Matrix factorization techniques for recommender systems"). The same ratings and seed give
 * the same model.
 */
public final class MatrixFactorization implements RatingModel {

    private static final int FACTORS = 12;
    private static final int EPOCHS = 25;
    private static final double RATE = 0.01;
    private static final double REGULARIZATION = 0.05;
    private static final double SPREAD = 0.1;

    private final Ratings ratings;
    private final int[] users;
    private final int[] items;
    private final double[] userBias;
    private final double[] itemBias;
    private final double[][] userFactors;
    private final double[][] itemFactors;

    /** Learns from {@code ratings}. */
    public MatrixFactorization(Ratings ratings, long seed) {
        this.ratings = ratings;
        this.users = ratings.users().stream().mapToInt(Integer::intValue).toArray();
        this.items = ratings.items().stream().mapToInt(ItemStats::item).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        this.userBias = new double[users.length];
        this.itemBias = new double[items.length];
        this.userFactors = drawn(users.length, random);
        this.itemFactors = drawn(items.length, random);
        learn(random);
    }

    private void learn(SplittableRandom random) {
        List<Rating> list = ratings.list();
        int count = list.size();
        int[] user = new int[count];
        int[] item = new int[count];
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            user[i] = Arrays.binarySearch(users, list.get(i).user());
            item[i] = Arrays.binarySearch(items, list.get(i).item());
            order[i] = i;
        }
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int last = count - 1; last > 0; last--) {
                int other = random.nextInt(last + 1);
                int swapped = order[last];
                order[last] = order[other];
                order[other] = swapped;
            }
            for (int place : order) {
                step(user[place], item[place], list.get(place).value());
            }
        }
    }

    private void step(int user, int item, double value) {
        double error = value - raw(user, item);
        userBias[user] += RATE * (error - REGULARIZATION * userBias[user]);
        itemBias[item] += RATE * (error - REGULARIZATION * itemBias[item]);
        double[] of = userFactors[user];
        double[] its = itemFactors[item];
        for (int k = 0; k < FACTORS; k++) {
            double before = of[k];
            of[k] += RATE * (error * its[k] - REGULARIZATION * before);
            its[k] += RATE * (error * before - REGULARIZATION * its[k]);
        }
    }

    private double raw(int user, int item) {
        double sum = ratings.mean() + userBias[user] + itemBias[item];
        for (int k = 0; k < FACTORS; k++) {
            sum += userFactors[user][k] * itemFactors[item][k];
        }
        return sum;
    }

    @Override
    public double predict(int user, int item) {
        int row = Arrays.binarySearch(users, user);
        int column = Arrays.binarySearch(items, item);
        double value;
        if (row >= 0 && column >= 0) {
            value = raw(row, column);
        } else {
            value = ratings.mean() + (row >= 0 ? userBias[row] : 0) + (column >= 0 ? itemBias[column] : 0);
        }
        return Math.max(ratings.scale().min(), Math.min(ratings.scale().max(), value));
    }

    @Override
    public List<Integer> top(int user) {
        int row = Arrays.binarySearch(users, user);
        if (row < 0) {
            return List.of();
        }
        Set<Integer> rated = new HashSet<>();
        ratings.of(user).forEach(rating -> rated.add(rating.item()));
        List<Scored> scored = new ArrayList<>();
        for (int column = 0; column < items.length; column++) {
            if (!rated.contains(items[column])) {
                scored.add(new Scored(items[column], raw(row, column)));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::item));
        return scored.stream().limit(TOP).map(Scored::item).toList();
    }

    private record Scored(int item, double score) {}

    private static double[][] drawn(int rows, SplittableRandom random) {
        double[][] factors = new double[rows][FACTORS];
        for (double[] row : factors) {
            for (int k = 0; k < FACTORS; k++) {
                row[k] = SPREAD * (random.nextDouble() - 0.5);
            }
        }
        return factors;
    }
}
