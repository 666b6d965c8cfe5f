package dev.weir.source;

import dev.weir.chance.Tail;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many come in an hour, by its hour of the day, and how far hours spread about that: means with a half-life of two weeks, and an
 * index of dispersion. An hour that stands out adds no more than twice the mean and three, so that an attack does not become what
 * is usual within days. Mutable.
 */
final class Level {

    private static final int HOURS = 24;

    /** What is left of an hour's weight a day later: half after 14 days, the two weeks over which usage drifts little. */
    private static final double KEPT_A_DAY = Math.pow(0.5, 1 / 14.0);

    private static final double KEPT_AN_HOUR = Math.pow(KEPT_A_DAY, 1.0 / HOURS);

    /** Hours of the overall mean that each hour of the day is mixed with: an hour that was seen twice says half of it. */
    private static final double SHRUNK = 2;

    /** Before anything is known the spread is taken for twice that of chance, with the weight of so many contributors. */
    private static final double FIRST_SPREAD = 2;

    private static final double FIRST_WEIGHT = 5;

    /** No source is more even than chance by much; below 1 there is no negative binomial. */
    private static final double LEAST_SPREAD = 1.1;

    /** Hours until it is known: about twelve days at this half-life. */
    private static final double KNOWN_HOURS = 9 * HOURS;

    private static final double LEAST_MEAN = 0.01;

    private final double[] sums = new double[HOURS];
    private final double[] hours = new double[HOURS];
    private double sum;
    private double all;
    private double squares;
    private double means;

    private static int ofDay(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS);
    }

    /** How many are usual in an hour, by its number since 1970. */
    double expected(long hour) {
        int place = ofDay(hour);
        double overall = all == 0 ? 0 : sum / all;
        return Math.max(LEAST_MEAN, (sums[place] + SHRUNK * overall) / (hours[place] + SHRUNK));
    }

    /** Variance over mean, 1 for chance alone. */
    double spread() {
        return Math.max(LEAST_SPREAD, (squares + FIRST_SPREAD * FIRST_WEIGHT) / (means + FIRST_WEIGHT));
    }

    /** Whether enough hours were seen to say what is usual. */
    boolean isKnown() {
        return all >= KNOWN_HOURS;
    }

    /** -ln P(as many or more in an hour), in nats, where {@code expected} are usual: a negative binomial with this spread. */
    double surprisal(int count, double expected) {
        if (count <= expected) {
            return 0;
        }
        // Two causes of spread: that of hours, and that the mean is known from few.
        double uncertain = (spread() - 1) / expected + 1 / (sum + 0.5);
        return Tail.negativeBinomial(count, 1 / uncertain, expected);
    }

    /**
     * -ln P(nobody comes), in nats, while {@code expected} are usual together: hours as of a negative binomial with this spread, whose mean
     * is known no better than from those who came.
     */
    double quiet(double expected) {
        double certain = expected * Math.log(spread()) / (spread() - 1);
        double seen = sum + 0.5;
        return seen * Math.log1p(certain / seen);
    }

    /** Learns from an hour. */
    void learn(long hour, int count) {
        double expected = expected(hour);
        double learned = Math.min(count, 2 * expected + 3);
        if (all > 0) {
            squares = squares * KEPT_AN_HOUR + (learned - expected) * (learned - expected);
            means = means * KEPT_AN_HOUR + expected;
        }
        int place = ofDay(hour);
        sums[place] = sums[place] * KEPT_A_DAY + learned;
        hours[place] = hours[place] * KEPT_A_DAY + 1;
        sum = 0;
        all = 0;
        for (int i = 0; i < HOURS; i++) {
            sum += sums[i];
            all += hours[i];
        }
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < HOURS; i++) {
            out.writeFloat((float) sums[i]);
            out.writeFloat((float) hours[i]);
        }
        out.writeDouble(squares);
        out.writeDouble(means);
    }

    static Level read(DataInput in) throws IOException {
        Level level = new Level();
        for (int i = 0; i < HOURS; i++) {
            level.sums[i] = in.readFloat();
            level.hours[i] = in.readFloat();
            level.sum += level.sums[i];
            level.all += level.hours[i];
        }
        level.squares = in.readDouble();
        level.means = in.readDouble();
        return level;
    }
}
