package dev.weir.spending;

import java.util.Arrays;

/**
 * At which hours of the day a contributor pays. Never changed once made.
 *
 * @param counts payments by hour, 24, each at most {@link #MOST}
 */
@SuppressWarnings("ArrayRecordComponent") // 24 bytes of a memory of 95, written in one go.
record Hours(byte[] counts) {

    static final int COUNT = 24;

    static final Hours NONE = new Hours(new byte[COUNT]);

    /** Here all counts are halved. */
    static final int MOST = 100;

    /** What everybody pays at any hour counts as so many payments, spread evenly. */
    private static final double EVEN = 2;

    Hours with(int hour) {
        byte[] next = counts.clone();
        if (next[hour] >= MOST) {
            for (int i = 0; i < COUNT; i++) {
                next[i] = (byte) (next[i] / 2);
            }
        }
        next[hour]++;
        return new Hours(next);
    }

    /** -ln of how often it pays around this hour, against paying at any hour alike; below 0 where it does more often. */
    double surprise(int hour) {
        int sum = 0;
        for (byte count : counts) {
            sum += count;
        }
        double around = (counts[(hour + COUNT - 1) % COUNT] + 2 * counts[hour] + counts[(hour + 1) % COUNT]) / 4.0;
        return -Math.log(COUNT * (around + EVEN / COUNT) / (sum + EVEN));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hours hours && Arrays.equals(counts, hours.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
