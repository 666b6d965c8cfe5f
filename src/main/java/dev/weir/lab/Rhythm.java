package dev.weir.lab;

/** When people turn up: more in the evening than before dawn, more at weekends. */
final class Rhythm {

    /**
     * Share of a day's visits that begin in each hour, from midnight on: quiet before dawn, busiest around nine in the
     * evening, about eight times as much at best as at worst, as the hours of MovieLens 100K are.
     */
    private static final double[] HOURS = {
        3.1, 2.0, 1.3, 1.0, 0.9, 1.0, 1.3, 2.0, 2.9, 3.6, 4.0, 4.3, 4.7, 4.7, 4.6, 4.7, 5.0, 5.6, 6.4, 7.2, 7.7, 7.6,
        6.6, 4.8
    };

    private static final double WEEKEND = 1.25;
    private static final long HOUR = 3_600_000L;
    private static final double PEAK;
    private static final double MEAN;

    static {
        double most = 0;
        double sum = 0;
        for (double hour : HOURS) {
            most = Math.max(most, hour);
            sum += hour;
        }
        PEAK = most * WEEKEND;
        MEAN = sum / HOURS.length * (5 + 2 * WEEKEND) / 7;
    }

    private Rhythm() {}

    /** The first arrival after {@code time} (epoch milliseconds) if {@code perDay} arrive a day, by thinning. */
    static long next(long time, double perDay, Dice dice) {
        double meanAtPeak = 24 * HOUR / (perDay * PEAK / MEAN);
        double at = time;
        do {
            at += dice.exponential(meanAtPeak);
        } while (!dice.chance(level((long) at) / PEAK));
        return (long) at;
    }

    /** How busy it is, on the scale of {@link #PEAK}: the hours joined by straight lines. */
    static double level(long time) {
        long hours = Math.floorDiv(time, HOUR);
        double into = Math.floorMod(time, HOUR) / (double) HOUR;
        double now = HOURS[(int) Math.floorMod(hours, 24L)];
        double then = HOURS[(int) Math.floorMod(hours + 1, 24L)];
        // The epoch began on a Thursday: days 2 and 3 of its week are Saturday and Sunday.
        long day = Math.floorMod(Math.floorDiv(hours, 24L), 7L);
        boolean weekend = day == 2 || day == 3;
        return (now + (then - now) * into) * (weekend ? WEEKEND : 1);
    }
}
