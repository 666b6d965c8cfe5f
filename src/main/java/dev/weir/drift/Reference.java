package dev.weir.drift;

import dev.weir.chance.Shift;
import java.util.Arrays;
import java.util.List;

/**
 * How one quantity was spread in the days that were accepted. Days of honest people differ by more or less than chance alone would have it: by less,
 * because a contributor's own events lie about its mean, by more, because days have a mood. Both are measured on these days.
 */
@SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares references.
record Reference(double[] cells, double bins, double edges) {

    /** A few days can be alike by chance; nothing is taken to be ten times as sure as independent draws. */
    private static final double LEAST_SPREAD = 0.1;

    /** @param days two or more in which somebody had the quantity */
    static Reference of(List<Day> days, String quantity) {
        double[] all = sum(days, quantity);
        double size = Arrays.stream(all).sum();
        double binsSeen = 0;
        double binsByChance = 0;
        double edgesSeen = 0;
        double edgesByChance = 0;
        int counted = 0;
        for (Day day : days) {
            double[] own = sum(List.of(day), quantity);
            double contributors = Arrays.stream(own).sum();
            if (contributors == 0) {
                continue;
            }
            counted++;
            double apart = 0;
            double share = 0;
            for (int cell = 0; cell < Cells.COUNT; cell++) {
                double usual = all[cell] / size;
                double difference = own[cell] / contributors - usual;
                apart += difference;
                share += usual;
                binsSeen += contributors * difference * difference;
                binsByChance += usual * (1 - usual);
                edgesSeen += contributors * apart * apart;
                edgesByChance += share * (1 - share);
            }
        }
        double free = counted / Math.max(1.0, counted - 1);
        return new Reference(all, spread(binsSeen, binsByChance, free), spread(edgesSeen, edgesByChance, free));
    }

    /** The last days against it. */
    Shift shift(List<Day> days, String quantity) {
        return Shift.of(sum(days, quantity), cells);
    }

    /** -ln P of a shift by chance. */
    double nats(Shift shift) {
        return shift.nats(bins, edges);
    }

    double size() {
        return Arrays.stream(cells).sum();
    }

    private static double spread(double seen, double byChance, double free) {
        return byChance <= 0 ? 1 : Math.max(LEAST_SPREAD, free * seen / byChance);
    }

    private static double[] sum(List<Day> days, String quantity) {
        double[] cells = new double[Cells.COUNT];
        days.forEach(day -> day.of(quantity).addTo(cells));
        return cells;
    }
}
