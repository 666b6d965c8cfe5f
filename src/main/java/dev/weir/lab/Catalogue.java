package dev.weir.lab;

import java.util.BitSet;

/**
 * The films: a few that everybody knows, many that hardly anybody does, and premieres that the crowd runs to.
 *
 * <p>A film's pull falls with its rank as {@code (rank + 60)^-1.2}: in MovieLens 100K the tenth of the films that is rated
 * most has 43 % of all ratings. A premiere pulls ten times its own weight on its first day, half of that two days later.
 */
final class Catalogue {

    private static final double SHIFT = 60;
    private static final double EXPONENT = 1.2;
    private static final double PREMIERE_PULL = 9;
    private static final double PREMIERE_HALF_LIFE_DAYS = 2;
    private static final int TRIES = 40;
    private static final long DAY = 24 * 3_600_000L;

    private final int first;
    private final int premieresPerDay;
    private final long opening;
    private final long seed;
    private double[] upTo;
    private int out;
    private long today = Long.MIN_VALUE;

    /**
     * @param first films out from the beginning
     * @param premieresPerDay films that come out on each later day
     * @param opening the beginning, epoch milliseconds
     */
    Catalogue(int first, int premieresPerDay, long opening, long seed) {
        this.first = first;
        this.premieresPerDay = premieresPerDay;
        this.opening = opening;
        this.seed = seed;
        this.upTo = new double[first];
    }

    /** A film that is out at {@code time} and not among {@code seen}, by pull; its number is added to {@code seen}. */
    int pick(long time, BitSet seen, Dice dice) {
        turnTo(Math.floorDiv(time - opening, DAY));
        int film = draw(dice);
        for (int tries = 0; seen.get(film) && tries < TRIES; tries++) {
            film = draw(dice);
        }
        if (seen.get(film)) {
            film = seen.nextClearBit(dice.below(out));
            film = film < out ? film : seen.nextClearBit(0);
        }
        seen.set(film);
        return film;
    }

    /** Where a film stands between the least (0) and the most (1) known. */
    double fame(int film) {
        return 1 - rank(film) / first;
    }

    private int draw(Dice dice) {
        double at = dice.uniform() * upTo[out - 1];
        int low = 0;
        int high = out - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Weighs the films anew for another day. */
    private void turnTo(long day) {
        if (day == today) {
            return;
        }
        today = day;
        out = first + (int) Math.max(0, day * premieresPerDay);
        upTo = new double[out];
        double sum = 0;
        for (int film = 0; film < out; film++) {
            sum += StrictMath.pow(rank(film) + SHIFT, -EXPONENT) * (1 + premiere(film, day));
            upTo[film] = sum;
        }
    }

    private double premiere(int film, long day) {
        if (film < first) {
            return 0;
        }
        double age = day - (film - first) / premieresPerDay - 1;
        return PREMIERE_PULL * StrictMath.pow(0.5, age / PREMIERE_HALF_LIFE_DAYS);
    }

    /** The first films are numbered by rank; a premiere's rank is drawn from its number. */
    private double rank(int film) {
        return film < first ? film : new Dice(seed + film).uniform() * first;
    }
}
