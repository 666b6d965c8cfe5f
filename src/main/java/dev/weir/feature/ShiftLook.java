package dev.weir.feature;

import dev.weir.chance.Shift;

/** How one feature of a party is distributed against that of all others. */
final class ShiftLook {

    private ShiftLook() {}

    /** Compares a party with others, whose counts include the party's. */
    static Shift of(short[] bins, int[] pool, int feature) {
        double[] seen = new double[Bins.COUNT];
        double[] rest = new double[Bins.COUNT];
        for (int bin = 0; bin < Bins.COUNT; bin++) {
            int at = feature * Bins.COUNT + bin;
            seen[bin] = bins[at];
            rest[bin] = pool[at] - bins[at];
        }
        return Shift.of(seen, rest);
    }

    /** -ln P in nats where honest parties differ by {@code dispersion} for each row. */
    static double nats(Shift shift, double dispersion, int rows) {
        double allowance = 1 + dispersion * rows;
        return shift.nats(allowance, allowance);
    }
}
