package dev.weir.lab;

import java.util.SplittableRandom;

/**
 * Seeded draws from the distributions that people's habits follow. {@link StrictMath} throughout: the same seed gives the
 * same draws on every machine. Not thread-safe.
 */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of their own, so that what one person draws does not depend on what others draw in between. */
    Dice split() {
        return new Dice(random.split());
    }

    /** From 0, included, to 1, not included. */
    double uniform() {
        return random.nextDouble();
    }

    /** From {@code low} to {@code high}. */
    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Mean 0, standard deviation 1 (Box and Muller 1958). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** A positive number whose logarithm is normal around that of {@code median}. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** The waiting time for something that happens once in {@code mean} on average. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** 1 or more, {@code mean} on average: how often until it is enough. */
    int geometric(double mean) {
        int count = 1;
        while (chance(1 - 1 / mean)) {
            count++;
        }
        return count;
    }
}
