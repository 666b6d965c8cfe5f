package dev.weir.table;

/**
 * Counts and sums over the last so many days, several lengths at a time, in one pass. An entry of time t is within a length L
 * at time now where t is above now - L, as in pandas' rolling windows by time. Keeps the entries of the longest length.
 */
final class Lookback {

    private final long[] lengths;
    private final long[] starts;
    private final double[] sums;
    private long[] times = new long[8];
    private double[] values = new double[8];
    private long end;

    /** Lengths in milliseconds, the longest last. */
    Lookback(long... lengths) {
        this.lengths = lengths.clone();
        this.starts = new long[lengths.length];
        this.sums = new double[lengths.length];
    }

    /** Adds an entry that is no older than the one before. */
    void add(long time, double value) {
        advance(time);
        if (end - starts[lengths.length - 1] == times.length) {
            grow();
        }
        times[place(end)] = time;
        values[place(end)] = value;
        end++;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += value;
        }
    }

    /** Lets go of what is too old at {@code now}. */
    void advance(long now) {
        for (int i = 0; i < lengths.length; i++) {
            long oldest = now - lengths[i];
            while (starts[i] < end && times[place(starts[i])] <= oldest) {
                sums[i] -= values[place(starts[i]++)];
            }
        }
    }

    /** How many entries are within a length. */
    int count(int length) {
        return (int) (end - starts[length]);
    }

    /** The sum of the entries within a length. */
    double sum(int length) {
        return starts[length] == end ? 0 : sums[length];
    }

    private int place(long number) {
        return (int) (number & (times.length - 1));
    }

    private void grow() {
        long[] moreTimes = new long[times.length * 2];
        double[] moreValues = new double[times.length * 2];
        for (long number = starts[lengths.length - 1]; number < end; number++) {
            int to = (int) (number & (moreTimes.length - 1));
            moreTimes[to] = times[place(number)];
            moreValues[to] = values[place(number)];
        }
        times = moreTimes;
        values = moreValues;
    }
}
