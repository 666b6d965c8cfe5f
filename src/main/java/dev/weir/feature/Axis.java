package dev.weir.feature;

import java.util.Arrays;

/**
 * Where a value of one feature stands among the reference's: 0 is the median, 1 the way to the 84 % quantile of a normal
 * distribution. Values that are never negative are taken by their logarithms, so that a wrong unit is a step of the same size
 * everywhere; others linearly to three spreads and logarithmically beyond.
 *
 * @param form how values are taken
 * @param unit what values are divided by before the form
 * @param offset what is taken from values first
 * @param centre the median of the form
 * @param spread half the way from the 16 % to the 84 % quantile of the form
 */
record Axis(Form form, double unit, double offset, double centre, double spread) {

    /** No place is further out; the forest's cuts need a bound too. */
    static final double MOST = 30;

    /** Where a value stands that differs from a reference that has one value only. */
    private static final double UNSEEN = 6;

    private static final double LINEAR = 3;
    private static final double LEAST = 1e-9;

    /** How values are taken. */
    enum Form {
        /** All above 0: ln x. */
        POSITIVE,
        /** 0 and above: ln(1 + x / median of those above 0). */
        COUNT,
        /** Of both signs. */
        SIGNED
    }

    /** From the reference's values; NaN are left out. */
    static Axis of(double[] values) {
        double[] sorted = new double[values.length];
        int finite = 0;
        for (double value : values) {
            sorted[finite] = value;
            finite += Double.isFinite(value) ? 1 : 0;
        }
        sorted = Arrays.copyOf(sorted, finite);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return new Axis(Form.SIGNED, 1, 0, 0, 0);
        }
        Form form = sorted[0] > 0 ? Form.POSITIVE : sorted[0] == 0 ? Form.COUNT : Form.SIGNED;
        double unit = 1;
        double offset = 0;
        if (form == Form.COUNT) {
            double[] above = Arrays.stream(sorted).filter(value -> value > 0).toArray();
            unit = above.length == 0 ? 1 : quantile(above, 0.5);
        } else if (form == Form.SIGNED) {
            offset = quantile(sorted, 0.5);
            unit = LINEAR * spread(sorted);
        }
        Axis raw = new Axis(form, unit, offset, 0, 1);
        double[] taken = new double[sorted.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = raw.taken(sorted[i]);
        }
        return new Axis(
                form, unit, offset, quantile(taken, 0.5), sorted[0] == sorted[sorted.length - 1] ? 0 : spread(taken));
    }

    /** The place of a value, -30 to 30; NaN stays NaN. */
    double place(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        if (form != Form.SIGNED && (value < 0 || (form == Form.POSITIVE && value == 0))) {
            return -MOST;
        }
        double off = taken(value) - centre;
        if (spread == 0) {
            return Math.abs(off) < LEAST ? 0 : Math.copySign(UNSEEN, off);
        }
        return Math.max(-MOST, Math.min(MOST, off / spread));
    }

    private double taken(double value) {
        return switch (form) {
            case POSITIVE -> Math.log(value);
            case COUNT -> Math.log1p(value / unit);
            case SIGNED -> {
                double steps = (value - offset) / unit;
                double size = Math.abs(steps);
                yield LINEAR * (size <= 1 ? steps : Math.copySign(1 + Math.log(size), steps));
            }
        };
    }

    static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    private static double spread(double[] sorted) {
        double half = (quantile(sorted, 0.84) - quantile(sorted, 0.16)) / 2;
        if (half > LEAST) {
            return half;
        }
        // Most rows have one value: what the others do on average.
        double middle = quantile(sorted, 0.5);
        double mean = Arrays.stream(sorted)
                .map(value -> (value - middle) * (value - middle))
                .average()
                .orElse(0);
        return Math.max(LEAST, Math.sqrt(mean));
    }
}
